import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ledger, overrides, staffBadges } from '../../../db/schema/index.ts';
import { useApp } from '../../support/app.ts';
import { staffWithBadge, testPin } from '../../support/staff-badge.ts';
import { openVenue } from '../venue.ts';
import { AtTheDoor } from './refused.ts';

// PINs take their time, on purpose.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
const db = app.database.drizzle;
let door: AtTheDoor;
let steward: string;
let tablet: string;

beforeAll(async () => {
  steward = await app.signedInAs('gate');
  door = new AtTheDoor(app, await openVenue(app), steward);
  tablet = await door.tabletOf('hall-1', steward);
});

const wrongPin = '739150';
const shown = (badge: string, pin = testPin) => ({ badge, pin });
const idOf = async (cookie: string): Promise<string> =>
  (await (await app.ask('GET', '/api/sign-ins/current', { cookie })).json()).staff.id;
const overrideOf = async (scanId: string) => {
  const [row] = await db.select().from(overrides).where(eq(overrides.scanId, scanId));
  return row;
};

describe('a supervisor who shows badge and PIN at the tablet that refused', () => {
  it('decides for this one act: the steward stays signed in, and both stand in what is kept', async () => {
    const { scanId } = await door.lateOfficial();
    const { badge, staffId, name } = await staffWithBadge(app, 'supervisor');
    const { status, body } = await door.byBadge(tablet, scanId, shown(` ${badge.toLowerCase()} `));
    expect([status, body]).toMatchObject([200, { verdict: 'admit', override: { by: name, because: 'accompanied' } }]);
    expect(await idOf(tablet)).toBe(await idOf(steward));
    const attendedBy = await idOf(steward);
    expect(await overrideOf(scanId)).toMatchObject({ overriddenBy: staffId, attendedBy });
    const [entry] = await db.select().from(ledger).where(eq(ledger.action, 'verdict_overridden'));
    expect(entry).toMatchObject({ actorKind: 'staff', actorId: staffId });
    // Nobody has signed in by it.
    expect(await app.ask('GET', '/api/sign-ins/current', { cookie: await door.tabletOf('hall-1') })).toMatchObject({
      status: 401,
    });
    expect(await door.byBadge(tablet, scanId, shown(badge))).toMatchObject({ status: 200, body });
  });

  it('may do so with nobody signed in there, and is named alone where they are signed in themselves', async () => {
    const { badge, staffId, cookie } = await staffWithBadge(app, 'supervisor');
    const alone = await door.lateOfficial();
    expect((await door.byBadge(await door.tabletOf('hall-1'), alone.scanId, shown(badge))).status).toBe(200);
    const own = await door.lateOfficial();
    expect((await door.byBadge(await door.tabletOf('hall-1', cookie), own.scanId, shown(badge))).status).toBe(200);
    for (const { scanId } of [alone, own]) {
      expect(await overrideOf(scanId)).toMatchObject({ overriddenBy: staffId, attendedBy: null });
    }
  });

  it('does so nowhere but at that tablet', async () => {
    const { scanId } = await door.lateOfficial();
    const { badge, cookie } = await staffWithBadge(app, 'supervisor');
    const elsewhere = await door.byBadge(await door.tabletOf('hall-2', steward), scanId, shown(badge));
    expect(elsewhere.body.code).toBe('request.elsewhere');
    for (const browser of [steward, cookie, '']) {
      expect((await door.byBadge(browser, scanId, shown(badge))).body.code).toBe('request.device_needed');
    }
    expect(await overrideOf(scanId)).toBeUndefined();
  });

  it('is a supervisor, of this gate', async () => {
    const { scanId } = await door.lateOfficial();
    const { badge } = await staffWithBadge(app, 'gate');
    expect((await door.byBadge(tablet, scanId, shown(badge))).body.code).toBe('admission.not_a_supervisor');
    const desk = await staffWithBadge(app, 'desk', 'administrator');
    expect((await door.byBadge(tablet, scanId, shown(desk.badge))).body.code).toBe('identity.badge_elsewhere');
    const other = await staffWithBadge(app, 'gate', 'supervisor');
    const held = { roles: ['gate', 'supervisor'], gateIds: ['south'] };
    const administrator = await app.signedInAs('administrator');
    await app.ask('PUT', `/api/staff/${other.staffId}/roles`, { cookie: administrator, body: held });
    expect((await door.byBadge(tablet, scanId, shown(other.badge))).body.code).toBe('request.elsewhere');
    expect(await overrideOf(scanId)).toBeUndefined();
  });
});

describe('a wrong PIN', () => {
  it('locks the badge with the fifth, also for signing in, and lets nobody in', async () => {
    const { scanId } = await door.lateOfficial();
    const { badge, staffId } = await staffWithBadge(app, 'supervisor');
    const codes: (string | undefined)[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      codes.push((await door.byBadge(tablet, scanId, shown(badge, wrongPin))).body.code);
    }
    expect(codes).toEqual([...Array(4).fill('identity.badge_refused'), 'identity.badge_locked']);
    expect((await door.byBadge(tablet, scanId, shown(badge))).body.code).toBe('identity.badge_locked');
    const body = shown(badge);
    const handOver = await app.ask('POST', '/api/devices/own/staff-sign-ins', { cookie: tablet, body });
    expect((await handOver.json()).code).toBe('identity.badge_locked');
    expect(await db.$count(ledger, eq(ledger.action, 'pin_locked'))).toBe(1);
    const [row] = await db.select().from(staffBadges).where(eq(staffBadges.staffId, staffId));
    expect(row).toMatchObject({ wrongPins: 5, lockedAt: app.clock.now() });
    expect(await overrideOf(scanId)).toBeUndefined();
  });

  it('counts at the tablet whatever it is tried for: ten, then once in ten seconds', async () => {
    const { scanId } = await door.lateOfficial();
    const atWest = await door.tabletOf('west-1', steward);
    const unknown = shown(`STAFF${'A'.repeat(32)}`);
    const tries: [string, number][] = [];
    for (let n = 0; n < 12; n += 1) {
      const path = n % 2 ? `/api/scans/${scanId}/override/by-badge` : '/api/devices/own/staff-sign-ins';
      const body = { ...unknown, ...(n % 2 && { because: 'emergency' }) };
      const answer = await app.ask('POST', path, { cookie: atWest, body });
      tries.push([(await answer.json()).code, Number(answer.headers.get('retry-after'))]);
    }
    const codes = tries.map(([code]) => code);
    expect(codes).toEqual([...Array(10).fill('identity.badge_refused'), ...Array(2).fill('identity.too_many_pins')]);
    expect(tries.at(-1)?.[1]).toBe(10);
  });
});
