import { beginningOf } from './beginning-of.ts';

/**
 * Names for the headings of a file, so that each is told from the others: as written, on one line; the second of the same
 * name as `Country (2)`; one without a name by its place.
 */
export function nameHeadings(cells: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return cells.map((cell, i) => {
    const written = beginningOf(cell.replace(/[\s\p{Cc}]+/gu, ' ').trim(), 250);
    const name = written || `Column ${i + 1}`;
    const count = (counts.get(headingKey(name)) ?? 0) + 1;
    counts.set(headingKey(name), count);
    return count > 1 ? `${name} (${count})` : name;
  });
}

/** What makes two headings, or two values, the same: capitals, width and spaces do not matter. */
export const headingKey = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
