import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ledger } from '../../db/schema/index.ts';
import { scanBatchAnswer } from '../../server/admission/admission.contract.ts';
import { useApp } from '../support/app.ts';
import { guardAt, openVenue, type Venue, whereabouts } from './venue.ts';

// Many questions in each, one after another: slow machines get their time.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
let venue: Venue;
let scan: ReturnType<typeof guardAt>['scan'];
let send: ReturnType<typeof guardAt>['send'];

beforeAll(async () => {
  venue = await openVenue(app);
  ({ scan, send } = guardAt(app, venue, await app.signedInAs('gate')));
});

const out = { direction: 'out' } as const;
const admitted = { status: 200, verdict: 'admit', reason: 'admitted' };

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
    const shown = { shownVerdict: 'admit' as const, shownAt: app.clock.now().toISOString() };
    expect(await scan('south-1', token, shown)).toMatchObject({ verdict: 'refuse', reason: 'registration_withdrawn' });
    expect((await whereabouts(app)).zoneOf.get(delegateId)).toBe('town');
    expect(await app.database.drizzle.$count(ledger, eq(ledger.action, 'verdict_disputed'))).toBe(before + 1);
    await scan('south-1', token, out);
  });
});
