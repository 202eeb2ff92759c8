import { beforeAll, describe, expect, it, vi } from 'vitest';
import { devices } from '../../db/schema/index.ts';
import { maxScansInBatch, scanBatchAnswer } from '../../server/admission/admission.contract.ts';
import { textOfScan } from '../../server/admission/scan-text.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { useApp } from '../support/app.ts';
import { keyOfDevice, newKey } from '../support/device-keys.ts';
import { guardAt, openVenue, post, type Venue } from './venue.ts';

// Many questions in each, one after another: slow machines get their time.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
let venue: Venue;
let scan: ReturnType<typeof guardAt>['scan'];
let send: ReturnType<typeof guardAt>['send'];
let guard: string;

type Four = [string, string, string, string];

beforeAll(async () => {
  venue = await openVenue(app);
  guard = await app.signedInAs('gate');
  ({ scan, send } = guardAt(app, venue, guard));
});

const out = { direction: 'out' } as const;

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

  it("comes from a device that is unknown, is no lane's, stands elsewhere, or was revoked", async () => {
    const { token } = await venue.invite();
    const scanFrom = (deviceId: string) => scan('south-1', token, { deviceId });
    const unknown = { status: 422, code: 'admission.device_unknown' };
    expect(await scanFrom(uuidv7(app.clock.now()))).toMatchObject(unknown);
    const [board, elsewhere, revoked, keyless] = ['a', 'b', 'c', 'd'].map(() => uuidv7(app.clock.now())) as Four;
    const keyed = (id: string) => ({ publicKey: keyOfDevice(id).point });
    const registered = { registeredAt: app.clock.now(), registeredBy: venue.guard.id };
    await app.database.drizzle.insert(devices).values([
      { id: board, kind: 'board', name: 'wall', ...registered },
      { id: elsewhere, kind: 'lane', laneId: 'west-1', name: 'carried over', ...registered, ...keyed(elsewhere) },
      { id: revoked, kind: 'lane', laneId: 'south-1', name: 'lost', revokedAt: app.clock.now(), ...registered },
      { id: keyless, kind: 'lane', laneId: 'south-1', name: 'from before devices had keys', ...registered },
    ]);
    expect(await scanFrom(board)).toMatchObject(unknown);
    expect(await scanFrom(elsewhere)).toMatchObject({ status: 422, code: 'admission.device_elsewhere' });
    expect(await scanFrom(revoked)).toMatchObject({ status: 422, code: 'admission.device_revoked' });
    expect(await scanFrom(keyless)).toMatchObject({ status: 422, code: 'admission.device_not_enrolled' });
  });

  it('is not signed, or by another device than it names, or says otherwise than what was signed', async () => {
    const record = venue.record('south-1', (await venue.invite()).token);
    const sendAsIs = async (body: unknown) => {
      const answer = await app.ask('POST', '/api/scans', { cookie: guard, body });
      return { status: answer.status, code: (await answer.json()).code };
    };
    const wrong = { status: 403, code: 'admission.signature_wrong' };
    const { signature: _, ...unsigned } = record;
    expect(await sendAsIs(unsigned)).toEqual({ status: 403, code: 'admission.signature_needed' });
    expect(await sendAsIs({ ...record, signature: newKey().sign(textOfScan(record)) })).toEqual(wrong);
    const changes = { direction: 'out', sequence: record.sequence + 1, clockErrorMs: 51, laneId: 'west-1', token: 'x' };
    for (const [name, value] of Object.entries(changes)) {
      expect([name, await sendAsIs({ ...record, [name]: value })]).toEqual([name, wrong]);
    }
    const shown = { shownVerdict: 'admit', shownAt: record.deviceTime };
    expect(await sendAsIs({ ...record, ...shown })).toEqual(wrong);
    expect(await sendAsIs(record)).toMatchObject({ status: 200 });
    // What was stored is not disputed by a word that nobody signed.
    expect(await sendAsIs({ ...record, shownVerdict: 'refuse', shownAt: record.deviceTime })).toEqual(wrong);
  });

  it('is not for those who stand at no gate', async () => {
    const record = venue.record('south-1', (await venue.invite()).token);
    const officer = await app.signedInAs('station', 'desk', 'network', 'administrator');
    expect(await post(app, officer, record)).toMatchObject({ status: 403 });
    expect(await post(app, '', record)).toMatchObject({ status: 401 });
  });
});
