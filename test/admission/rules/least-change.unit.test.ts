import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Situation } from '../../../server/admission/decide.ts';
import type { LayoutWorld } from '../../../server/admission/layout-world.ts';
import type { Change } from '../../../server/admission/rules/change.contract.ts';
import { leastChange } from '../../../server/admission/rules/least-change.ts';
import { type Asked, makeChange } from '../../../server/admission/rules/make-change.ts';
import { repairsOf } from '../../../server/admission/rules/repairs.ts';
import { everywhere, rulesWith, ruleWith, townUnder } from './rules-of-town.ts';
import { anyArrival, anyRules, gates, situationWith } from './situations.ts';

const town = townUnder(everywhere);
const changeOf = (world: LayoutWorld, situation: Situation) => leastChange(world, situation);

const verdictAfter = (world: LayoutWorld, situation: Situation, changes: readonly Change[]) => {
  const made = changes.reduce<Asked>((asked, change) => makeChange(asked, change), { world, situation });
  return decide(made.world, made.situation).verdict;
};

describe('the least that would change it', () => {
  it('has everybody admitted who is known and on the way in, whatever the rules', () => {
    fc.assert(
      fc.property(anyRules, anyArrival, (rules, arrival) => {
        const world = townUnder(rules);
        const changes = changeOf(world, arrival);
        expect(changes).toBeDefined();
        expect(changes?.length === 0).toBe(decide(world, arrival).verdict === 'admit');
        expect(verdictAfter(world, arrival, changes!)).toBe('admit');
      }),
      { numRuns: 1500 },
    );
  });

  it('is never dearer than one thing alone that would do', () => {
    fc.assert(
      fc.property(anyRules, anyArrival, (rules, arrival) => {
        const world = townUnder(rules);
        const decision = decide(world, arrival);
        const repairs = repairsOf({ world, situation: arrival }, decision);
        const alone = repairs.filter(({ change }) => verdictAfter(world, arrival, [change]) === 'admit');
        if (alone.length === 0) return;
        const changes = changeOf(world, arrival)!;
        const costs = (change: Change) => repairs.find((one) => isDeepStrictEqual(one.change, change))?.cost ?? 1;
        const cost = changes.reduce((sum, change) => sum + costs(change), 0);
        expect(cost).toBeLessThanOrEqual(Math.min(...alone.map((repair) => repair.cost)));
      }),
      { numRuns: 800 },
    );
  });

  it('is nothing known for what is no badge, and nothing at all on the way out', () => {
    expect(changeOf(town, situationWith({ reading: 'forged' }))).toBeUndefined();
    expect(changeOf(town, { ...situationWith(), direction: 'out', reading: 'unreadable' })).toBeUndefined();
    expect(changeOf(town, situationWith())).toEqual([]);
  });
});

describe('in the words of a guard', () => {
  const full = { inside: () => 3 };

  it.each<[string, LayoutWorld, Situation, Change[]]>([
    ['a number typed', town, situationWith({ reading: 'number' }), [{ kind: 'scan_badge' }]],
    [
      'before the doors open: wait until then',
      townUnder([ruleWith({ dailyFrom: '14:00', dailyUntil: '17:00' })]),
      situationWith(),
      [{ kind: 'wait', until: '2026-11-20T14:00:00.000Z' }],
    ],
    [
      'after they have closed: until tomorrow',
      townUnder([ruleWith({ dailyFrom: '08:00', dailyUntil: '11:00' })]),
      situationWith({ badge: { validUntil: Infinity } }),
      [{ kind: 'wait', until: '2026-11-21T08:00:00.000Z' }],
    ],
    [
      'a full hall: one must leave',
      town,
      situationWith({ gate: gates.hallDoor, presence: { zoneId: 'town', entries: 1 }, ...full }),
      [{ kind: 'people_leave', zoneId: 'hall', people: 1 }],
    ],
    [
      'not for this category: another one, when there is one',
      townUnder([ruleWith({ categories: ['official'] })]),
      situationWith(),
      [{ kind: 'change_category', category: 'official' }],
    ],
    [
      'no rule at all: a new one',
      townUnder([]),
      situationWith(),
      [{ kind: 'new_rule', zoneId: 'town', category: 'speaker' }],
    ],
    [
      'pass-back: a scan out',
      town,
      situationWith({ presence: { zoneId: 'hall', entries: 1 } }),
      [{ kind: 'leave_zone', zoneId: 'town' }],
    ],
    [
      'a companion alone: the delegate first',
      townUnder([ruleWith({ companions: 'delegate_in_zone' })]),
      situationWith({ accompanied: { entries: 0 } }),
      [{ kind: 'delegate_enters', zoneId: 'town' }],
    ],
    [
      'two things: a badge, and verification',
      townUnder([ruleWith({ needsVerification: true })]),
      situationWith({ badge: { standing: 'none' }, holder: { identity: 'not_verified' } }),
      [{ kind: 'issue_badge' }, { kind: 'be_verified' }],
    ],
    [
      'no second entry: one more in the rule, where no category has it better',
      townUnder(rulesWith({ reentry: { kind: 'never' } })),
      situationWith({ presence: { entries: 1, visits: { town: { total: 1, day: 1, today: 1 } } } }),
      [{ kind: 'change_rule', ruleId: 'rule-1', number: 1, condition: 'reentry', to: 2 }],
    ],
  ])('%s', (_, world, situation, changes) => {
    expect(changeOf(world, situation)).toEqual(changes);
  });
});
