import { byCode, codeOf, countRows, groupRows, hasDoubt, rowsWhere, shareOf } from './board-rows.ts';
import { type Found, together } from './cause.ts';
import { type Board, stateAt } from './sights.ts';

/** More overloaded hotspots than this with no zone in common are told as one. */
const singlesAtMost = 3;

/** Halls over capacity, and hotspots that are so by themselves; the fullest first. */
export function findOverloaded(board: Board): Found[] {
  const { roster, columns } = board;
  const { names, of, sizes } = roster.zones;
  const code = byCode(board);
  const fullestFirst = (a: number, b: number) => shareOf(board, b) - shareOf(board, a) || code(a, b);
  const overloaded = rowsWhere(board, (row) => columns.state[row] === stateAt.overloaded && !hasDoubt(board, row));
  const found: Found[] = [];
  const singles: number[] = [];
  for (const [zone, rows] of groupRows(overloaded.sort(fullestFirst), (row) => of[row] ?? 0)) {
    const zoneId = names[zone];
    if (zoneId === undefined || rows.length < together) {
      singles.push(...rows);
      continue;
    }
    const busy = countRows(board, (row) => of[row] === zone && columns.state[row] === stateAt.busy);
    const its = { zoneId, busy, ofAll: sizes[zone] ?? 0, weight: rows.length * 2 + busy / 2 };
    found.push({ id: `over ${zoneId}`, kind: 'zone_overloaded', rows, ...its });
  }
  return [...found, ...singlesOf(board, singles.sort(fullestFirst))];
}

function singlesOf(board: Board, singles: readonly number[]): Found[] {
  if (singles.length > singlesAtMost) {
    return [{ id: 'over scattered', kind: 'scattered_overloaded', rows: singles, weight: 1 + singles.length / 4 }];
  }
  return singles.map((row) => ({
    id: `over-one ${codeOf(board, row)}`,
    kind: 'hotspot_overloaded',
    rows: [row],
    weight: 1 + shareOf(board, row),
  }));
}
