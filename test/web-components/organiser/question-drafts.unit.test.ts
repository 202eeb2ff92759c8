import { describe, expect, it } from 'vitest';
import {
  isWhole,
  moved,
  nameFor,
  newDraft,
  type QuestionDraft,
  toPut,
} from '../../../web-components/organiser/question-drafts.ts';

const draft = (id: string, changes: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...newDraft(),
  id,
  label: { en: id },
  ...changes,
});
const ids = (drafts: readonly { id: string }[]) => drafts.map(({ id }) => id);

it('a question is named by its English words, and never as another one', () => {
  expect(nameFor('Needs a wheelchair?', [])).toBe('needs-a-wheelchair');
  expect(nameFor('Émigré café', ['emigre-cafe'])).toBe('emigre-cafe-2');
  expect(nameFor('食事', [])).toBe('question');
  expect(nameFor('Meals', ['meals', 'meals-2'])).toBe('meals-3');
});

describe('in the list of questions', () => {
  const drafts = [draft('a'), draft('b'), draft('c', { retiredAt: '2026-11-01T00:00:00Z' })];

  it('one moves before or behind another', () => {
    expect(ids(moved(drafts, 0, 1))).toEqual(['b', 'a', 'c']);
  });

  it('none moves off the end, or among those that are no longer asked', () => {
    expect(ids(moved(drafts, 0, -1))).toEqual(['a', 'b', 'c']);
    expect(ids(moved(drafts, 1, 1))).toEqual(['a', 'b', 'c']);
  });

  it('those no longer asked are not sent, and those new are named', () => {
    const made = draft('', { label: { en: 'A', fr: ' ' }, hint: { en: '' } });
    expect(toPut([...drafts, made])).toMatchObject([{ id: 'a' }, { id: 'b' }, { id: 'a-2', label: { en: 'A' } }]);
    expect(toPut([made])[0]).not.toHaveProperty('hint');
    expect(toPut([made])[0]?.label).not.toHaveProperty('fr');
  });
});

describe('a question can be saved', () => {
  const option = (value: string, en: string) => ({ value, label: { en } });

  it('with its English words, and not without', () => {
    expect(isWhole(draft('a'))).toBe(true);
    expect(isWhole(draft('', { label: { en: ' ', fr: 'Repas' } }))).toBe(false);
  });

  it('with two answers to choose from, and not with one', () => {
    const options = [option('', 'Fish'), option('', 'Fish'), option('', ' ')];
    expect(isWhole(draft('a', { kind: 'choice', options }))).toBe(true);
    expect(toPut([draft('a', { kind: 'choice', options })])[0]?.options.map(({ value }) => value)).toEqual([
      ...['fish', 'fish-2'],
    ]);
    expect(isWhole(draft('a', { kind: 'choice', options: options.slice(1) }))).toBe(false);
  });

  it('without the answers of the kind that it had before', () => {
    const options = [option('x', 'X'), option('y', 'Y')];
    expect(toPut([draft('a', { kind: 'text', options })])[0]?.options).toEqual([]);
  });
});
