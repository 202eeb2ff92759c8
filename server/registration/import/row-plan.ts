import type { Question } from '../forms/terms.contract.ts';
import { headingKey } from './heading-names.ts';
import type { ImportMapping, JoinKind, MappedColumn, MappedHeading, RememberedMapping } from './mapping.contract.ts';
import { importColumns, joinedColumns, neededColumns } from './mapping.contract.ts';

/** A cell of the row, and what its values mean. */
export interface Source {
  /** From 0. */
  index: number;
  heading: string;
  values: ReadonlyMap<string, string>;
}

export interface PlannedColumn {
  column: MappedColumn;
  sources: readonly Source[];
  join: JoinKind;
  fallback?: string | undefined;
}

/** How each row of a file is read. */
export interface RowPlan {
  /** Cells of a row. */
  width: number;
  columns: readonly PlannedColumn[];
  answers: readonly { question: Question; source: Source }[];
  /** By whose word; absent where the headings are ours, which are held to our own words and codes. */
  mapping?: Pick<RememberedMapping, 'id' | 'name' | 'isReadyMade'> | undefined;
}

/** A column's heading as it stands in the file. */
export const headingOf = (column: MappedColumn, { columns }: RowPlan): string =>
  columns.find((planned) => planned.column === column)?.sources[0]?.heading ?? column;

export interface MappingFault {
  path: string;
  message: string;
}

/** The headings of a file that are all ours: each fills its own column. */
export const planOfColumns = (columns: readonly MappedColumn[]): RowPlan => ({
  width: columns.length,
  columns: columns.map((column, index) => ({
    column,
    sources: [{ index, heading: column, values: new Map() }],
    join: 'space',
  })),
  answers: [],
});

/** The plan that a mapping makes of these headings (named as `nameHeadings` does). The mapping has been checked. */
export function planOfMapping(
  headings: readonly string[],
  { mapping, ...by }: RememberedMapping,
  questions: readonly Question[],
): RowPlan {
  const places = new Map(headings.map((heading, i) => [headingKey(heading), i]));
  const sourceOf = (entry: MappedHeading): Source[] => {
    const index = places.get(headingKey(entry.heading));
    return index === undefined ? [] : [{ index, heading: entry.heading, values: valuesOf(entry) }];
  };
  const columns = [...importColumns, 'status' as const].flatMap((column): PlannedColumn[] => {
    const sources = mapping.headings.filter((entry) => entry.as === column).flatMap(sourceOf);
    const fallback = isOneOf(['category', 'country', 'status', 'affiliation'], column)
      ? mapping.defaults[column]
      : undefined;
    if (sources.length === 0 && fallback === undefined) return [];
    return [{ column, sources, join: (isOneOf(joinedColumns, column) && mapping.joins[column]) || 'space', fallback }];
  });
  const answers = mapping.headings.flatMap((entry) => {
    const question = questions.find(({ id }) => entry.as === 'answer' && id === entry.questionId);
    const [source] = sourceOf(entry);
    return question && source ? [{ question, source }] : [];
  });
  return { width: headings.length, columns, answers, mapping: by };
}

const isOneOf = <Word extends string>(words: readonly Word[], word: string): word is Word =>
  words.some((known) => known === word);

const valuesOf = ({ values }: MappedHeading): ReadonlyMap<string, string> =>
  new Map(Object.entries(values ?? {}).map(([found, meant]) => [headingKey(found), meant]));

/** What is wrong with a mapping: nothing mapped, a column filled twice without a join, a needed one not at all. */
export function faultsOfMapping(mapping: ImportMapping): MappingFault[] {
  const { headings, joins } = mapping;
  const faults: MappingFault[] = missingOf(mapping).map((column) => ({
    path: `headings.${column}`,
    message: `Say which heading is the ${column}`,
  }));
  const first = new Map<string, number>();
  for (const [i, { as, heading, questionId }] of headings.entries()) {
    if (as === 'ignore') continue;
    const target = questionId ? `answer to ${questionId}` : as;
    const before = first.get(target);
    const path = `headings.${i}.as`;
    if (before === undefined) first.set(target, i);
    else if (!(isOneOf(joinedColumns, as) && joins[as])) {
      faults.push({
        path,
        message: `${target} is filled by “${headings[before]?.heading}” already: say how both are joined`,
      });
    } else if (
      headings.some((other, n) => n < i && other.as === as && headingKey(other.heading) === headingKey(heading))
    ) {
      faults.push({ path, message: `“${heading}” stands twice for ${target}` });
    }
  }
  return faults;
}

/** Needed columns that no heading fills; a category and a country may come by default. */
export function missingOf({
  headings,
  defaults,
}: Pick<ImportMapping, 'headings'> & { defaults?: ImportMapping['defaults'] }) {
  return neededColumns.filter(
    (column) =>
      !headings.some(({ as }) => as === column) && !(isOneOf(['category', 'country'], column) && defaults?.[column]),
  );
}
