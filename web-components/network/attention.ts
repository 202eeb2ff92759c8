import { hotspotLoads } from '../../server/hotspots/hotspots.contract.ts';
import { byCode, groupRows, rowsWhere } from './board-rows.ts';
import { type Attention, type Found, together, worstFirst } from './cause.ts';
import { findEmptyAmidFull } from './empty-amid-full.ts';
import { findOverloaded } from './overloaded-places.ts';
import { type Board, sightAt } from './sights.ts';
import { findSilent } from './silent-together.ts';

const sightsTold = 4;

/** What needs attention now, worst first. It knows only the present: what was before is not asked. */
export function findAttention(board: Board): Attention[] {
  const silent = findSilent(board);
  const found = [...findOverloaded(board), ...silent, ...findDoubtful(board, silent), ...findEmptyAmidFull(board)];
  return found
    .map((cause) => ({ ...cause, sights: cause.rows.slice(0, sightsTold).flatMap((row) => sightAt(board, row) ?? []) }))
    .sort(worstFirst);
}

/** Those whose figures are not to be trusted; what went down with its switch came and went with that. */
function findDoubtful(board: Board, silent: readonly Found[]): Found[] {
  const { columns, roster } = board;
  const { names, of } = roster.zones;
  const down = new Set(silent.flatMap(({ kind, rows }) => (kind === 'scattered_silent' ? [] : rows)));
  return hotspotLoads.columns.doubt.words.flatMap((doubt, place): Found[] => {
    const rows = rowsWhere(board, (row) => columns.doubt[row] === place && !down.has(row)).sort(byCode(board));
    const found: Found[] = [];
    const singles: number[] = [];
    for (const [zone, its] of groupRows(rows, (row) => of[row] ?? 0)) {
      const zoneId = names[zone];
      if (zoneId === undefined || its.length < together) singles.push(...its);
      else found.push({ id: `${doubt} ${zoneId}`, kind: 'doubtful', doubt, zoneId, rows: its, weight: its.length });
    }
    if (singles.length === 0) return found;
    const weight = 0.8 + singles.length / 100;
    return [...found, { id: doubt, kind: 'doubtful', doubt, rows: singles.sort(byCode(board)), weight }];
  });
}
