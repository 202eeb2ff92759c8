/**
 * One line of CSV (RFC 4180) with its line break. A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front, which spreadsheets show as text: what somebody typed into a form must not run on the desk's computer.
 */
export function csvLine(cells: readonly (string | number | boolean | null | undefined)[]): string {
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

function csvCell(value: string | number | boolean): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
