import type { Question } from '../forms/terms.contract.ts';
import { beginningOf } from './beginning-of.ts';
import { headingKey, nameHeadings } from './heading-names.ts';
import type { ImportFault } from './import.contract.ts';
import { type ImportMapping, maxHeadings, type RememberedMapping } from './mapping.contract.ts';
import { readHeadings } from './read-headings.ts';
import { findReadyMade } from './ready-made-mappings.ts';
import { missingOf, planOfColumns, planOfMapping, type RowPlan } from './row-plan.ts';

/** What is to be done with a file, once its headings are known. */
export type Reading =
  | { kind: 'rows'; plan: RowPlan }
  /** Somebody has to say what the headings mean; this is what we take them for, where a mapping fits. */
  | { kind: 'survey'; headings: string[]; mapping?: RememberedMapping | undefined }
  | { kind: 'faults'; faults: ImportFault[] };

export interface ReadingTerms {
  /** Newest first. */
  remembered: readonly RememberedMapping[];
  questions: readonly Question[];
  /** The mapping to read by, or `ask`, whatever the headings are. */
  asked?: RememberedMapping | 'ask' | undefined;
}

/** How a file with these headings is read: by the mapping asked for, as our own, by one that is remembered or ready-made. */
export function chooseReading(cells: readonly string[], terms: ReadingTerms): Reading {
  const { asked, remembered, questions } = terms;
  if (cells.length > maxHeadings) return { kind: 'faults', faults: [tooManyHeadings()] };
  const headings = nameHeadings(cells);
  const fitting = remembered.find(({ mapping }) => fits(mapping, headings)) ?? readyMadeFor(headings);
  if (asked === 'ask') return { kind: 'survey', headings, mapping: fitting };
  if (asked) return readBy(asked, headings, questions);
  const own = readHeadings(cells);
  if ('columns' in own) return { kind: 'rows', plan: planOfColumns(own.columns) };
  if (own.faults.some(({ code }) => code === 'heading_twice')) return { kind: 'faults', faults: own.faults };
  if (fitting) return { kind: 'rows', plan: planOfMapping(headings, fitting, questions) };
  return { kind: 'survey', headings };
}

function readyMadeFor(headings: readonly string[]): RememberedMapping | undefined {
  const made = findReadyMade(headings);
  return made && missingOf(made.mapping).length === 0 ? made : undefined;
}

/** A file lacks headings that the mapping asked for reads: each is named. */
function readBy(asked: RememberedMapping, headings: readonly string[], questions: readonly Question[]): Reading {
  const mapping = asked.isReadyMade ? findReadyMade(headings, asked.id) : asked;
  const has = new Set(headings.map(headingKey));
  const lacking = mapping?.mapping.headings.filter(
    ({ as, heading }) => as !== 'ignore' && !has.has(headingKey(heading)),
  );
  const missing = [...(lacking?.map(({ heading }) => heading) ?? []), ...(mapping ? missingOf(mapping.mapping) : [])];
  if (!mapping || missing.length > 0) return { kind: 'faults', faults: missing.map(headingMissing) };
  return { kind: 'rows', plan: planOfMapping(headings, mapping, questions) };
}

/** The same headings in any order: one that is new might matter, so that somebody has to look. */
function fits({ headings }: ImportMapping, names: readonly string[]): boolean {
  const known = new Set(headings.map(({ heading }) => headingKey(heading)));
  return names.length === known.size && names.every((name) => known.has(headingKey(name)));
}

const headingMissing = (heading: string): ImportFault => ({
  ...{ line: 1, column: beginningOf(heading, 80), found: '', code: 'heading_missing' },
  needed: 'A column with this heading, which the mapping reads',
});

const tooManyHeadings = (): ImportFault => ({
  ...{ line: 1, column: '1', found: '', code: 'too_many_headings', hint: String(maxHeadings) },
  needed: `At most ${maxHeadings} columns`,
});
