import { expect, it } from 'vitest';
import { isSameChoice } from '../../../web-components/organiser/is-same-choice.ts';

it('a choice is the same in whatever order it was made, and another with one more or one less', () => {
  expect(isSameChoice(['media', 'official'], ['official', 'media'])).toBe(true);
  expect(isSameChoice([], [])).toBe(true);
  expect(isSameChoice(['media', 'official'], ['media'])).toBe(false);
  expect(isSameChoice(['media'], ['media', 'official'])).toBe(false);
  expect(isSameChoice(['media'], ['official'])).toBe(false);
});
