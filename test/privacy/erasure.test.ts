import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledger } from '../../db/schema/index.ts';
import { createApp } from '../../server/app.ts';
import { hashOfEntry, ledgerOrigin } from '../../server/kernel/ledger-hash.ts';
import { createHub } from '../../server/live/hub.ts';
import { eraseDue } from '../../server/privacy/erasure/erase-due.ts';
import { guardAt, openVenue, type Venue, whereabouts } from '../admission/venue.ts';
import { useApp } from '../support/app.ts';
import { openOwnPage, retentionOver } from './retention-world.ts';
import { leaveTracesOf } from './traces.ts';

const app = useApp();
const keeping = retentionOver(app);
const deps = { ...app, ...keeping };
const asSuperuser = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => asSuperuser.end());

let venue: Venue;
let guard: string;
let desk: string;
let administrator: string;
beforeAll(async () => {
  venue = await openVenue(app);
});
beforeEach(async () => {
  guard = await app.signedInAs('gate');
  desk = await app.signedInAs('desk');
  administrator = await app.signedInAs('administrator');
});

const because = 'They asked for it in writing';

/** Proposed at the desk, confirmed by an administrator; erased as soon as retention looks. */
async function decide(delegateId: string): Promise<void> {
  const proposed = await app.ask('POST', `/api/delegates/${delegateId}/erasure`, { cookie: desk, body: { because } });
  expect(proposed.status).toBe(201);
  const { id } = (await proposed.json()) as { id: string };
  const confirmed = await app.ask('POST', `/api/proposals/${id}/confirm`, { cookie: administrator });
  expect(confirmed.status).toBe(204);
}

/** Every table of the database as text, with those that hold one of these words. */
async function tablesNaming(words: readonly string[]): Promise<string[]> {
  const tables = await asSuperuser<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;
  const named: string[] = [];
  for (const { name } of tables) {
    const rows = await asSuperuser`select t::text as line from ${asSuperuser(name)} t`;
    const text = rows.map(({ line }) => String(line)).join('\n');
    for (const word of words) if (text.includes(word)) named.push(`${name}: ${word}`);
  }
  return named;
}

describe('A delegate whom two members of the staff erase', () => {
  it('is found by nothing in any table afterwards, and by something in many before', async () => {
    const { delegateId, words } = await leaveTracesOf(app, venue, { guard, desk });
    const before = await tablesNaming(words);
    expect(new Set(before.map((line) => line.split(':')[0])).size).toBeGreaterThan(15);
    await decide(delegateId);
    await eraseDue(deps);
    expect((await tablesNaming(words)).filter((line) => line !== `erasures: ${delegateId}`)).toEqual([]);
  });

  it('is refused at every gate from the decision on, before anything is erased, and unknown there afterwards', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    await decide(delegateId);
    expect(await scan('south-1', token)).toMatchObject({ verdict: 'refuse', reason: 'badge_revoked' });
    await eraseDue(deps);
    expect(await scan('south-1', token)).toMatchObject({ verdict: 'refuse', reason: 'badge_unknown' });
  });

  it('is not counted inside any more, and the others are', async () => {
    const { scan } = guardAt(app, venue, guard);
    const [goes, stays] = [await venue.invite(), await venue.invite()];
    for (const { token } of [goes, stays]) {
      await scan('south-1', token);
      await scan('hall-2', token);
    }
    const before = (await whereabouts(app)).inside;
    await decide(goes.delegateId);
    await eraseDue(deps);
    const after = await whereabouts(app);
    expect(after.inside).toEqual({ ...before, town: before.town! - 1, hall: before.hall! - 1 });
    expect(after.zoneOf.has(goes.delegateId)).toBe(false);
    expect(await scan('hall-2', stays.token, { direction: 'out' })).toMatchObject({ verdict: 'admit' });
  });

  it('leaves in the ledger, which is still whole, that somebody was erased, by a number whose key is gone', async () => {
    const { delegateId } = await venue.invite();
    await decide(delegateId);
    const [subject] = await app.database.sql`select subject_id from ledger_subjects where delegate_id = ${delegateId}`;
    await eraseDue(deps);
    const entries = await app.database.sql`
      select action, actor_kind from ledger where subject_id = ${subject!.subject_id} order by sequence`;
    expect(entries.map(({ action }) => action)).toEqual(['proposal_made', 'proposal_confirmed', 'delegate_erased']);
    expect(await app.database.sql`select from ledger_subjects where subject_id = ${subject!.subject_id}`).toEqual([]);
    expect(keeping.erased).toContain(delegateId);
    let previousHash: Buffer = ledgerOrigin;
    for (const { hash, ...entry } of await app.database.drizzle.select().from(ledger).orderBy(ledger.sequence)) {
      expect(entry.previousHash).toEqual(previousHash);
      expect(hashOfEntry(entry)).toEqual(hash);
      previousHash = hash;
    }
  });

  it('takes the companions’ badges along, and leaves nobody without whom they answer for', async () => {
    const { scan } = guardAt(app, venue, guard);
    const [head, companion] = [await venue.invite(), await venue.invite()];
    await asSuperuser`update delegates set companion_of = ${head.delegateId} where id = ${companion.delegateId}`;
    await decide(head.delegateId);
    await eraseDue(deps);
    expect(await scan('south-1', companion.token)).toMatchObject({ verdict: 'refuse' });
    const [left] = await app.database
      .sql`select status, companion_of from delegates where id = ${companion.delegateId}`;
    expect(left).toEqual({ status: 'withdrawn', companion_of: null });
  });

  it('cannot open their own page from the decision on', async () => {
    const { delegateId } = await venue.invite();
    const cookie = await openOwnPage(app, desk, delegateId);
    expect((await app.ask('GET', '/api/delegate', { cookie })).status).toBe(200);
    await decide(delegateId);
    expect((await app.ask('GET', '/api/delegate', { cookie })).status).toBe(401);
  });

  it('who comes back with a backup is erased again', async () => {
    const { delegateId } = await venue.invite();
    await asSuperuser`insert into erasures (delegate_id, erased_at) values (${delegateId}, now())`;
    await eraseDue(deps);
    expect(await app.database.sql`select from delegates where id = ${delegateId}`).toEqual([]);
  });

  it('goes with all registrations that were found to be of the same person', async () => {
    const [stays, goes] = [await venue.invite(), await venue.invite()];
    await asSuperuser`update delegates set status = 'withdrawn', merged_into = ${stays.delegateId} where id = ${goes.delegateId}`;
    await decide(stays.delegateId);
    await eraseDue(deps);
    const ids = [stays.delegateId, goes.delegateId];
    expect(await app.database.sql`select from delegates where id = any(${ids})`).toEqual([]);
  });

  it('stays whole where the ledger cannot be written', async () => {
    const { delegateId } = await venue.invite();
    await decide(delegateId);
    await asSuperuser`revoke insert on ledger from causeway_retention`;
    await expect(eraseDue(deps)).rejects.toThrow();
    expect(await app.database.sql`select from delegates where id = ${delegateId}`).toHaveLength(1);
    await asSuperuser`grant insert on ledger to causeway_retention`;
    expect(await eraseDue(deps)).toBe(1);
  });
});

describe('An erasure', () => {
  it('is done at once by a server that has what erases, without anybody waiting for it', async () => {
    const served = createApp({ ...app, live: createHub(app), erasing: keeping });
    const { delegateId } = await venue.invite();
    const made = await app.ask('POST', `/api/delegates/${delegateId}/erasure`, { cookie: desk, body: { because } });
    const { id } = (await made.json()) as { id: string };
    const headers = { cookie: administrator };
    expect((await served.request(`/api/proposals/${id}/confirm`, { method: 'POST', headers })).status).toBe(204);
    await expect.poll(() => app.database.sql`select from delegates where id = ${delegateId}`).toEqual([]);
  });

  it('is not confirmed by who proposed it', async () => {
    const { delegateId } = await venue.invite();
    const cookie = administrator;
    const made = await app.ask('POST', `/api/delegates/${delegateId}/erasure`, { cookie, body: { because } });
    const { id } = (await made.json()) as { id: string };
    const answer = await app.ask('POST', `/api/proposals/${id}/confirm`, { cookie });
    expect(await answer.json()).toMatchObject({ code: 'proposals.own_proposal' });
  });

  it('of nobody is answered as such', async () => {
    const nobody = '01980000-0000-7000-8000-000000000000';
    const answer = await app.ask('POST', `/api/delegates/${nobody}/erasure`, { cookie: desk, body: { because } });
    expect(await answer.json()).toMatchObject({ code: 'privacy.delegate_unknown' });
  });
});
