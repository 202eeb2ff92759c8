import { delegateCategories, registrationStatuses } from '../../../db/vocabulary.ts';
import { beginningOf } from './beginning-of.ts';
import { codeOfCountry } from './country-names.ts';
import { guessCategory } from './guess-category.ts';
import { headingKey } from './heading-names.ts';
import { leftOut, type MappedColumn } from './mapping.contract.ts';
import type { PlannedColumn, RowPlan } from './row-plan.ts';

/** The cells of a row as columns of ours, before they are checked. */
export interface ReadRow {
  values: Partial<Record<MappedColumn, string>>;
  /** The row is no delegate. */
  isLeftOut: boolean;
}

/** Told of each word of the file that was read as one of ours. */
export type OnReading = (column: MappedColumn, found: string, read: string) => void;

const separators = { space: ' ', hyphen: '-', comma: ', ', first: '' };

/** The beginning of a cell that is far too long is enough to say so: a megabyte is not read as a country. */
const longestRead = 1000;

export function readCells(cells: readonly string[], plan: RowPlan, onReading: OnReading): ReadRow {
  const row: ReadRow = { values: {}, isLeftOut: false };
  const isMapped = plan.mapping !== undefined;
  for (const planned of plan.columns) {
    const found = joined(cells, planned);
    if (found.meant === leftOut) row.isLeftOut = true;
    const isWord = planned.column === 'category' || planned.column === 'status' || planned.column === 'country';
    const read = isMapped && found.meant === undefined && isWord ? wordOf(found.text, planned, plan) : undefined;
    row.values[planned.column] = found.meant ?? read ?? found.text;
    if (isMapped && isWord && (found.text || planned.sources.length > 0)) {
      onReading(planned.column, beginningOf(found.text, 80), row.values[planned.column] ?? '');
    }
  }
  for (const { source } of plan.answers) if (meaningOf(cells, source) === leftOut) row.isLeftOut = true;
  if (isMapped && !row.values.name_latin) row.values.name_latin = latinOf(row.values.name ?? '');
  return row;
}

function joined(cells: readonly string[], { sources, join }: PlannedColumn): { text: string; meant?: string } {
  const texts: string[] = [];
  for (const source of sources) {
    const text = (cells[source.index] ?? '').trim();
    const meant = meaningOf(cells, source);
    if (meant !== undefined) return { text, meant };
    if (text) texts.push(text);
    if (text && join === 'first') break;
  }
  return { text: texts.join(separators[join]) };
}

function meaningOf(cells: readonly string[], { index, values }: PlannedColumn['sources'][number]): string | undefined {
  const cell = cells[index] ?? '';
  return values.size > 0 && cell.length <= longestRead ? values.get(headingKey(cell)) : undefined;
}

/** A word of ours that the file says in its own way; none where nobody can tell, which is a fault then. */
function wordOf(text: string, { column, fallback }: PlannedColumn, plan: RowPlan): string | undefined {
  if (text === '') return fallback;
  if (text.length > longestRead) return undefined;
  const key = headingKey(text);
  if (column === 'country') return codeOfCountry(text);
  if (column === 'status') return registrationStatuses.find((status) => status === key);
  const known = delegateCategories.find((category) => category === key);
  if (known) return known;
  // Names of products are each organiser's own: a ready-made mapping can only tell them by their words.
  return plan.mapping?.isReadyMade ? (guessCategory(text) ?? fallback) : undefined;
}

/** A name in Latin letters is its own Latin name; any other has to be given. */
const latinOf = (name: string): string => (/[^\p{Script=Latin}\P{L}]/u.test(name) ? '' : name);
