import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { badges, devices, ledger, stations } from '../../db/schema/index.ts';
import { maxScansInBatch, scanAnswer, scanBatchAnswer } from '../../server/admission/admission.contract.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { formatBadgeNumber } from '../../server/registration/badge-number.ts';
import { useApp } from '../support/app.ts';
import { openVenue, post, type Venue, whereabouts } from './venue.ts';

// Many questions in each, one after another: slow machines get their time.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
let venue: Venue;
let guard: string;

beforeAll(async () => {
  venue = await openVenue(app);
  guard = await app.signedInAs('gate');
});

const send = (body: unknown) => post(app, guard, body);
const scan = async (laneId: string, token: string, changes = {}) => {
  app.clock.advance(1000);
  const { status, body } = await send(venue.record(laneId, token, changes));
  if (status === 200) scanAnswer.parse(body);
  return { ...body, status };
};
const out = { direction: 'out' } as const;
const admitted = { status: 200, verdict: 'admit', reason: 'admitted' };

describe('a delegate at the gates', () => {
  it('comes in, goes into the hall, leaves and comes back, and is counted where they are', async () => {
    const { token, delegateId } = await venue.invite();
    const where = async () => (await whereabouts(app)).zoneOf.get(delegateId);
    expect(await scan('south-1', token)).toMatchObject({
      ...admitted,
      isFirstEntry: true,
      zone: { id: 'town', inside: 1 },
    });
    expect(await scan('hall-1', token)).toMatchObject({
      ...admitted,
      isFirstEntry: false,
      zone: { inside: 1, capacity: 3 },
    });
    expect(await whereabouts(app)).toMatchObject({ inside: { town: 1, hall: 1 } });
    expect(await scan('hall-2', token, out)).toMatchObject({ verdict: 'admit', reason: 'left', zone: { inside: 0 } });
    expect(await where()).toBe('town');
    expect(await scan('south-2', token, out)).toMatchObject({ reason: 'left' });
    expect(await where()).toBeUndefined();
    expect(await scan('west-1', token)).toMatchObject({ ...admitted, isFirstEntry: false });
    expect((await whereabouts(app)).entriesOf.get(delegateId)).toBe(2);
    await scan('west-1', token, out);
    expect((await whereabouts(app)).inside).toEqual({});
  });

  it('is told to a guard with name, badge number and country, for the face and the sound of it', async () => {
    const { token, delegateId, serial } = await venue.invite();
    const { holder } = await scan('south-1', token);
    expect(holder).toEqual({
      ...{ delegateId, badgeNumber: formatBadgeNumber(serial) },
      ...{ name: '沈望舒', nameLatin: 'Shen Wangshu', country: 'CN', category: 'speaker' },
    });
    await scan('south-1', token, out);
  });

  it('whose badge is inside already is refused, and the guard told where and when it came in', async () => {
    const { token } = await venue.invite();
    const first = await scan('south-1', token);
    const again = await scan('west-1', token);
    expect(again).toMatchObject({ verdict: 'refuse', reason: 'already_inside' });
    expect(again.cameIn).toEqual({ laneId: 'south-1', at: first.decidedAt });
    await scan('south-1', token, out);
  });

  it('leaves by the outer gate without a scan at the inner ones, and is gone from all of them', async () => {
    const { token } = await venue.invite();
    for (const lane of ['south-1', 'hall-1', 'tea-1']) expect(await scan(lane, token)).toMatchObject(admitted);
    expect(await whereabouts(app)).toMatchObject({ inside: { town: 1, hall: 1, 'tea-room': 1 } });
    await scan('south-1', token, out);
    expect((await whereabouts(app)).inside).toEqual({});
  });

  it('is refused when the hall is full, and admitted as soon as somebody leaves', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => venue.invite()));
    for (const { token } of people) await scan('south-1', token);
    for (const { token } of people.slice(0, 3)) expect(await scan('hall-1', token)).toMatchObject(admitted);
    const last = people[3]!.token;
    expect(await scan('hall-2', last)).toMatchObject({ verdict: 'refuse', reason: 'zone_full', zone: { inside: 3 } });
    await scan('hall-1', people[0]!.token, out);
    expect(await scan('hall-2', last)).toMatchObject(admitted);
    for (const { token } of people) await scan('south-1', token, out);
  });

  it('whose badge is revoked in the middle of it all is refused from then on, and still let out', async () => {
    const { token, serial } = await venue.invite();
    await scan('south-1', token);
    const revoked = { revokedAt: app.clock.now(), revokedBecause: 'lost' };
    await app.database.drizzle.update(badges).set(revoked).where(eq(badges.serial, serial));
    expect(await scan('hall-1', token)).toMatchObject({ verdict: 'refuse', reason: 'badge_revoked' });
    expect(await scan('south-1', token, out)).toMatchObject({ verdict: 'admit', reason: 'left' });
    expect(await scan('south-1', token)).toMatchObject({ verdict: 'refuse', reason: 'badge_revoked' });
  });

  it('whose badge was forged or cut, or whose number was mistyped, is refused without a name', async () => {
    const { token, serial } = await venue.invite();
    const flipped = `${token.slice(0, -2)}${token.at(-2) === '0' ? '1' : '0'}${token.at(-1)}`;
    const number = formatBadgeNumber(serial);
    const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
    for (const [read, reason] of [
      [flipped, 'badge_forged'],
      [token.slice(0, 80), 'badge_unreadable'],
      ['https://venue.example/menu', 'badge_unreadable'],
      [wrong, 'number_mistyped'],
    ] as const) {
      const answer = await scan('south-1', read);
      expect(answer).toMatchObject({ verdict: 'refuse', reason });
      expect(answer.holder).toBeUndefined();
    }
    expect(await scan('south-1', formatBadgeNumber(987_654))).toMatchObject({ reason: 'badge_unknown' });
  });
});

describe('a delegate who is referred', () => {
  beforeAll(async () => {
    await app.database.drizzle
      .insert(stations)
      .values([{ id: 'station-7', number: 7, place: { en: 'right of the bridge' }, gateId: 'south' }]);
  });

  it('is sent to the station of the gate, stays sent there when they come back, and is admitted once verified', async () => {
    const { token, delegateId } = await venue.invite({ isVerified: false });
    const first = await scan('south-1', token);
    expect(first).toMatchObject({ verdict: 'refer', reason: 'identity_not_verified', isFirstEntry: false });
    expect(first.station).toEqual({ id: 'station-7', number: 7, place: { en: 'right of the bridge' }, waiting: 1 });
    expect(await scan('west-1', token)).toMatchObject({ verdict: 'refer', station: { id: 'station-7', waiting: 1 } });
    await app.database.sql`
      update verifications set outcome = 'verified', method = 'document', decided_at = ${app.clock.now()},
        decided_by = ${venue.guard.id} where delegate_id = ${delegateId}`;
    expect(await scan('south-1', token)).toMatchObject({ ...admitted, isFirstEntry: true });
    await scan('south-1', token, out);
  });

  it('and then refused by an officer, is referred again with that reason', async () => {
    const { token, delegateId } = await venue.invite({ isVerified: false });
    await venue.settle(delegateId, 'refused');
    expect(await scan('south-1', token)).toMatchObject({ verdict: 'refer', reason: 'identity_refused' });
    app.clock.advance(1000);
    await venue.settle(delegateId, 'verified', 'identity_refused');
    expect(await scan('south-1', token)).toMatchObject(admitted);
    await scan('south-1', token, out);
  });

  it('for a number typed by hand, is named by it', async () => {
    const { serial, delegateId } = await venue.invite();
    const typed = ` ${formatBadgeNumber(serial)} `;
    const answer = await scan('south-1', typed);
    expect(answer).toMatchObject({ verdict: 'refer', reason: 'number_typed', holder: { delegateId } });
  });

  it('for an entry that nobody saw, is admitted once a station has settled it', async () => {
    const { token, delegateId } = await venue.invite();
    expect(await scan('hall-1', token)).toMatchObject({ verdict: 'refer', reason: 'not_seen_entering' });
    app.clock.advance(1000);
    await venue.settle(delegateId, 'verified', 'not_seen_entering');
    expect(await scan('hall-1', token)).toMatchObject({ ...admitted, isFirstEntry: true });
    expect((await whereabouts(app)).inside).toMatchObject({ town: 1, hall: 1 });
    await scan('south-1', token, out);
  });

  it('gets the same answer when the same scan is sent again', async () => {
    const { token } = await venue.invite({ isVerified: false });
    const record = venue.record('south-1', token);
    const { body: first } = await send(record);
    const { body: again } = await send(record);
    expect(again).toEqual({ ...first, isRepeated: true });
  });
});

describe('a scan that is sent again', () => {
  it('is answered as it was and changes nothing, also when both arrive at once', async () => {
    const { token, delegateId } = await venue.invite();
    app.clock.advance(1000);
    const record = venue.record('south-1', token);
    const answers = await Promise.all([send(record), send(record), send({ scans: [record, record] })]);
    const single = answers.slice(0, 2).map(({ body }) => body);
    const all = [...single, ...answers[2]!.body.results];
    expect(all.map(({ verdict }) => verdict)).toEqual(['admit', 'admit', 'admit', 'admit']);
    expect(all.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1);
    for (const answer of all) expect({ ...answer, isRepeated: false }).toEqual({ ...all[0], isRepeated: false });
    app.clock.advance(60_000);
    expect((await send(record)).body).toEqual({ ...all[0], isRepeated: true });
    expect((await whereabouts(app)).entriesOf.get(delegateId)).toBe(1);
    await scan('south-1', token, out);
  });

  it('is the same scan when its id is written in capitals', async () => {
    const { token } = await venue.invite();
    const record = venue.record('south-1', token);
    await send(record);
    const inCapitals = { ...record, id: record.id.toUpperCase(), deviceId: record.deviceId.toUpperCase() };
    expect((await send(inCapitals)).body).toMatchObject({ isRepeated: true, id: record.id });
    await scan('south-1', token, out);
  });

  it('with another record under its id is a conflict, and harms nobody', async () => {
    const { token } = await venue.invite();
    const other = await venue.invite();
    const record = venue.record('south-1', token);
    await send(record);
    const reused = await send({ ...record, token: other.token });
    expect(reused).toMatchObject({ status: 409, body: { code: 'admission.scan_id_reused' } });
    expect((await whereabouts(app)).zoneOf.has(other.delegateId)).toBe(true);
    expect((await whereabouts(app)).zoneOf.get(other.delegateId)).toBeUndefined();
    await scan('south-1', token, out);
  });

  it('with another verdict than the server had stored is disputed: presence follows what was shown', async () => {
    const { token, delegateId } = await venue.invite();
    app.clock.advance(1000);
    const record = venue.record('south-1', token);
    expect((await send(record)).body.verdict).toBe('admit');
    const shown = { ...record, shownVerdict: 'refuse', shownAt: app.clock.now().toISOString() };
    expect((await send(shown)).body).toMatchObject({ verdict: 'admit', isRepeated: true });
    const after = await whereabouts(app);
    expect(after.zoneOf.get(delegateId)).toBeUndefined();
    expect(after.entriesOf.get(delegateId)).toBe(0);
    const entries = await app.database.drizzle.select().from(ledger).where(eq(ledger.action, 'verdict_disputed'));
    expect(entries).toHaveLength(1);
    expect((await send(shown)).body).toMatchObject({ verdict: 'admit', isRepeated: true });
    expect(await app.database.drizzle.$count(ledger, eq(ledger.action, 'verdict_disputed'))).toBe(1);
    expect(await scan('south-1', token)).toMatchObject({ ...admitted, isFirstEntry: true });
    await scan('south-1', token, out);
  });
});

describe('after a lane was without the server', () => {
  it('its scans are taken as shown, late and in any order, and folded into place', async () => {
    const { token, delegateId } = await venue.invite();
    const early = venue.record('south-1', token);
    app.clock.advance(60_000);
    const left = venue.record('west-1', token, out);
    app.clock.advance(60_000);
    const back = venue.record('south-1', token);
    const shown = (record: typeof early) => ({ ...record, shownVerdict: 'admit', shownAt: record.deviceTime });
    app.clock.advance(600_000);
    const { body } = await send({ scans: [shown(back), shown(left)] });
    scanBatchAnswer.parse(body);
    expect((await whereabouts(app)).entriesOf.get(delegateId)).toBe(1);
    const { body: last } = await send({ scans: [shown(early)] });
    expect(last.results[0]).toMatchObject({ verdict: 'admit', isRepeated: false });
    const after = await whereabouts(app);
    expect(after.zoneOf.get(delegateId)).toBe('town');
    expect(after.entriesOf.get(delegateId)).toBe(2);
    expect(after.inside).toMatchObject({ town: 1 });
    await scan('south-1', token, out);
  });

  it('what it let pass against the rules stands, and is entered in the ledger as disputed', async () => {
    const before = await app.database.drizzle.$count(ledger, eq(ledger.action, 'verdict_disputed'));
    const { token, delegateId } = await venue.invite({ status: 'withdrawn' });
    const shown = { shownVerdict: 'admit', shownAt: app.clock.now().toISOString() };
    expect(await scan('south-1', token, shown)).toMatchObject({ verdict: 'refuse', reason: 'registration_withdrawn' });
    expect((await whereabouts(app)).zoneOf.get(delegateId)).toBe('town');
    expect(await app.database.drizzle.$count(ledger, eq(ledger.action, 'verdict_disputed'))).toBe(before + 1);
    await scan('south-1', token, out);
  });
});

describe('a batch', () => {
  it('is answered scan by scan: bad ones do no harm to good ones', async () => {
    const [a, b] = [await venue.invite(), await venue.invite()];
    app.clock.advance(1000);
    const good = [venue.record('south-1', a.token), venue.record('south-1', b.token)];
    const future = venue.record('south-1', a.token, {
      deviceTime: new Date(app.clock.now().getTime() + 31_000).toISOString(),
    });
    const bad = { ...venue.record('south-1', a.token), direction: 'sideways' };
    const nameless = 'not even an object';
    const nowhere = venue.record('north-1', a.token);
    const { status, body } = await send({ scans: [good[0], bad, future, nameless, nowhere, good[1]] });
    expect(status).toBe(200);
    scanBatchAnswer.parse(body);
    expect(body.results.map((result) => result.problem?.code ?? result.verdict)).toEqual([
      ...['admit', 'request.invalid', 'admission.scan_in_future', 'request.invalid', 'admission.lane_unknown', 'admit'],
    ]);
    expect(body.results[1]).toMatchObject({ id: bad.id, problem: { faults: [{ path: 'scans.1.direction' }] } });
    expect(body.results[3]).not.toHaveProperty('id');
    for (const { token } of [a, b]) await scan('south-1', token, out);
  });

  it('sees its own effects: of four at once before a hall for three, the last is refused', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => venue.invite()));
    for (const { token } of people) await scan('south-1', token);
    const { body } = await send({ scans: people.map(({ token }) => venue.record('hall-1', token)) });
    expect(body.results.map(({ reason }) => reason)).toEqual(['admitted', 'admitted', 'admitted', 'zone_full']);
    expect(body.results.map(({ zone }) => zone.inside)).toEqual([1, 2, 3, 3]);
    for (const { token } of people) await scan('south-1', token, out);
  });

  it('of none, or of more than is taken, is refused whole', async () => {
    const { token } = await venue.invite();
    for (const scans of [
      [],
      Array.from({ length: maxScansInBatch + 1 }, () => venue.record('south-1', token)),
      'all',
    ]) {
      expect(await send({ scans })).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    }
  });

  it('of as many as are taken is answered in full', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => venue.invite()));
    const scans = Array.from({ length: maxScansInBatch }, (_, n) => venue.record('south-1', people[n % 20]!.token));
    const { status, body } = await send({ scans });
    expect(status).toBe(200);
    expect(body.results.filter(({ verdict }) => verdict === 'admit')).toHaveLength(20);
    expect(body.results.filter(({ reason }) => reason === 'already_inside')).toHaveLength(480);
    await send({ scans: people.map(({ token }) => venue.record('south-1', token, out)) });
  });
});

describe('a record that is wrong', () => {
  it('is told by its fields, and by a code that never changes', async () => {
    const { token } = await venue.invite();
    const record = venue.record('south-1', token);
    const wrong = await send({ ...record, token: '', sequence: -1 });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(JSON.stringify(wrong.body)).toContain('"path":"token"');
    const oneSided = await send({ ...record, shownVerdict: 'admit' });
    expect(JSON.stringify(oneSided.body)).toContain('"path":"shownAt"');
    for (const body of [null, [], 7]) expect(await send(body)).toMatchObject({ status: 422 });
  });

  it("comes from a device that is unknown, is no lane's, or was revoked", async () => {
    const { token } = await venue.invite();
    const scanFrom = (deviceId: string) => scan('south-1', token, { deviceId });
    const unknown = { status: 422, code: 'admission.device_unknown' };
    expect(await scanFrom(uuidv7(app.clock.now()))).toMatchObject(unknown);
    const [board, revoked] = [uuidv7(app.clock.now()), uuidv7(app.clock.now())];
    const registered = { registeredAt: app.clock.now(), registeredBy: venue.guard.id };
    await app.database.drizzle.insert(devices).values([
      { id: board, kind: 'board', name: 'wall', ...registered },
      { id: revoked, kind: 'lane', laneId: 'south-1', name: 'lost', revokedAt: app.clock.now(), ...registered },
    ]);
    expect(await scanFrom(board)).toMatchObject(unknown);
    expect(await scanFrom(revoked)).toMatchObject({ status: 422, code: 'admission.device_revoked' });
  });

  it('is not for those who stand at no gate', async () => {
    const record = venue.record('south-1', (await venue.invite()).token);
    const officer = await app.signedInAs('station', 'desk', 'network', 'administrator');
    expect(await post(app, officer, record)).toMatchObject({ status: 403 });
    expect(await post(app, '', record)).toMatchObject({ status: 401 });
  });
});
