import { desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { badges, delegates, ledger, ledgerDetails, ledgerSubjects, overrides } from '../../../db/schema/index.ts';
import { explainAdmission } from '../../../server/admission/explain-admission.ts';
import { openDetails } from '../../../server/kernel/ledger.ts';
import { formatBadgeNumber } from '../../../server/registration/badges/badge-number.ts';
import { retentionOver } from '../../privacy/retention-world.ts';
import { useApp } from '../../support/app.ts';
import { openVenue, whereabouts } from '../venue.ts';
import { AtTheDoor } from './refused.ts';

// Many questions in each, one after another: slow machines get their time.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
const keeping = retentionOver(app);
let door: AtTheDoor;
let supervisor: string;

beforeAll(async () => {
  door = new AtTheDoor(app, await openVenue(app), await app.signedInAs('gate'));
  supervisor = await app.signedInAs('supervisor');
});

const db = app.database.drizzle;
const zoneOf = async (delegateId: string) => (await whereabouts(app)).zoneOf.get(delegateId);

/** The newest entry of the ledger, with what is sealed in it. */
async function newestEntry() {
  const [entry] = await db
    .select()
    .from(ledger)
    .innerJoin(ledgerDetails, eq(ledgerDetails.sequence, ledger.sequence))
    .leftJoin(ledgerSubjects, eq(ledgerSubjects.subjectId, ledger.subjectId))
    .orderBy(desc(ledger.sequence))
    .limit(1);
  const key = app.secrets.open('ledger', entry!.ledger_subjects!.sealedKey);
  const { action, actorId } = entry!.ledger;
  const { delegateId } = entry!.ledger_subjects!;
  return { action, actorId, delegateId, details: openDetails(key, entry!.ledger_details.sealed) };
}

describe('a supervisor who overrides a refusal', () => {
  it('lets the person in: presence and counters follow, and the ledger says who decided, when and why', async () => {
    const { delegateId, token, scanId } = await door.lateOfficial();
    expect(await zoneOf(delegateId)).toBe('town');
    const { inside: before = {} } = await whereabouts(app);
    const note = 'speaks for a minister who fell ill';
    const { status, body } = await door.override(supervisor, scanId, { because: 'wrong_rules', note });
    expect([status, body]).toMatchObject([200, { id: scanId, verdict: 'admit', reason: 'zone_closed_now' }]);
    expect(body.override).toMatchObject({ because: 'wrong_rules', at: app.clock.now().toISOString() });
    expect(body.zone).toMatchObject({ id: 'hall', inside: 1 });
    expect(await zoneOf(delegateId)).toBe('hall');
    expect((await whereabouts(app)).inside).toEqual({ ...before, hall: 1 });
    const [row] = await db.select().from(overrides).where(eq(overrides.scanId, scanId));
    expect(row).toMatchObject({ because: 'wrong_rules', overriddenAt: app.clock.now(), attendedBy: null });
    const entry = await newestEntry();
    expect(entry).toMatchObject({ action: 'verdict_overridden', actorId: row!.overriddenBy, delegateId });
    const details = {
      scanId,
      laneId: 'hall-1',
      verdict: 'refuse',
      reason: 'zone_closed_now',
      because: 'wrong_rules',
      note,
    };
    expect(entry.details).toMatchObject({ ...details, inside: 1 });
    await door.scan('hall-1', token, { direction: 'out' });
    expect(await zoneOf(delegateId)).toBe('town');
  });

  it('carries a full hall over its capacity, and is told how many are inside', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => door.venue.invite()));
    for (const { token } of people) await door.scan('south-1', token);
    for (const { token } of people.slice(0, 3)) await door.scan('hall-2', token);
    const { scanId, reason } = await door.refusedAt('hall-2', people[3]!);
    expect(reason).toBe('zone_full');
    const { body } = await door.override(supervisor, scanId, { because: 'emergency' });
    expect(body.zone).toEqual({ id: 'hall', inside: 4, capacity: 3 });
    expect((await newestEntry()).details).toMatchObject({ inside: 4, because: 'emergency' });
    for (const { token } of people) await door.scan('hall-2', token, { direction: 'out' });
  });

  it('answers pass-back: whoever stands outside is inside once, and comes out again by one scan', async () => {
    const person = await door.venue.invite();
    await door.scan('south-1', person.token);
    const { scanId, reason } = await door.refusedAt('west-1', person);
    expect(reason).toBe('already_inside');
    const { inside: before } = await whereabouts(app);
    expect((await door.override(supervisor, scanId)).body).toMatchObject({
      verdict: 'admit',
      reason: 'already_inside',
    });
    expect((await whereabouts(app)).inside).toEqual(before);
    expect((await whereabouts(app)).entriesOf.get(person.delegateId)).toBe(1);
    await door.scan('south-1', person.token, { direction: 'out' });
    expect(await zoneOf(person.delegateId)).toBeUndefined();
  });

  it('is answered alike when it is sent again, in capitals as well and when it would be too late by then', async () => {
    const { scanId } = await door.lateOfficial();
    const { body } = await door.override(supervisor, scanId);
    const entries = await db.$count(ledger);
    const { inside } = await whereabouts(app);
    app.clock.advance(600_000);
    const again = await door.override(supervisor, scanId.toUpperCase(), { because: 'accompanied' });
    expect(again).toEqual({ status: 200, body });
    expect([await db.$count(ledger), (await whereabouts(app)).inside]).toEqual([entries, inside]);
    const another = await app.signedInAs('supervisor');
    expect((await door.override(another, scanId)).body.code).toBe('admission.overridden_by_another');
  });

  it('is told with every answer from then on, also to a device that sends the scan again', async () => {
    const person = await door.venue.invite({ category: 'official' });
    await door.scan('south-1', person.token);
    app.clock.advance(1000);
    const record = door.venue.record('hall-1', person.token);
    expect((await door.send(record)).body).toMatchObject({ verdict: 'refuse' });
    const { body } = await door.override(supervisor, record.id);
    const again = (await door.send(record)).body;
    expect({ ...again, zone: body.zone }).toEqual(body);
    const shown = { shownVerdict: 'refuse', shownAt: record.deviceTime } as const;
    expect((await door.send({ ...record, ...shown })).body).toMatchObject({ verdict: 'admit' });
    expect(await zoneOf(person.delegateId)).toBe('hall');
    // What was overridden raises no dispute, however it is told.
    expect(await db.$count(ledger, eq(ledger.action, 'verdict_disputed'))).toBe(0);
  });

  it('stands when a scan comes late, and all are folded anew', async () => {
    const { delegateId, token, scanId } = await door.lateOfficial();
    await door.override(supervisor, scanId);
    const early = new Date(app.clock.now().getTime() - 1500).toISOString();
    const late = { deviceTime: early, shownVerdict: 'refuse', shownAt: early } as const;
    await door.send(door.venue.record('hall-2', token, late));
    expect(await zoneOf(delegateId)).toBe('hall');
  });

  it('is seen by whoever asks why somebody came in, for as long as scans can be told to be theirs', async () => {
    const { delegateId, scanId } = await door.lateOfficial();
    await door.override(supervisor, scanId, { because: 'accompanied' });
    const ask = (gateId: string) => explainAdmission(app, { delegateId, gateId });
    const at = app.clock.now().toISOString();
    expect((await ask('hall-door')).letIn).toMatchObject({ at, because: 'accompanied' });
    expect((await ask('south')).letIn).toBeUndefined();
    await keeping.retention.drizzle.execute(`update scans set delegate_id = null where id = '${scanId}'`);
    expect((await ask('hall-door')).letIn).toBeUndefined();
  });
});

describe('nobody overrides', () => {
  const codeOf = async (scanId: string, body?: unknown, cookie = supervisor) => {
    const before = await whereabouts(app);
    const counted = await db.$count(ledger);
    const { body: told } = await door.override(cookie, scanId, body);
    expect([await whereabouts(app), await db.$count(ledger)]).toEqual([before, counted]);
    return told.code;
  };

  it('without being a supervisor', async () => {
    const { scanId } = await door.lateOfficial();
    for (const role of ['gate', 'desk', 'station', 'network', 'medical', 'administrator'] as const) {
      expect(await codeOf(scanId, undefined, await app.signedInAs(role))).toBe('request.role_needed');
    }
    expect(await codeOf(scanId, undefined, '')).toBe('request.sign_in_needed');
  });

  it('at another gate than theirs, where their role is limited to some', async () => {
    const { scanId } = await door.lateOfficial();
    const limited = async (...gateIds: string[]) => {
      const cookie = await app.signedInAs('gate', 'supervisor');
      const { staff } = await (await app.ask('GET', '/api/sign-ins/current', { cookie })).json();
      const administrator = await app.signedInAs('administrator');
      const held = { roles: ['gate', 'supervisor'], gateIds };
      expect((await app.ask('PUT', `/api/staff/${staff.id}/roles`, { cookie: administrator, body: held })).status).toBe(
        200,
      );
      return cookie;
    };
    expect(await codeOf(scanId, undefined, await limited('south', 'west'))).toBe('request.elsewhere');
    expect((await door.override(await limited('hall-door'), scanId)).status).toBe(200);
  });

  it('without a reason, or without words where no reason fits', async () => {
    const { scanId } = await door.lateOfficial();
    for (const body of [{}, { because: 'mood' }, { because: 'other' }, { because: 'other', note: '   ' }]) {
      expect(await codeOf(scanId, body)).toBe('request.invalid');
    }
    expect(await codeOf(scanId, { because: 'other', note: 'x'.repeat(201) })).toBe('request.invalid');
    expect((await door.override(supervisor, scanId, { because: 'other', note: 'x'.repeat(200) })).status).toBe(200);
  });

  it('a scan that nobody made, or that let the person in', async () => {
    expect(await codeOf('0198f000-0000-7000-8000-000000000001')).toBe('admission.scan_unknown');
    const { token } = await door.venue.invite();
    expect(await codeOf((await door.scan('south-1', token)).id)).toBe('admission.not_refused');
    expect(await codeOf((await door.scan('south-1', token, { direction: 'out' })).id)).toBe('admission.not_refused');
  });

  it('a referral, which is a station’s', async () => {
    const { token } = await door.venue.invite({ isVerified: false });
    const { id, verdict, reason } = await door.scan('south-1', token);
    expect([verdict, reason]).toEqual(['refer', 'identity_not_verified']);
    expect(await codeOf(id)).toBe('admission.not_refused');
  });

  it('that the badge is bad, or that its holder is not registered', async () => {
    const unread = await door.scan('south-1', 'NOT-A-BADGE');
    expect(await codeOf(unread.id)).toBe('admission.not_overridable');
    const revoked = await door.venue.invite();
    await db
      .update(badges)
      .set({ revokedAt: app.clock.now(), revokedBecause: 'lost' })
      .where(eq(badges.serial, revoked.serial));
    expect(await codeOf((await door.scan('south-1', revoked.token)).id)).toBe('admission.not_overridable');
    const expired = await door.venue.invite({ validUntil: new Date('2026-11-20T08:00:00Z') });
    expect(await codeOf((await door.scan('south-1', expired.token)).id)).toBe('admission.not_overridable');
    const withdrawn = await door.venue.invite({ status: 'withdrawn' });
    expect(await codeOf((await door.scan('south-1', withdrawn.token)).id)).toBe('admission.not_overridable');
    const rejected = await door.venue.invite();
    await db
      .update(delegates)
      .set({ vetting: 'rejected', vettedAt: app.clock.now() })
      .where(eq(delegates.id, rejected.delegateId));
    expect(await codeOf((await door.scan('south-1', rejected.token)).id)).toBe('admission.not_overridable');
  });

  it('what became of the person meanwhile: revoked, withdrawn, rejected, not whom they say', async () => {
    const changes: Record<string, (person: { delegateId: string; serial: number }) => Promise<unknown>> = {
      badge_revoked: ({ serial }) =>
        db.update(badges).set({ revokedAt: app.clock.now(), revokedBecause: 'lost' }).where(eq(badges.serial, serial)),
      registration_withdrawn: ({ delegateId }) =>
        db.update(delegates).set({ status: 'withdrawn' }).where(eq(delegates.id, delegateId)),
      vetting_rejected: ({ delegateId }) =>
        db
          .update(delegates)
          .set({ vetting: 'rejected', vettedAt: app.clock.now() })
          .where(eq(delegates.id, delegateId)),
      identity_refused: ({ delegateId }) => door.venue.settle(delegateId, 'refused'),
    };
    for (const [reason, change] of Object.entries(changes)) {
      const person = await door.lateOfficial();
      app.clock.advance(1);
      await change(person);
      const { body } = await door.override(supervisor, person.scanId);
      expect([body.code, body.detail]).toEqual(['admission.not_overridable', reason]);
      expect(await zoneOf(person.delegateId)).toBe('town');
    }
  });

  it('for somebody who was never verified, or whose number was typed', async () => {
    const { token } = await door.venue.invite({ category: 'attendee', isVerified: false });
    const { id, reason } = await door.scan('south-1', token);
    expect(reason).toBe('zone_not_allowed');
    const { body } = await door.override(supervisor, id);
    expect([body.code, body.detail]).toEqual(['admission.not_overridable', 'identity_not_verified']);
    const verified = await door.venue.invite({ category: 'attendee' });
    const typed = await door.scan('south-1', formatBadgeNumber(verified.serial));
    expect(typed.reason).toBe('zone_not_allowed');
    expect((await door.override(supervisor, typed.id)).body.detail).toBe('number_typed');
    app.clock.advance(5000);
    expect((await door.override(supervisor, (await door.scan('south-1', verified.token)).id)).status).toBe(200);
  });

  it('more than five minutes later, nor what a device had kept for so long', async () => {
    const { scanId } = await door.lateOfficial();
    app.clock.advance(5 * 60_000 + 1);
    expect(await codeOf(scanId)).toBe('admission.override_too_late');
    const person = await door.venue.invite({ category: 'official' });
    await door.scan('south-1', person.token);
    app.clock.advance(1000);
    const deviceTime = app.clock.now().toISOString();
    app.clock.advance(6 * 60_000);
    const kept = (await door.send(door.venue.record('hall-1', person.token, { deviceTime }))).body;
    expect(kept.verdict).toBe('refuse');
    expect(await codeOf(kept.id)).toBe('admission.override_too_late');
  });

  it('a scan after which the person was scanned again, at whatever gate', async () => {
    const person = await door.lateOfficial();
    const { scanId: newest } = await door.refusedAt('hall-2', person);
    expect(await codeOf(person.scanId)).toBe('admission.scanned_since');
    expect((await door.override(supervisor, newest)).status).toBe(200);
    const gone = await door.lateOfficial();
    await door.scan('south-1', gone.token, { direction: 'out' });
    expect(await codeOf(gone.scanId)).toBe('admission.scanned_since');
    expect(await zoneOf(gone.delegateId)).toBeUndefined();
  });

  it('what the device says that it has shown otherwise', async () => {
    const person = await door.venue.invite({ category: 'official' });
    await door.scan('south-1', person.token);
    const shown = { shownVerdict: 'admit', shownAt: app.clock.now().toISOString() } as const;
    const { id } = await door.scan('hall-1', person.token, shown);
    expect(await codeOf(id)).toBe('admission.not_refused');
  });
});
