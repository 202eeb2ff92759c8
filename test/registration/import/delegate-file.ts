/** A CSV file of delegates as an organiser's spreadsheet writes it. */
export const headings = ['reference', 'name', 'name_latin', 'country', 'category', 'affiliation', 'email'] as const;
export const allHeadings = [...headings, 'birth_date', 'document_country', 'document_number'] as const;

export type Cells = Partial<Record<(typeof allHeadings)[number], string>>;

const usual: Required<Cells> = {
  reference: 'EXT-1',
  name: '沈望舒',
  name_latin: 'Shen Wangshu',
  country: 'CN',
  category: 'speaker',
  affiliation: 'River Institute',
  email: 'shen@delegates.example',
  birth_date: '1985-03-27',
  document_country: 'CN',
  document_number: 'E12345678',
};

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One row; what is not said is as usual, the reference its number in the file. */
export const rowOf = (cells: Cells, columns: readonly (keyof Cells)[] = allHeadings): string =>
  columns.map((column) => quoted(cells[column] ?? usual[column])).join(',');

export function fileOf(rows: readonly Cells[], columns: readonly (keyof Cells)[] = allHeadings): string {
  const numbered = rows.map((cells, n) => rowOf({ reference: `EXT-${n + 1}`, ...cells }, columns));
  return [columns.join(','), ...numbered, ''].join('\r\n');
}
