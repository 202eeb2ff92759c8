import { beforeAll, describe, expect, it } from 'vitest';
import { stations } from '../../../db/schema/index.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import type { HandOver, WalkInRegistered } from '../../../server/registration/desk/desk.contract.ts';
import { listHandOvers } from '../../../server/registration/desk/list-hand-overs.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let desk: string;
let supervisor: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  supervisor = await app.signedInAs('supervisor');
  const administrator = await app.signedInAs('administrator');
  const day = 86_400_000;
  const [startsAt, endsAt] = [-day, day].map((ms) => new Date(app.clock.now().getTime() + ms).toISOString());
  const body = { name: { en: 'Small Conference' }, timeZone: 'UTC', startsAt, endsAt };
  expect((await app.ask('PUT', '/api/conference', { cookie: administrator, body })).status).toBe(200);
});

const walkIn = (changes: object = {}) => ({
  id: uuidv7(app.clock.now()),
  ...{ name: 'Durda Mostovic', country: 'RS', category: 'attendee', email: 'durda@example.org' },
  ...changes,
});

async function send(body: object, cookie = desk) {
  const answer = await app.ask('POST', '/api/desk/walk-ins', { cookie, body });
  return { status: answer.status, body: (await answer.json()) as WalkInRegistered & { code: string; faults: unknown } };
}

const read = async (id: string): Promise<DelegateDetails> =>
  (await app.ask('GET', `/api/delegates/${id}`, { cookie: desk })).json();

describe('a walk-in', () => {
  it('is registered, approved by the rule and has both badges; sent twice, it is one person', async () => {
    const body = walkIn();
    const answers = await Promise.all([send(body), send(body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body: { isRepeated } }) => isRepeated).sort()).toEqual([false, true]);
    const [first] = answers;
    expect(first?.body).toMatchObject({ standing: 'approved', badges: [{ medium: 'printed' }, { medium: 'phone' }] });
    expect(await read(body.id)).toMatchObject({ nameLatin: 'Durda Mostovic', badgeMedia: ['phone', 'printed'] });
  });

  it('of a category that needs review waits for it, unless a supervisor registers them', async () => {
    const speaker = walkIn({ category: 'official' });
    expect((await send(speaker)).body).toMatchObject({
      standing: 'waiting',
      waitsBecause: 'category_needs_review',
      badges: [],
    });
    expect((await send(walkIn({ category: 'official' }), supervisor)).body).toMatchObject({ standing: 'approved' });
  });

  it('who may be registered already waits for somebody to look', async () => {
    const twice = { name: 'Twice Named', birthDate: '1980-02-03' };
    expect((await send(walkIn(twice))).body).toMatchObject({ standing: 'approved' });
    const again = walkIn(twice);
    expect((await send(again)).body).toMatchObject({ waitsBecause: 'double' });
    expect((await read(again.id)).alike[0]).toMatchObject({ name: 'Twice Named', notice: 'same_person' });
  });

  it('who is a minor needs somebody who answers for them', async () => {
    const minor = { birthDate: '2015-05-05' };
    expect(await send(walkIn(minor))).toMatchObject({ status: 422, body: { code: 'registration.walk_in_invalid' } });
    const guardian = { name: 'Vesna Mostovic', phone: '+381 11 555 0101' };
    const child = walkIn({ ...minor, guardian });
    expect((await send(child)).body).toMatchObject({ standing: 'approved' });
    expect(await read(child.id)).toMatchObject({ isMinor: true, guardian });
  });

  it('is told what to mend by its field', async () => {
    const answer = await send(walkIn({ name: '沈望舒', country: 'QQ' }));
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.body.faults).toMatchObject([{ path: 'nameLatin' }, { path: 'country' }]);
  });

  it('comes as a companion of somebody who comes, as many as the terms let', async () => {
    const companionOf = await register(app.database, { category: 'speaker' });
    const first = walkIn({ companionOf });
    expect((await send(first)).body).toMatchObject({ standing: 'approved' });
    expect(await read(first.id)).toMatchObject({ companionOf: { id: companionOf, status: 'approved' } });
    expect(await send(walkIn({ companionOf }))).toMatchObject({ body: { code: 'registration.companions_full' } });
  });
});

describe('handing over', () => {
  const give = async (body: object, cookie = desk) => app.ask('POST', '/api/hand-overs', { cookie, body });

  it('tells a colleague what was done; the first who takes it has it, until it is settled', async () => {
    const delegateId = await register(app.database, { name: '林渡川' });
    const made: HandOver = await (await give({ delegateId, note: 'Badge printed, photograph missing' })).json();
    expect((await give({ delegateId, note: 'Again' })).status).toBe(409);
    const take = (cookie: string) => app.ask('POST', `/api/hand-overs/${made.id}/take`, { cookie });
    expect((await take(supervisor)).status).toBe(200);
    expect((await take(desk)).status).toBe(409);
    expect(await listHandOvers(app)).toMatchObject({
      open: [{ name: '林渡川', takenBy: { name: expect.stringMatching(/^Staff/) } }],
    });
    expect(await read(delegateId)).toMatchObject({ handOver: { note: 'Badge printed, photograph missing' } });
    expect((await app.ask('POST', `/api/hand-overs/${made.id}/close`, { cookie: supervisor })).status).toBe(204);
    expect((await take(supervisor)).status).toBe(409);
    expect(await listHandOvers(app)).toEqual({ open: [], more: 0 });
  });

  it('is to somebody at a desk or a station', async () => {
    const { colleagues } = await (await app.ask('GET', '/api/desk/colleagues', { cookie: desk })).json();
    expect(colleagues.length).toBeGreaterThan(1);
    const delegateId = await register(app.database);
    const answer = await give({ delegateId, note: 'To nobody', to: uuidv7(app.clock.now()) });
    expect(answer.status).toBe(422);
  });
});

describe('somebody who is not verified', () => {
  it('is sent to a station, where they are expected', async () => {
    const delegateId = await register(app.database);
    const sendThere = () => app.ask('POST', `/api/desk/delegates/${delegateId}/station`, { cookie: desk });
    expect((await sendThere()).status).toBe(409);
    await app.database.drizzle.insert(stations).values({ id: 'station-2', number: 2, place: { en: 'Tea house' } });
    expect(await (await sendThere()).json()).toMatchObject({ station: { number: 2, waiting: 1 } });
    expect(await (await sendThere()).json()).toMatchObject({ station: { number: 2, waiting: 1 } });
    expect(await read(delegateId)).toMatchObject({ station: { number: 2 }, isVerified: false });
  });
});
