import type { QuestionKind } from '../../db/vocabulary.ts';
import { type Question, question, type StoredQuestions } from '../../server/registration/forms/terms.contract.ts';

/** A question as it is being edited: as stored, with what is known of its answers. */
export type QuestionDraft = StoredQuestions['questions'][number];

/** A name for a question or an option, made of its English words: `Needs a wheelchair` → `needs-a-wheelchair`. */
export function nameFor(words: string, taken: readonly string[]): string {
  const slug = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const name = slug || 'question';
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n++) if (!taken.includes(`${name}-${n}`)) return `${name}-${n}`;
}

/** A new question, not asked before. */
export const newDraft = (): QuestionDraft => ({
  ...{ id: '', label: { en: '' }, kind: 'text', options: [], isRequired: false, categories: [] },
  ...{ isShownAtScan: false, answers: 0 },
});

export const hasOptions = (kind: QuestionKind): boolean => kind === 'choice' || kind === 'choices';

/** Moves one of the questions that are asked by so many places; those retired stay where they are. */
export function moved(drafts: readonly QuestionDraft[], index: number, by: number): QuestionDraft[] {
  const to = index + by;
  const [from, other] = [drafts[index], drafts[to]];
  if (!from || !other || from.retiredAt || other.retiredAt) return [...drafts];
  const list = [...drafts];
  list.splice(index, 1);
  list.splice(to, 0, from);
  return list;
}

/** What is sent of a draft: without empty words and empty options, named if it is new. */
export function toPut(drafts: readonly QuestionDraft[]): Question[] {
  const taken = drafts.map(({ id }) => id).filter(Boolean);
  return drafts
    .filter(({ retiredAt }) => !retiredAt)
    .map(({ answers: _answers, retiredAt: _retiredAt, hint, ...draft }) => {
      const id = draft.id || nameFor(draft.label.en, taken);
      taken.push(id);
      const words = filled(hint);
      const options = hasOptions(draft.kind) ? optionsToPut(draft.options) : [];
      return { ...draft, id, options, label: filled(draft.label) ?? { en: '' }, ...(words && { hint: words }) };
    });
}

function optionsToPut(options: QuestionDraft['options']): QuestionDraft['options'] {
  const taken = options.map(({ value }) => value).filter(Boolean);
  return options
    .filter(({ label }) => label.en.trim() !== '')
    .map(({ value, label }) => {
      const name = value || nameFor(label.en, taken);
      taken.push(name);
      return { value: name, label: filled(label) ?? label };
    });
}

/** The words of those languages that have any; nothing where English has none. */
function filled(words: Readonly<Record<string, string>> | undefined): Question['label'] | undefined {
  const kept = Object.fromEntries(Object.entries(words ?? {}).filter(([, text]) => text.trim() !== ''));
  const { en } = kept;
  return en === undefined ? undefined : { ...kept, en };
}

/** Whether a draft can be sent; what is missing is told beside it. */
export const isWhole = (draft: QuestionDraft): boolean =>
  draft.retiredAt !== undefined || toPut([draft]).every((each) => question.safeParse(each).success);
