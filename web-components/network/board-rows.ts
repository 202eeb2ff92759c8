import { nothingThere } from '../../server/live/define-topic.ts';
import { type Board, impossibleAt, stateAt, valueAt } from './sights.ts';

// What is asked of the rows of a board, without an object for each.

export function rowsWhere({ roster }: Board, holds: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < roster.size; row += 1) if (holds(row)) rows.push(row);
  return rows;
}

export function countRows({ roster }: Board, holds: (row: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < roster.size; row += 1) if (holds(row)) count += 1;
  return count;
}

export function groupRows<Key>(rows: readonly number[], keyOf: (row: number) => Key): Map<Key, number[]> {
  const groups = new Map<Key, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

export const codeOf = ({ roster }: Board, row: number): string => roster.hotspots[row]?.code ?? '';

/** By their codes: the order in which the inventory names them must not matter. */
export const byCode =
  (board: Board) =>
  (a: number, b: number): number =>
    codeOf(board, a) < codeOf(board, b) ? -1 : 1;

/** Clients against what it serves well; 0 where nothing is known. */
export const shareOf = ({ roster, columns }: Board, row: number): number =>
  (valueAt(columns.clients, row) ?? 0) / Math.max(roster.capacities[row] ?? 1, 1);

/** What it tells cannot be: it is heard, but in no state, and no figure of it counts. */
export const isImpossible = ({ columns }: Pick<Board, 'columns'>, row: number): boolean =>
  columns.doubt[row] === impossibleAt && columns.state[row] !== stateAt.silent;

/** Its figures are not to be trusted. */
export const hasDoubt = ({ columns }: Board, row: number): boolean => valueAt(columns.doubt, row) !== undefined;

/** Some hotspots' figures are counted from accounting. */
export const hasCounted = ({ columns }: Board): boolean => columns.source.some((word) => word !== nothingThere);
