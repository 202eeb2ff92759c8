import { expect, test } from 'vitest';
import type { DelegateCategory } from '../../db/vocabulary.ts';
import { calendarIn } from '../../server/admission/calendar.ts';
import { bookRules } from '../../server/admission/rules/rule-book.ts';
import type { Rule } from '../../server/admission/rules/rules.contract.ts';
import { growZoneTree } from '../../server/admission/zone-tree.ts';
import { zonesOpenTo } from '../../server/admission/zones-for-category.ts';

const zones = [
  { id: 'town', name: { en: 'Town' } },
  { id: 'quay', name: { en: 'Quay' }, parentId: 'town' },
  { id: 'house', name: { en: 'House' }, parentId: 'town' },
  { id: 'hall', name: { en: 'Hall' }, parentId: 'house' },
];
const gates = ['town', 'house', 'hall'].map((zone) => ({ id: `${zone}-gate`, name: { en: zone }, innerZoneId: zone }));
const calendar = calendarIn('Asia/Shanghai');
const nine = Date.parse('2026-11-20T09:00:00+08:00');

const allows = (id: string, zoneId: string, categories: DelegateCategory[], more: Partial<Rule> = {}): Rule => ({
  ...{ id, zoneId, categories, needsVerification: true, reentry: { kind: 'free' }, elsewhere: 'refer' },
  companions: 'anybody',
  ...more,
});
const everybody: DelegateCategory[] = ['attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical'];
const open = (rules: Rule[], categories: DelegateCategory[], at = nine) => [
  ...zonesOpenTo(
    { layout: { zones, gates, lanes: [] }, zones: growZoneTree(zones), rules: bookRules(rules, 1, calendar), calendar },
    categories,
    at,
  ),
];

const town = allows('town', 'town', everybody);
const house = allows('house', 'house', ['speaker', 'media']);
const hall = allows('hall', 'hall', ['speaker', 'attendee']);

test('a zone behind a gate is open to whom a rule names, and what is in it without a gate goes with it', () => {
  expect(open([town, house, hall], ['media'])).toEqual(['town', 'quay', 'house']);
  expect(open([town, house, hall], ['speaker'])).toEqual(['town', 'quay', 'house', 'hall']);
});

test('a zone is not open to whom the zone around it is shut, whatever its own rule says', () => {
  expect(open([town, house, hall], ['attendee'])).toEqual(['town', 'quay']);
});

test('of nobody in particular it is the zones where everybody may be', () => {
  expect(open([town, house, hall], everybody)).toEqual(['town', 'quay']);
});

test('who sets out two hours before a zone opens may be shown the way there, and who sets out earlier not', () => {
  const fromTen = allows('house', 'house', ['media'], { dailyFrom: '10:00', dailyUntil: '18:00' });
  const atHours = (hours: number) => open([town, fromTen], ['media'], nine + hours * 3_600_000).includes('house');
  expect([-2, -1, 0, 5, 9].map(atHours)).toEqual([false, true, true, true, false]);
});

test('without rules everything behind a gate is shut', () => {
  expect(open([], ['staff'])).toEqual([]);
});
