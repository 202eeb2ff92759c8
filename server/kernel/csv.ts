// shared with pages: pure
/**
 * One line of CSV (RFC 4180) with its line break. A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front, which spreadsheets show as text: what somebody typed into a form must not run on the desk's computer.
 */
export function csvLine(cells: readonly (string | number | boolean | null | undefined)[]): string {
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

/**
 * What begins a formula, where a cell begins: also after a semicolon, which parts cells on computers that write numbers
 * with a comma. Some spreadsheets take the wide signs of East Asian keyboards for the same.
 */
const formula = /(^|;)(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/g;

function csvCell(value: string | number | boolean): string {
  const text = typeof value === 'string' ? value.replace(formula, "$1'") : String(value);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
