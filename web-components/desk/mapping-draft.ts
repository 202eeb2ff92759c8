import { delegateCategories, registrationStatuses } from '../../db/vocabulary.ts';
import {
  type FileSurvey,
  type ImportMapping,
  joinedColumns,
  leftOut,
  type MappedHeading,
  neededColumns,
} from '../../server/registration/import/mapping.contract.ts';

/** What one heading can be chosen to be: a column, `ignore`, or `answer:` and the question's id. */
export type HeadingChoice = MappedHeading['as'] | `answer:${string}`;

export const choiceOf = ({ as, questionId }: MappedHeading): HeadingChoice =>
  as === 'answer' ? `answer:${questionId}` : as;

/** The entry of a heading after another choice; what its values meant is kept for the same column only. */
export function withChoice(entry: MappedHeading, choice: HeadingChoice): MappedHeading {
  if (choice === choiceOf(entry)) return entry;
  if (choice.startsWith('answer:'))
    return { heading: entry.heading, as: 'answer', questionId: choice.slice('answer:'.length) };
  return { heading: entry.heading, as: choice as MappedHeading['as'] };
}

/** One entry for each heading of the file, in the mapping's order: those of it first, then what it does not know. */
export function entriesOf({ headings, proposal }: FileSurvey): MappedHeading[] {
  const known = new Set(proposal.headings.map(({ heading }) => heading));
  const others = headings.filter(({ heading }) => !known.has(heading));
  return [...proposal.headings, ...others.map(({ heading }) => ({ heading, as: 'ignore' as const }))];
}

/** The columns that several headings fill; those may be joined, any other is a mistake. */
export function filledTwice(entries: readonly MappedHeading[]): { joined: Joined[]; wrong: string[] } {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (entry.as !== 'ignore') counts.set(choiceOf(entry), (counts.get(choiceOf(entry)) ?? 0) + 1);
  }
  const twice = [...counts].filter(([, count]) => count > 1).map(([choice]) => choice);
  const isJoined = (choice: string): choice is Joined => joinedColumns.some((column) => column === choice);
  return { joined: twice.filter(isJoined), wrong: twice.filter((choice) => !isJoined(choice)) };
}
export type Joined = (typeof joinedColumns)[number];

/** Needed columns that nothing fills yet. */
export const lacking = (entries: readonly MappedHeading[], defaults: ImportMapping['defaults']) =>
  neededColumns.filter((column) => {
    if (entries.some(({ as }) => as === column)) return false;
    return !((column === 'category' && defaults.category) || (column === 'country' && defaults.country));
  });

/** Joins for what is filled twice, kept or usual, and for nothing else. */
export function joinsFor(joined: readonly Joined[], chosen: ImportMapping['joins']): ImportMapping['joins'] {
  const usual = { reference: 'hyphen', email: 'first', country: 'first', affiliation: 'comma' } as const;
  return Object.fromEntries(
    joined.map((column) => [
      column,
      chosen[column] ?? (column in usual ? usual[column as keyof typeof usual] : 'space'),
    ]),
  );
}

/** Our words that a value of this column can mean. */
export function meaningsOf(as: MappedHeading['as']): readonly string[] {
  if (as === 'category') return [...delegateCategories, leftOut];
  if (as === 'status') return [...registrationStatuses, leftOut];
  return [];
}
