import { describe, expect, it } from 'vitest';
import { checkOutBy, type FoldedScan, foldPresence } from '../../../server/admission/presence.ts';
import type { KeptVersion } from '../../../server/admission/rules/rule-timeline.ts';
import type { Rule } from '../../../server/admission/rules/rules.contract.ts';
import { everywhere, ruleWith, townUnder } from './rules-of-town.ts';

const at = (instant: string) => Date.parse(instant);
const gates = { south: { innerZoneId: 'town' }, hall: { outerZoneId: 'town', innerZoneId: 'hall' } };

let sequence = 0;
function pass(gate: keyof typeof gates, instant: string, more: Partial<FoldedScan> = {}): FoldedScan {
  sequence += 1;
  return {
    ...{ id: String(sequence).padStart(4, '0'), deviceId: 'd', sequence, correctedTime: at(instant) },
    ...{ direction: 'in', gate: gates[gate], verdict: 'admit', category: 'speaker' },
    ...more,
  };
}

/** Everybody may go everywhere, and is checked out of these zones. */
const checkingOut = (checkOuts: Record<string, Rule['checkOut']>): Rule[] =>
  everywhere.map((rule) => {
    const checkOut = checkOuts[rule.zoneId];
    return checkOut ? { ...rule, checkOut } : rule;
  });

/** Where they are at an instant by their scans. */
function whereIs(
  rules: readonly Rule[] | readonly KeptVersion[],
  scans: FoldedScan[],
  instant: string,
  timeZone = 'UTC',
) {
  const world = townUnder(rules, { timeZone });
  return checkOutBy(world, foldPresence(world, scans), at(instant)).zoneId;
}

const atEleven = checkingOut({ town: { kind: 'at', time: '23:00' } });

describe('somebody who never goes out', () => {
  const came = [pass('south', '2026-11-20T10:00:00Z')];

  it('counts as outside from the next such time of day on, neither earlier nor later', () => {
    expect(whereIs(atEleven, came, '2026-11-20T22:59:59.999Z')).toBe('town');
    expect(whereIs(atEleven, came, '2026-11-20T23:00:00Z')).toBeUndefined();
    expect(whereIs(atEleven, [pass('south', '2026-11-20T23:00:00Z')], '2026-11-21T22:00:00Z')).toBe('town');
  });

  it('is checked out by the clock on the wall of the conference', () => {
    expect(whereIs(atEleven, came, '2026-11-20T14:59:00Z', 'Asia/Shanghai')).toBe('town');
    expect(whereIs(atEleven, came, '2026-11-20T15:00:00Z', 'Asia/Shanghai')).toBeUndefined();
  });

  it('counts as outside so long after entry', () => {
    const rules = checkingOut({ town: { kind: 'after', minutes: 90 } });
    expect(whereIs(rules, came, '2026-11-20T11:29:00Z')).toBe('town');
    expect(whereIs(rules, came, '2026-11-20T11:30:00Z')).toBeUndefined();
  });

  it('stays where nothing says that they are checked out', () => {
    expect(whereIs(everywhere, came, '2026-11-30T00:00:00Z')).toBe('town');
    const ofMedia = [ruleWith({ categories: ['media'], checkOut: { kind: 'at', time: '23:00' } }), ...everywhere];
    expect(whereIs(ofMedia, came, '2026-11-30T00:00:00Z')).toBe('town');
  });
});

describe('a hall within the town', () => {
  const rules = checkingOut({ hall: { kind: 'after', minutes: 60 }, town: { kind: 'at', time: '23:00' } });
  const came = [pass('south', '2026-11-20T10:00:00Z'), pass('hall', '2026-11-20T12:00:00Z')];

  it('gives back to the town who is checked out of it, and the town to the world later', () => {
    expect(whereIs(rules, came, '2026-11-20T12:59:00Z')).toBe('hall');
    expect(whereIs(rules, came, '2026-11-20T13:00:00Z')).toBe('town');
    expect(whereIs(rules, came, '2026-11-20T23:00:00Z')).toBeUndefined();
  });

  it('counts from the entry into it, and anew when they come again', () => {
    const again = [
      ...came,
      pass('hall', '2026-11-20T12:30:00Z', { direction: 'out' }),
      pass('hall', '2026-11-20T12:40:00Z'),
    ];
    expect(whereIs(rules, again, '2026-11-20T13:39:00Z')).toBe('hall');
    expect(whereIs(rules, again, '2026-11-20T13:40:00Z')).toBe('town');
  });

  it('lets nobody stay when the town around it is closed to them first', () => {
    const late = [pass('south', '2026-11-20T10:00:00Z'), pass('hall', '2026-11-20T22:30:00Z')];
    expect(whereIs(rules, late, '2026-11-20T23:00:00Z')).toBeUndefined();
  });

  it('lets in again who was checked out of it and comes back to its door', () => {
    expect(whereIs(rules, [...came, pass('hall', '2026-11-20T14:00:00Z')], '2026-11-20T14:30:00Z')).toBe('hall');
  });
});

describe('rules that change while somebody is inside', () => {
  const came = [pass('south', '2026-11-20T10:00:00Z')];
  const versions = (...list: [string, readonly Rule[]][]): KeptVersion[] =>
    list.map(([savedAt, rules], index) => ({ version: index + 1, savedAt: at(savedAt), rules }));
  const start = '2026-11-19T00:00:00Z';

  it('check them out by the rules that hold when it happens', () => {
    const later = versions([start, everywhere], ['2026-11-20T20:00:00Z', atEleven]);
    expect(whereIs(later, came, '2026-11-20T22:59:00Z')).toBe('town');
    expect(whereIs(later, came, '2026-11-20T23:00:00Z')).toBeUndefined();
    const dropped = versions([start, atEleven], ['2026-11-20T20:00:00Z', everywhere]);
    expect(whereIs(dropped, came, '2026-11-30T00:00:00Z')).toBe('town');
  });

  it('never check them out earlier than the change: at once, when their time is over by then', () => {
    const short = checkingOut({ town: { kind: 'after', minutes: 60 } });
    const shortened = versions([start, everywhere], ['2026-11-20T20:00:00Z', short]);
    expect(whereIs(shortened, came, '2026-11-20T19:59:00Z')).toBe('town');
    expect(whereIs(shortened, came, '2026-11-20T20:00:00Z')).toBeUndefined();
  });

  it('leave what has happened as it was', () => {
    const afterwards = versions([start, atEleven], ['2026-11-21T08:00:00Z', everywhere]);
    expect(whereIs(afterwards, came, '2026-11-21T09:00:00Z')).toBeUndefined();
  });
});

it('an entry after a check-out is one more, and entries are counted where rules ask', () => {
  const rules = atEleven.map(
    (rule): Rule => (rule.zoneId === 'town' ? { ...rule, reentry: { kind: 'daily', entries: 3 } } : rule),
  );
  const world = townUnder(rules);
  const days = [
    pass('south', '2026-11-20T10:00:00Z'),
    pass('south', '2026-11-21T10:00:00Z'),
    pass('hall', '2026-11-21T11:00:00Z'),
  ];
  const presence = foldPresence(world, days);
  expect(presence.entries).toBe(2);
  expect(presence.visits).toEqual({
    town: { total: 2, day: Math.floor(at('2026-11-21T00:00:00Z') / 86_400_000), today: 1 },
  });
});
