import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ledger, overrides } from '../../../db/schema/index.ts';
import { openScanDesk, type ScanDesk } from '../../../server/admission/scan-desk.ts';
import type { ProvenStaff, StaffActor } from '../../../server/kernel/actor.ts';
import { DomainError } from '../../../server/kernel/domain-error.ts';
import { revokeBadge } from '../../../server/registration/badges/revoke-badge.ts';
import { tellVetting } from '../../../server/registration/vetting/tell-vetting.ts';
import { useApp } from '../../support/app.ts';
import { openVenue, type Venue, whereabouts } from '../venue.ts';
import { AtTheDoor } from './refused.ts';

/*
 * Each desk has a batcher of its own, as if it were another process, so that only the database's locks stand between
 * them.
 */

vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
const db = app.database.drizzle;
const rounds = 20;
let venue: Venue;
let door: AtTheDoor;
let desks: [ScanDesk, ScanDesk];
let supervisors: [StaffActor, StaffActor];

beforeAll(async () => {
  venue = await openVenue(app);
  door = new AtTheDoor(app, venue, await app.signedInAs('gate'));
  desks = [openScanDesk(app), openScanDesk(app)];
  supervisors = [await supervisor(), await supervisor()];
});

async function supervisor(): Promise<StaffActor> {
  const cookie = await app.signedInAs('supervisor');
  const { id: signInId, staff } = await (await app.ask('GET', '/api/sign-ins/current', { cookie })).json();
  return { kind: 'staff', id: staff.id, name: staff.name, roles: ['supervisor'], signInId };
}

const override = (desk: ScanDesk, by: StaffActor, scanId: string) =>
  desk.override(by, { scanId, supervisor: by satisfies ProvenStaff, because: 'expected_guest' });
const codeOf = (settled: PromiseSettledResult<unknown>) =>
  settled.status === 'rejected' && settled.reason instanceof DomainError ? settled.reason.fault.code : settled.status;
const entriesOfOverrides = () => db.$count(ledger, eq(ledger.action, 'verdict_overridden'));

/** The counters are the people there, whatever was at the same time. */
async function expectCountsToAgree(): Promise<void> {
  const { zoneOf, inside } = await whereabouts(app);
  const [hall, town] = ['hall', 'town'].map((zone) => [...zoneOf.values()].filter((one) => one === zone).length);
  expect({ town: inside.town ?? 0, hall: inside.hall ?? 0 }).toEqual({ town: (town ?? 0) + (hall ?? 0), hall });
}

describe('at the same moment', () => {
  it('two supervisors override one refusal: one has decided, the other is told so', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { scanId } = await door.lateOfficial();
      const entries = await entriesOfOverrides();
      const settled = await Promise.allSettled(desks.map((desk, n) => override(desk, supervisors[n]!, scanId)));
      expect(settled.map(codeOf).sort()).toEqual(['admission.overridden_by_another', 'fulfilled']);
      expect(await entriesOfOverrides()).toBe(entries + 1);
    }
    await expectCountsToAgree();
  });

  it('one supervisor overrides twice: both are answered alike, and it is entered once', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { scanId } = await door.lateOfficial();
      const entries = await entriesOfOverrides();
      const [one, other] = await Promise.all(desks.map((desk) => override(desk, supervisors[0], scanId)));
      expect(one).toEqual(other);
      expect(await entriesOfOverrides()).toBe(entries + 1);
    }
    await expectCountsToAgree();
  });

  it('the person is scanned out: they are out, whoever came first', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const person = await door.lateOfficial();
      app.clock.advance(1000);
      const out = venue.record('south-1', person.token, { direction: 'out' });
      const [overridden, scanned] = await Promise.allSettled([
        override(desks[0], supervisors[0], person.scanId),
        desks[1].answer(venue.guard, [out]),
      ]);
      expect(['fulfilled', 'admission.scanned_since']).toContain(codeOf(overridden));
      expect(scanned).toMatchObject({ status: 'fulfilled', value: [{ verdict: 'admit', reason: 'left' }] });
      expect((await whereabouts(app)).zoneOf.get(person.delegateId)).toBeUndefined();
      await expectCountsToAgree();
    }
  });

  it.each([
    [
      'the badge is revoked',
      ({ serial }: { serial: number }) => revokeBadge(app, venue.administrator, { serial, because: 'lost' }),
    ],
    [
      'the person is rejected',
      ({ delegateId }: { delegateId: string }) =>
        tellVetting(app, venue.administrator, [{ line: 1, reference: `EXT-${delegateId}`, outcome: 'rejected' }]),
    ],
  ] as const)('%s: one comes first, and nobody is let in after it', async (_what, change) => {
    for (let round = 0; round < rounds; round += 1) {
      const person = await door.lateOfficial();
      const [overridden, changed] = await Promise.allSettled([
        override(desks[0], supervisors[0], person.scanId),
        change(person),
      ]);
      if (changed.status === 'rejected') throw changed.reason;
      const [row] = await db.select().from(overrides).where(eq(overrides.scanId, person.scanId));
      expect(codeOf(overridden)).toBe(row ? 'fulfilled' : 'admission.not_overridable');
      if (row) expect((await orderOfEntries(person.delegateId))[0]).toBe('verdict_overridden');
    }
    await expectCountsToAgree();
  });
});

/** What was decided on somebody, in the order in which it was. */
async function orderOfEntries(delegateId: string): Promise<string[]> {
  const rows = await app.database.sql<{ action: string }[]>`
    select l.action from ledger l join ledger_subjects s on s.subject_id = l.subject_id
    where s.delegate_id = ${delegateId}::uuid order by l.sequence`;
  return rows.map(({ action }) => action);
}
