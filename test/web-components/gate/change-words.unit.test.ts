import { expect, it } from 'vitest';
import type { Change } from '../../../server/admission/rules/change.contract.ts';
import { changeWords } from '../../../web-components/gate/change-words.ts';

const layout = { zones: [{ id: 'silk', name: { en: 'Silk Hall' } }] };

it.each<[Change[], string]>([
  [[{ kind: 'scan_badge' }], 'the badge itself, scanned'],
  [[{ kind: 'leave_zone', zoneId: 'silk' }], 'a scan out of Silk Hall'],
  [[{ kind: 'people_leave', zoneId: 'silk', people: 3 }], '3 people leaving Silk Hall'],
  [[{ kind: 'delegate_enters', zoneId: 'silk' }], 'the delegate whom they accompany, coming into Silk Hall first'],
  [[{ kind: 'go_before_gate' }], 'a scan out of the venue'],
  [[{ kind: 'change_rule', ruleId: 'r', number: 3, condition: 'capacity', to: 81 }], 'a number of 81 in rule 3'],
  [[{ kind: 'new_rule', zoneId: 'gone', category: 'media' }], 'a rule that lets the category Media into gone'],
  [[{ kind: 'issue_badge' }, { kind: 'be_verified' }], 'a badge issued at the desk, verification at a station'],
])('says %o in words', (changes, words) => {
  expect(changeWords(changes, layout)).toBe(words);
});

it('tells a time of today as a time, and of another day with its date', () => {
  const today = new Date();
  today.setHours(14, 0, 0, 0);
  expect(changeWords([{ kind: 'wait', until: today.toISOString() }], layout)).toBe('waiting until 14:00');
  const later = new Date(today.getTime() + 3 * 86_400_000).toISOString();
  expect(changeWords([{ kind: 'wait', until: later }], layout)).toMatch(/waiting until .+ 14:00/);
});
