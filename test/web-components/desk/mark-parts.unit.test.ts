import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText, searchWords } from '../../../server/registration/delegates/fold-text.ts';
import { markParts } from '../../../web-components/desk/mark-parts.ts';

const marked = (name: string, search: string) =>
  markParts(name, searchWords(search))
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join('');

it.each([
  ['Yán Horváth-Kiss', 'yan', '[Yán] Horváth-Kiss'],
  ['Yannick Ødegård-Bloch', 'odegard', 'Yannick [Ødegård]-Bloch'],
  ['Янина Ковальчук', 'ЯН', '[Ян]ина Ковальчук'],
  ['严清越', '清', '严[清]越'],
  ['Nguyễn Thị Bích Liễu', 'lieu bich', 'Nguyễn Thị [Bích] [Liễu]'],
  ['ريان القحطبي', 'القح', 'ريان [القح]طبي'],
  ['Ann Lee', 'lee ann', '[Ann] [Lee]'],
  ['Ann Lee', 'bob', 'Ann Lee'],
  ['Jürgen Müller', 'mueller', 'Jürgen [Müller]'],
  ['Jürgen Mueller', 'müller', 'Jürgen [Mueller]'],
  ['沈望舒', '望舒', '沈[望舒]'],
  ['أحمد القَحْطبي', 'احمد قحطبي', '[أحمد] ال[قَحْطبي]'],
  ['Shaun O’Neil', 'oneil', 'Shaun [O’Neil]'],
  ['Rayan Al-Qahtabi', 'al-qah', 'Rayan [Al]-[Qah]tabi'],
  ['Elina Li', 'li', 'Elina [Li]'],
  ['आर्यन', 'आर', '[आर्य]न'],
  ['आर्यन', 'यन', 'आर्यन'],
])('marks in %s what %s finds', (name, search, result) => {
  expect(marked(name, search)).toBe(result);
});

it('never changes a name, whatever is searched for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, search) => {
      const parts = markParts(name, searchWords(search));
      expect(parts.map(({ text }) => text).join('')).toBe(name);
    }),
  );
});

it('folds twice as it folds once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});
