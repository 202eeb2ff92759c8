/** The lengths of the lines in each format of a zone (ICAO Doc 9303-4 to -6). */
const formats = [
  [44, 44],
  [36, 36],
  [30, 30, 30],
] as const;

/** What a person types as the lines of a zone: capitals, and the filler for what stands for it. */
export function tidyZone(text: string): string {
  return text
    .toUpperCase()
    .replace(/[«‹＜]/g, (mark) => (mark === '«' ? '<<' : '<'))
    .replace(/[^A-Z0-9<\n]/g, '');
}

/**
 * The lines of a text. One that a reader gave in a single piece is parted; fillers at the end of a line, which nobody
 * types, are added where another line says how long it must be.
 */
export function zoneLines(text: string): string[] {
  const lines = tidyZone(text)
    .split('\n')
    .filter((line) => line !== '');
  const [only = ''] = lines;
  if (lines.length === 1) return inPieces(only);
  const longest = Math.max(0, ...lines.map(({ length }) => length));
  const format = formats.find((lengths) => lengths.length === lines.length && lengths[0] === longest);
  return format ? lines.map((line, at) => (mayBeFilled(at, lines.length) ? line.padEnd(format[0], '<') : line)) : lines;
}

/** The line of the name ends in fillers; so does the first of three, whose end is left to whoever issues the document. */
const mayBeFilled = (at: number, count: number): boolean => at === 0 || (count === 3 && at === 2);

function inPieces(line: string): string[] {
  const format = formats.find((lengths) => lengths[0] * lengths.length === line.length);
  if (!format) return [line];
  return format.map((length, at) => line.slice(at * length, (at + 1) * length));
}

/** Whether the lines are as long as those of some format. */
export const isWhole = (lines: readonly string[]): boolean =>
  formats.some(
    (lengths) => lengths.length === lines.length && lengths.every((length, at) => lines[at]?.length === length),
  );

/** How long a line must be, as far as the others and what it has tell. */
export function lengthMeant(lines: readonly string[]): number {
  const longest = Math.max(0, ...lines.map(({ length }) => length));
  if (lines.length > 2) return 30;
  return longest > 36 ? 44 : lines.length === 2 && longest > 30 ? 36 : longest > 30 ? 44 : 30;
}
