import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { photographs } from '../../db/schema/index.ts';
import { delegateDatumIds, type OwnData, ownData } from '../../server/privacy/privacy.contract.ts';
import { keptHours } from '../../server/privacy/retention/kept-hours.contract.ts';
import { sealPhotograph } from '../../server/registration/photographs/seal-photograph.ts';
import { openVenue, type Venue } from '../admission/venue.ts';
import { useApp } from '../support/app.ts';
import { openOwnPage } from './retention-world.ts';
import { leaveTracesOf } from './traces.ts';

const app = useApp();
let venue: Venue;
let desk: string;
let guard: string;
beforeAll(async () => {
  venue = await openVenue(app);
});
beforeEach(async () => {
  [desk, guard] = [await app.signedInAs('desk'), await app.signedInAs('gate')];
});

async function person() {
  const { delegateId, token } = await venue.invite();
  const cookie = await openOwnPage(app, desk, delegateId);
  const ask = (method: string, path: string) => app.ask(method, `/api/delegate${path}`, { cookie });
  const data = async (): Promise<OwnData> => ownData.parse(await (await ask('GET', '/data')).json());
  return { delegateId, token, ask, data };
}

it('a delegate sees all kinds of data that are kept of them, with their own values and the day when it goes', async () => {
  const { delegateId, own } = await leaveTracesOf(app, venue, { guard, desk });
  const cookie = await openOwnPage(app, desk, delegateId);
  const answer = await app.ask('GET', '/api/delegate/data', { cookie });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { kinds, askedForErasureAt } = ownData.parse(await answer.json());
  const untold = delegateDatumIds.filter((id) => !kinds.some(({ kind }) => kind === id));
  // Nothing of theirs leads there: files that were imported, and who was erased. Nobody has vetted them.
  expect(untold.sort()).toEqual(['erasures', 'import_faults', 'vetting']);
  expect(kinds.find(({ kind }) => kind === 'name')?.values).toEqual([own.name, own.latin]);
  const [conference] = await app.database.sql`select ends_at + interval '30 days' as until from conference`;
  expect(kinds.find(({ kind }) => kind === 'photograph')?.until).toBe(new Date(conference!.until).toISOString());
  expect(askedForErasureAt).toBe('2026-11-20T08:00:00.000Z');
});

it('what is in force here is told to delegates with their data, and to staff', async () => {
  const { data } = await person();
  const answer = await app.ask('GET', '/api/retention-periods', { cookie: desk });
  expect(await answer.json()).toEqual({ keptHours });
  expect((await data()).keptHours).toEqual(keptHours);
  expect((await app.ask('GET', '/api/retention-periods', { cookie: guard })).status).toBe(403);
});

it('a copy of it holds everything and no secret, and the ledger says that it was taken', async () => {
  const { delegateId, own, token } = await leaveTracesOf(app, venue, { guard, desk });
  const sealed = sealPhotograph(app, { jpeg: Buffer.from('the picture'), widthPx: 1, heightPx: 1 });
  await app.database.drizzle.update(photographs).set(sealed).where(eq(photographs.delegateId, delegateId));
  const cookie = await openOwnPage(app, desk, delegateId);
  const answer = await app.ask('POST', '/api/delegate/data/copies', { cookie });
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const text = Buffer.from(await answer.arrayBuffer()).toString();
  for (const value of [own.name, own.email, own.answer, own.note, own.phone, own.last4, token, 'the picture']) {
    expect(text).toContain(value);
  }
  expect(text).not.toMatch(/hash"|sealed_|"search_|_by"|public_key/);
  const entries = await app.database.sql`select actor_kind from ledger where action = 'own_data_downloaded'`;
  expect(entries).toEqual([{ actor_kind: 'delegate' }]);
});

it('copies are not made without end', async () => {
  const { ask } = await person();
  const statuses: number[] = [];
  for (let copy = 0; copy < 6; copy += 1) statuses.push((await ask('POST', '/data/copies')).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});

it('what is kept of others is in nobody’s copy', async () => {
  const { own } = await leaveTracesOf(app, venue, { guard, desk });
  const { ask } = await person();
  const text = Buffer.from(await (await ask('POST', '/data/copies')).arrayBuffer()).toString();
  for (const value of Object.values(own)) if (value.length > 4) expect(text).not.toContain(value);
});

it('a delegate withdraws: the badge is revoked, and their page stays open and says so', async () => {
  const { delegateId, ask } = await person();
  expect((await ask('POST', '/withdrawal')).status).toBe(204);
  expect(await (await ask('GET', '')).json()).toMatchObject({ step: 'withdrawn', status: 'withdrawn' });
  const [badge] = await app.database.sql`select revoked_at from badges where delegate_id = ${delegateId}`;
  expect(badge?.revoked_at).not.toBeNull();
  expect(await (await ask('POST', '/withdrawal')).json()).toMatchObject({ code: 'registration.already_withdrawn' });
});

it('a wish to be erased is told to the office, is one however often it is said, and can be taken back', async () => {
  const { delegateId, ask, data } = await person();
  const told = async () => {
    const answer = await app.ask('GET', '/api/erasure-requests', { cookie: desk });
    const { requests } = (await answer.json()) as { requests: { delegate: { id: string }; isProposed: boolean }[] };
    return requests.find(({ delegate }) => delegate.id === delegateId);
  };
  for (const status of [204, 204]) expect((await ask('PUT', '/erasure-request')).status).toBe(status);
  expect(await told()).toMatchObject({ isProposed: false });
  const body = { because: 'They asked for it on their page' };
  await app.ask('POST', `/api/delegates/${delegateId}/erasure`, { cookie: desk, body });
  expect(await told()).toMatchObject({ isProposed: true });
  expect((await data()).askedForErasureAt).toBeDefined();
  expect((await ask('DELETE', '/erasure-request')).status).toBe(204);
  expect(await told()).toBeUndefined();
  expect((await data()).askedForErasureAt).toBeUndefined();
});
