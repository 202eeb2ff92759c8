import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictReasons } from '../../../db/vocabulary.ts';
import { decide } from '../../../server/admission/decide.ts';
import type { Presence } from '../../../server/admission/presence.ts';
import type { Rule } from '../../../server/admission/rules/rules.contract.ts';
import { everywhere, rulesWith, ruleWith, townUnder } from './rules-of-town.ts';
import { anyArrival, anyRules, type Changes, gates, noon, situationWith } from './situations.ts';

/** What the south gate answers under one rule for the town, or the named rules. */
function ask(rules: Partial<Rule> | readonly Rule[], changes: Changes = {}) {
  const list = Array.isArray(rules) ? (rules as readonly Rule[]) : [ruleWith(rules as Partial<Rule>)];
  const { verdict, reason, rule } = decide(townUnder(list), situationWith(changes));
  return [verdict, reason, ...(rule ? [rule.number] : [])];
}

const at = (instant: string) => ({ at: Date.parse(instant) });
const been = (total: number, today = total, on = noon): Presence => ({
  entries: total,
  visits: { town: { total, day: Math.floor(on / 86_400_000), today } },
});
const inHall: Presence = { zoneId: 'hall', entries: 1 };
const admitted = ['admit', 'admitted', 1];

describe('which rule decides', () => {
  it('is the first from above that names category and zone and is in force', () => {
    const rules = rulesWith(
      { categories: ['media'], capacity: 1 },
      { categories: ['speaker'], dailyFrom: '06:00', dailyUntil: '09:00' },
      { categories: ['speaker', 'media'], needsVerification: true },
      { categories: ['speaker'] },
    );
    expect(ask(rules)).toEqual(['admit', 'admitted', 3]);
    expect(ask(rules, { holder: { identity: 'not_verified' } })).toEqual(['refer', 'identity_not_verified', 3]);
    expect(ask(rules, at('2026-11-20T06:00:00Z'))).toEqual(['admit', 'admitted', 2]);
  });

  it('is none for a category that no rule names, and the first named is told when none is in force', () => {
    const media = { holder: { category: 'media' as const } };
    expect(ask({ categories: ['speaker'] }, media)).toEqual(['refuse', 'zone_not_allowed']);
    expect(ask({ dailyFrom: '06:00', dailyUntil: '09:00' })).toEqual(['refuse', 'zone_closed_now', 1]);
  });
});

describe('days', () => {
  it('are those of the week, and hours past midnight belong to the evening before', () => {
    const night = { days: ['friday' as const], dailyFrom: '20:00', dailyUntil: '02:00' };
    expect(ask(night, at('2026-11-20T21:00:00Z'))).toEqual(admitted);
    expect(ask(night, { ...at('2026-11-21T01:00:00Z'), badge: { validUntil: Infinity } })).toEqual(admitted);
    expect(ask(night, at('2026-11-20T01:00:00Z'))).toEqual(['refuse', 'zone_closed_now', 1]);
    expect(ask({ days: ['monday'] })).toEqual(['refuse', 'zone_closed_now', 1]);
  });
});

describe('first entry', () => {
  it('needs verification where the rule says so, and not elsewhere', () => {
    const stranger = { holder: { identity: 'not_verified' as const } };
    expect(ask({ needsVerification: true }, stranger)).toEqual(['refer', 'identity_not_verified', 1]);
    expect(ask({ needsVerification: false }, stranger)).toEqual(admitted);
    expect(ask({ needsVerification: false }, { holder: { identity: 'refused' } })).toEqual([
      'refer',
      'identity_refused',
    ]);
  });
});

describe('re-entry', () => {
  it.each<[string, Rule['reentry'], Presence, unknown[]]>([
    ['free: as often as they like', { kind: 'free' }, been(9), admitted],
    ['never: the first time', { kind: 'never' }, been(0), admitted],
    ['never: a second time', { kind: 'never' }, been(1), ['refuse', 'reentry_not_allowed', 1]],
    ['three times: the third', { kind: 'times', entries: 3 }, been(2), admitted],
    ['three times: a fourth', { kind: 'times', entries: 3 }, been(3), ['refuse', 'entries_used_up', 1]],
    ['twice a day: the second', { kind: 'daily', entries: 2 }, been(5, 1), admitted],
    ['twice a day: a third', { kind: 'daily', entries: 2 }, been(5, 2), ['refuse', 'entries_used_up', 1]],
    ['twice a day: the day after', { kind: 'daily', entries: 2 }, been(5, 2, noon - 86_400_000), admitted],
  ])('%s', (_, reentry, presence, answer) => {
    expect(ask({ reentry }, { presence })).toEqual(answer);
  });
});

describe('a number for some categories', () => {
  const limited = { categories: ['speaker', 'media'] as Rule['categories'], capacity: 2 };
  const with2 = { insideOf: () => 2 };

  it('is counted over all categories of the rule, and binds them alone', () => {
    const rules = rulesWith(limited, { categories: ['official'] });
    expect(ask(rules, { insideOf: () => 1 })).toEqual(admitted);
    expect(ask(rules, with2)).toEqual(['refuse', 'category_full', 1]);
    expect(ask(rules, { ...with2, holder: { category: 'official' } })).toEqual(['admit', 'admitted', 2]);
  });

  it('holds also for who is let in by a rule above it, while it is in force', () => {
    const rules = rulesWith({ categories: ['media'] }, limited);
    expect(ask(rules, { ...with2, holder: { category: 'media' } })).toEqual(['refuse', 'category_full', 2]);
    const morning = rulesWith({ categories: ['media'] }, { ...limited, dailyFrom: '06:00', dailyUntil: '09:00' });
    expect(ask(morning, { ...with2, holder: { category: 'media' } })).toEqual(admitted);
  });
});

describe('somebody who is in another zone', () => {
  // The garden lies in the town beside the hall, behind a gate of its own.
  const zones = [
    ...['town', 'boat'].map((id) => ({ id, name: { en: id } })),
    ...['hall', 'garden'].map((id) => ({ id, name: { en: id }, parentId: 'town' })),
  ];
  const atHall = (elsewhere: Rule['elsewhere'], presence: Presence) => {
    const world = townUnder([ruleWith({ zoneId: 'hall', elsewhere })], { zones });
    const { verdict, reason } = decide(world, situationWith({ gate: gates.hallDoor, presence }));
    return [verdict, reason];
  };
  const inGarden: Presence = { zoneId: 'garden', entries: 1 };

  it('is referred, refused or moved over, as the rule says', () => {
    expect(atHall('refer', inGarden)).toEqual(['refer', 'elsewhere']);
    expect(atHall('refuse', inGarden)).toEqual(['refuse', 'elsewhere']);
    expect(atHall('move', inGarden)).toEqual(['admit', 'admitted']);
  });

  it('is not elsewhere in the zone before the gate', () => {
    for (const elsewhere of ['refer', 'refuse', 'move'] as const) {
      expect(atHall(elsewhere, { zoneId: 'town', entries: 1 })).toEqual(['admit', 'admitted']);
    }
  });

  it('is referred in any case when they never came in before this gate', () => {
    for (const elsewhere of ['refer', 'refuse', 'move'] as const) {
      expect(atHall(elsewhere, { zoneId: 'boat', entries: 1 })).toEqual(['refer', 'not_seen_entering']);
      expect(atHall(elsewhere, { entries: 0 })).toEqual(['refer', 'not_seen_entering']);
    }
  });
});

describe('a companion', () => {
  const outside: Presence = { entries: 0 };
  it.each<[Rule['companions'], Presence, string]>([
    ['anybody', outside, 'admitted'],
    ['delegate_in_venue', outside, 'delegate_not_inside'],
    ['delegate_in_venue', { zoneId: 'boat', entries: 1 }, 'admitted'],
    ['delegate_in_zone', { zoneId: 'boat', entries: 1 }, 'delegate_not_inside'],
    ['delegate_in_zone', inHall, 'admitted'],
    ['never', inHall, 'companion_not_allowed'],
  ])('under "%s" with the delegate at %o: %s', (companions, accompanied, reason) => {
    expect(ask({ companions }, { accompanied })[1]).toBe(reason);
    expect(ask({ companions })[1]).toBe('admitted');
  });
});

it('most reasons are reached by chance, and nobody is kept in', () => {
  const worlds = fc
    .sample(anyRules, { numRuns: 500, seed: 3 })
    .map((rules) => townUnder(rules, { vettedCategories: ['media'] }));
  const arrivals = fc.sample(anyArrival, { numRuns: 5000, seed: 4 });
  const reached = new Set<string>();
  for (const [index, arrival] of arrivals.entries()) {
    const world = worlds[index % worlds.length]!;
    reached.add(decide(world, arrival).reason);
    expect(decide(world, { ...arrival, direction: 'out' })).toEqual({ verdict: 'admit', reason: 'left' });
  }
  // Those that are rarer than that stand in the tables above.
  const rare =
    /^(badge_(unreadable|forged|other_conference|expired)|number_mistyped|left|entries_used_up|category_full)$/;
  expect(verdictReasons.filter((reason) => !reached.has(reason) && !rare.test(reason))).toEqual([]);
});

it('the rules that came with a layout let in whom they let in before', () => {
  expect(ask(everywhere)).toEqual(admitted);
});
