import { beginningOf } from './beginning-of.ts';
import { headingKey } from './heading-names.ts';
import type { FileSurvey } from './mapping.contract.ts';

const firstFew = 3;
const mostValues = 30;
const shortened = 80;

interface Seen {
  heading: string;
  firstValues: string[];
  /** None when there turned out to be too many. */
  counts: Map<string, { value: string; count: number }> | undefined;
}

/** What is under each heading of a file: first values, and all there are where they are few. In bounded memory. */
export class SurveyOfFile {
  readonly #seen: Seen[];

  constructor(headings: readonly string[]) {
    this.#seen = headings.map((heading) => ({ heading, firstValues: [], counts: new Map() }));
  }

  add(cells: readonly string[]): void {
    for (const [i, seen] of this.#seen.entries()) {
      const value = beginningOf(cells[i] ?? '', shortened)
        .replace(/\p{Cc}/gu, '\ufffd')
        .trim();
      if (value === '') continue;
      if (seen.firstValues.length < firstFew) seen.firstValues.push(value);
      this.#count(seen, value);
    }
  }

  #count(seen: Seen, value: string): void {
    const known = seen.counts?.get(headingKey(value));
    if (known) known.count += 1;
    else if ((seen.counts?.size ?? 0) >= mostValues) seen.counts = undefined;
    else seen.counts?.set(headingKey(value), { value, count: 1 });
  }

  headings(): FileSurvey['headings'] {
    return this.#seen.map(({ heading, firstValues, counts }) => {
      const values = counts && [...counts.values()].sort((one, other) => other.count - one.count);
      return { heading, firstValues, ...(values && { values }) };
    });
  }
}
