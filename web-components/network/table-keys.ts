/** Where one is in a grid: row -1 is that of the headings, column -1 a row as a whole. */
export interface GridPlace {
  readonly index: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** How many rows Page Up and Page Down go. */
  readonly page: number;
}

/**
 * Where a key leads to; none for keys that lead nowhere. Rows first, as in a list that one reads: Home and End are its
 * ends; an arrow towards the end of the line goes into the row's cells, where Home and End are those of the row.
 */
export function placeAfterKey(
  { index, column }: GridPlace,
  { key, ctrlKey, isRtl }: { key: string; ctrlKey: boolean; isRtl: boolean },
  { rows, columns, page }: GridSize,
): GridPlace | undefined {
  const last = rows - 1;
  const toRow = (to: number): GridPlace => {
    const next = Math.min(Math.max(to, -1), last);
    // Headings have no row as a whole, and one that comes from them is at a row again.
    if (next === -1) return { index: -1, column: Math.max(column, 0) };
    return { index: next, column: index === -1 ? -1 : column };
  };
  const firstRow = Math.min(0, last);
  switch (key) {
    case 'ArrowDown':
      return toRow(index + 1);
    case 'ArrowUp':
      return toRow(index - 1);
    case 'PageDown':
      return toRow(index + page);
    case 'PageUp':
      return toRow(index <= 0 ? index : Math.max(index - page, firstRow));
    case isRtl ? 'ArrowLeft' : 'ArrowRight':
      return { index, column: Math.min(column + 1, columns - 1) };
    case isRtl ? 'ArrowRight' : 'ArrowLeft':
      return { index, column: Math.max(column - 1, index === -1 ? 0 : -1) };
    case 'Home':
      return column === -1 || ctrlKey ? toRow(firstRow) : { index, column: 0 };
    case 'End':
      return column === -1 || ctrlKey ? toRow(last) : { index, column: columns - 1 };
    default:
      return undefined;
  }
}
