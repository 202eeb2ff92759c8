import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { badges, stations } from '../../db/schema/index.ts';
import { formatBadgeNumber } from '../../server/registration/badges/badge-number.ts';
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
