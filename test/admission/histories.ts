import fc from 'fast-check';
import type { ScanRecord } from '../../server/admission/admission.contract.ts';
import { compileLayout } from '../../server/admission/layout-world.ts';
import type { BadgeRow } from '../../server/admission/scans.queries.ts';
import { layoutOfTown, worldOf } from './layout-of-town.ts';
import { PaperRegister } from './paper-register.ts';
import { rulesWith } from './rules/rules-of-town.ts';

/*
 * Histories of a small venue: three delegates who are verified, seven lanes with a device each, clocks that
 * disagree, and records that come late, twice, or with a verdict that was shown already.
 */

export const start = Date.parse('2026-11-20T12:00:00Z');
export const world = worldOf();
const lanes = ['south-1', 'south-2', 'west-1', 'hall-1', 'hall-2', 'tea-1', 'jetty-1'];
const people = [1, 2, 3];

/** Rules with every condition that presence can depend on, in halls that people come to again and again. */
export const strictWorld = compileLayout(layoutOfTown, { timeZone: 'UTC', vettedCategories: new Set() }, [
  {
    version: 1,
    savedAt: start,
    rules: rulesWith(
      { zoneId: 'town', checkOut: { kind: 'at', time: '12:00' }, reentry: { kind: 'times', entries: 4 } },
      { zoneId: 'hall', checkOut: { kind: 'after', minutes: 5 }, capacity: 2, elsewhere: 'refuse' },
      { zoneId: 'tea-room', categories: ['speaker', 'media'], capacity: 1, reentry: { kind: 'never' } },
      { zoneId: 'boat', companions: 'delegate_in_venue' },
    ),
  },
  // It is changed in the middle: the halls are left after a quarter of a minute then.
  {
    version: 2,
    savedAt: start + 20_000,
    rules: rulesWith(
      { zoneId: 'town', checkOut: { kind: 'at', time: '12:01' }, reentry: { kind: 'daily', entries: 3 } },
      { zoneId: 'hall', checkOut: { kind: 'after', minutes: 0.25 }, capacity: 1 },
      { zoneId: 'tea-room', reentry: { kind: 'times', entries: 2 } },
      { zoneId: 'boat' },
    ),
  },
]);

export const newRegister = (layout = world) =>
  new PaperRegister(
    layout,
    people.map((serial): BadgeRow => {
      const badge = { serial, delegateId: `delegate-${serial}`, validFrom: 0, validUntil: 8e14 };
      const holder = {
        companionOf: null,
        isHead: false,
        category: 'speaker' as const,
        status: 'approved' as const,
        country: 'CN',
      };
      const verified = { outcome: 'verified' as const, outcomeReason: 'identity_not_verified' as const, outcomeAt: 1 };
      const vetted = { vetting: null, vettedAt: null };
      const name = { name: `D${serial}`, nameLatin: `D${serial}` };
      return {
        ...badge,
        ...holder,
        ...name,
        ...verified,
        ...vetted,
        revokedAt: null,
        isReplaced: false,
        photographVersion: null,
      };
    }),
  );

/** One scan of a history; `second` is when it was made, not when it comes. */
const scan = fc.record({
  second: fc.integer({ min: 0, max: 40 }),
  person: fc.constantFrom(...people),
  // Most of it happens at the first gate and the hall door.
  lane: fc.oneof(fc.constantFrom(0, 3, 4), fc.nat(lanes.length - 1)),
  isOut: fc.boolean(),
  shown: fc.constantFrom('admit' as const, 'admit', 'refuse', 'refer'),
});

type PlainScan = typeof scan extends fc.Arbitrary<infer T> ? T : never;

function recordOf({ second, person, lane, isOut }: PlainScan, index: number): ScanRecord {
  const laneId = lanes[lane]!;
  return {
    id: `0198f000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    ...{ laneId, token: String(person), sequence: index },
    deviceId: `00000000-0000-4000-8000-00000000000${lane}`,
    direction: isOut || laneId === 'south-2' ? 'out' : 'in',
    deviceTime: new Date(start + second * 1000).toISOString(),
    ...{ clockOffsetMs: 0, clockErrorMs: 0 },
  };
}

const withShown = (record: ScanRecord, shownVerdict: PlainScan['shown']): ScanRecord => ({
  ...record,
  shownVerdict,
  shownAt: record.deviceTime,
});

/** Scans that the server decides, in the order in which they come. */
export const undecided = fc.array(scan, { maxLength: 40 }).map((scans) => scans.map(recordOf));

/** The same, of a day on which much happens. */
export const busy = fc
  .array(scan, { minLength: 15, maxLength: 40, size: 'max' })
  .map((scans) => scans.map((one, index) => recordOf({ ...one, isOut: one.isOut && index % 3 === 0 }, index)));

/** Scans whose devices have shown a verdict each. */
export const shown = fc
  .array(scan, { maxLength: 30 })
  .map((scans) => scans.map((s, index) => withShown(recordOf(s, index), s.shown)));

/** Both, mixed. */
export const mixed = fc
  .array(fc.tuple(scan, fc.boolean()), { maxLength: 40 })
  .map((scans) => scans.map(([s, isShown], n) => (isShown ? withShown(recordOf(s, n), s.shown) : recordOf(s, n))));

/** Cuts a history into batches at random. */
export const inBatches = (records: fc.Arbitrary<ScanRecord[]>) =>
  fc.tuple(records, fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 40, maxLength: 40 })).map(([all, sizes]) => {
    const batches: ScanRecord[][] = [];
    for (let at = 0; at < all.length; at += sizes[batches.length - 1] ?? 1) {
      batches.push(all.slice(at, at + (sizes[batches.length] ?? 1)));
    }
    return batches;
  });
