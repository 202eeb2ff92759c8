import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictReasons } from '../../../db/vocabulary.ts';
import type { ScanRecord } from '../../../server/admission/admission.contract.ts';
import { type Decision, decide, judgeHolder, type Situation } from '../../../server/admission/decide.ts';
import { isOverridable } from '../../../server/admission/overrides/overridable.ts';
import { busy, inBatches, newRegister, start, strictWorld, world } from '../histories.ts';
import type { PaperRegister } from '../paper-register.ts';
import { situations } from './situations.ts';

/** Soon enough for each scan of a history to be overridden. */
const soon = start + 60_000;

const stateOf = (register: PaperRegister) => ({
  presences: Object.fromEntries([...register.presences].filter(([, { last }]) => last).sort()),
  counters: Object.fromEntries([...register.counters].filter(([, inside]) => inside !== 0).sort()),
});

/** Compares by hand first: an expectation costs more than the histories themselves. */
function expectToAgree(register: PaperRegister): void {
  for (const [delegateId, presence] of register.presences) {
    const folded = register.folded(delegateId, soon);
    if (!isDeepStrictEqual(presence, folded)) expect(presence).toEqual(folded);
  }
  for (const zoneId of world.zones.keys()) {
    if (register.inside(zoneId) !== register.present(zoneId)) {
      expect(register.inside(zoneId)).toBe(register.present(zoneId));
    }
  }
}

/** Records batch by batch; after each, a supervisor lets in whom those of these turns refused. */
function play(batches: readonly (readonly ScanRecord[])[], turns: readonly boolean[], by = world): PaperRegister {
  const register = newRegister(by);
  let turn = 0;
  for (const batch of batches) {
    register.record(batch, soon);
    for (const { id } of batch) {
      turn += 1;
      if (turns[turn % turns.length] && register.override(id, soon)) expectToAgree(register);
    }
  }
  return register;
}

/** As they were made, but for some that come late, when all others have come. */
const mostlyInOrder = (records: fc.Arbitrary<ScanRecord[]>) =>
  fc.tuple(records, fc.array(fc.nat(6), { minLength: 40, maxLength: 40 })).map(([scans, dice]) => {
    const inTime = scans.toSorted((a, b) => (a.deviceTime < b.deviceTime ? -1 : Number(a.deviceTime > b.deviceTime)));
    const isLate = (_: ScanRecord, index: number) => dice[index] === 0;
    return [...inTime.filter((scan, index) => !isLate(scan, index)), ...inTime.filter(isLate)];
  });

/** How often somebody was let in by a supervisor: a history without that says nothing. */
const countLetIn = (register: PaperRegister) => [...register.stored.values()].filter((one) => one.isOverridden).length;

const turns = fc.array(fc.constantFrom(true, true, false), { minLength: 3, maxLength: 40 });

describe('what a supervisor may override', () => {
  it('is what the rules of zones, hours, numbers and coming again say, and nothing else', () => {
    expect(verdictReasons.filter(isOverridable)).toEqual([
      ...['already_inside', 'elsewhere', 'zone_not_allowed', 'zone_closed_now', 'companion_not_allowed'],
      ...['delegate_not_inside', 'reentry_not_allowed', 'entries_used_up', 'zone_full', 'category_full'],
    ]);
  });

  it('is never what stands against the badge or its holder, in whatever situation', () => {
    fc.assert(
      fc.property(situations, ({ under, situation }) => {
        const standing = judgeHolder(under, situation);
        if (standing && isOverridable(standing.reason)) expect(standing.reason).toBe('of the badge or its holder');
      }),
      { numRuns: 800 },
    );
  });

  it('leaves nothing behind that would refuse the badge or its holder at an open gate without other rules', () => {
    fc.assert(
      fc.property(situations, ({ under, open, situation }) => {
        if (judgeHolder(under, situation)) return;
        const before = situation.gate.outerZoneId;
        const known = situation.known && {
          ...situation.known,
          presence: { entries: 0, ...(before && { zoneId: before }) },
        };
        const there: Situation = { ...situation, ...(known && { known }), inside: () => 0, insideOf: () => 0 };
        const decision: Decision = decide(open, there);
        if (decision.verdict !== 'admit') expect(decision).toEqual({ verdict: 'admit' });
      }),
      { numRuns: 800 },
    );
  });
});

describe('whatever comes, and whenever a supervisor lets somebody in', { timeout: 60_000 }, () => {
  it('presence is the fold over what is stored, and each counter the number of people there', () => {
    fc.assert(
      fc.property(inBatches(mostlyInOrder(busy)), turns, (batches, given) => {
        const register = newRegister();
        let turn = 0;
        for (const batch of batches) {
          register.record(batch, soon);
          for (const { id } of batch) {
            turn += 1;
            if (given[turn % given.length]) register.override(id, soon);
          }
          expectToAgree(register);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('it is so as well under rules that check people out, count entries, and change meanwhile', () => {
    let letIn = 0;
    fc.assert(
      fc.property(inBatches(mostlyInOrder(busy)), turns, (batches, given) => {
        const register = play(batches, given, strictWorld);
        letIn += countLetIn(register);
        expectToAgree(register);
      }),
      { numRuns: 60 },
    );
    expect(letIn).toBeGreaterThan(30);
  });

  it('it leads where it would have led if the device had shown that they are admitted', () => {
    let letIn = 0;
    fc.assert(
      fc.property(inBatches(mostlyInOrder(busy)), turns, (batches, given) => {
        const overridden = play(batches, given);
        letIn += countLetIn(overridden);
        const shown = newRegister();
        for (const batch of batches) {
          for (const record of batch) {
            const stored = overridden.stored.get(record.id);
            const shownVerdict = stored?.isOverridden ? 'admit' : (stored?.verdict ?? 'refuse');
            shown.record([{ ...record, shownVerdict, shownAt: record.deviceTime }], soon);
          }
        }
        expect(stateOf(overridden)).toEqual(stateOf(shown));
      }),
      { numRuns: 80 },
    );
    expect(letIn).toBeGreaterThan(50);
  });

  it('the same scans and overrides lead to the same presence and counters in any order of arrival', () => {
    const orders = mostlyInOrder(busy).chain((scans) =>
      fc.tuple(fc.constant(scans), fc.shuffledSubarray(scans, { minLength: scans.length }), turns),
    );
    fc.assert(
      fc.property(orders, ([scans, shuffled, given]) => {
        const one = play(
          scans.map((scan) => [scan]),
          given,
        );
        const other = newRegister();
        for (const record of shuffled) {
          const { verdict = 'refuse', isOverridden = false } = one.stored.get(record.id) ?? {};
          // What was shown at that time is what the first register had decided.
          const isLetIn = verdict === 'admit' || isOverridden;
          other.record([{ ...record, shownVerdict: isLetIn ? 'admit' : verdict, shownAt: record.deviceTime }], soon);
        }
        expect(stateOf(other)).toEqual(stateOf(one));
      }),
      { numRuns: 80 },
    );
  });

  it('sending all of it again takes nobody out again, and is no dispute', () => {
    fc.assert(
      fc.property(inBatches(mostlyInOrder(busy)), turns, (batches, given) => {
        const register = play(batches, given);
        const before = { ...stateOf(register), stored: new Map(register.stored) };
        const all = batches.flat();
        register.record(all, soon);
        expect({ ...stateOf(register), stored: register.stored }).toEqual(before);
        const shownAgain = all.map((record) => {
          const { verdict, isOverridden } = register.stored.get(record.id)!;
          return { ...record, shownVerdict: isOverridden ? 'admit' : verdict, shownAt: record.deviceTime } as const;
        });
        const { outcomes } = register.record(shownAgain, soon);
        expect(outcomes.filter((outcome) => outcome.kind === 'repeated' && outcome.isDisputed)).toEqual([]);
        expect(stateOf(register)).toEqual({ presences: before.presences, counters: before.counters });
      }),
      { numRuns: 100 },
    );
  });

  it('a device that tells later that it had shown a referral or a refusal takes nobody out again', () => {
    fc.assert(
      fc.property(
        inBatches(mostlyInOrder(busy)),
        turns,
        fc.constantFrom('refuse', 'refer'),
        (batches, given, shownVerdict) => {
          const register = play(batches, given);
          const before = stateOf(register);
          for (const record of batches.flat()) {
            if (!register.stored.get(record.id)?.isOverridden) continue;
            register.record([{ ...record, shownVerdict, shownAt: record.deviceTime } as ScanRecord], soon);
          }
          expect(stateOf(register)).toEqual(before);
          expectToAgree(register);
        },
      ),
      { numRuns: 100 },
    );
  });
});
