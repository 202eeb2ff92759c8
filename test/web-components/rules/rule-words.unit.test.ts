import { expect, it } from 'vitest';
import { countedWords } from '../../../web-components/rules/effect-words.ts';
import { changesInWords } from '../../../web-components/rules/rule-changes.ts';
import { isSame, moved } from '../../../web-components/rules/rule-drafts.ts';
import { sentenceOfRule } from '../../../web-components/rules/rule-words.ts';
import { instantOfWallTime, wallTimeOf } from '../../../web-components/rules/wall-time.ts';
import { everybody, ground, press } from './fake-rules.ts';

it('a rule is sentences', () => {
  expect(sentenceOfRule(everybody, ground)).toBe(
    'Everybody may enter Water Town at any time. First entry needs verification. They may come and go. ' +
      'Any number of them at a time. Who is still in another zone is moved over. Nobody is checked out. Companions like anybody.',
  );
});

it('what is different between two versions is told rule by rule', () => {
  expect(changesInWords([everybody], [everybody], ground)).toEqual([]);
  expect(changesInWords([everybody, press], [press, { ...everybody, capacity: 500 }], ground)).toEqual([
    'Rule 2 is now rule 1.',
    'Rule 1 is now rule 2.',
    'Rule 2: “At most 500 of them at a time” instead of “Any number of them at a time”',
  ]);
  expect(changesInWords([everybody, press], [everybody], ground)[0]).toMatch(/^Rule 2 is removed: Speakers and media/);
});

it('one person is told as one', () => {
  const counted = { category: 'attendee', zoneId: 'silk', reason: 'zone_full', people: 1 } as const;
  expect(countedWords(counted, ground)).toMatch(/^1 attendee, Silk Hall: /);
  expect(countedWords({ ...counted, people: 2 }, ground)).toMatch(/^2 attendees, Silk Hall: /);
});

it('rules that say the same in another order of their parts are the same', () => {
  expect(isSame([press], [Object.fromEntries(Object.entries(press).reverse()) as typeof press])).toBe(true);
  expect(isSame([press, everybody], [everybody, press])).toBe(false);
  expect(moved([press, everybody], 0, -1)).toEqual([press, everybody]);
});

it('times stand on the wall clock of the conference', () => {
  expect(wallTimeOf('2026-11-23T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-24T00:00');
  expect(instantOfWallTime('2026-11-24T00:00', 'Asia/Shanghai')).toBe('2026-11-23T16:00:00.000Z');
  expect(instantOfWallTime('', 'UTC')).toBeUndefined();
});
