import { hotspotLoads } from '../../server/hotspots/hotspots.contract.ts';
import { byCode, groupRows, rowsWhere } from './board-rows.ts';
import { type Attention, type Found, type Kept, together, worstFirst } from './cause.ts';
import { findEmptyAmidFull } from './empty-amid-full.ts';
import { findOverloaded } from './overloaded-places.ts';
import { type Board, sightAt } from './sights.ts';
import { findSilent } from './silent-together.ts';

const sightsTold = 4;
/** A hotspot in doubt carries people still: it weighs less than one that is overloaded or silent. */
const doubtWeight = 0.4;
/** So many in doubt at once, and so large a share of all, have a cause in common that is none of theirs. */
const manyFrom = 12;
const manyShare = 0.1;

/** What needs attention now, worst first. It knows only the present: what was before is not asked. */
export function findAttention(board: Board): Found[] {
  const silent = findSilent(board);
  const found = [...findOverloaded(board), ...silent, ...findDoubtful(board, silent), ...findEmptyAmidFull(board)];
  return found.sort(worstFirst);
}

/** A cause with the worst few of its hotspots as they stand on this board, which may be newer than the cause. */
export const withSights = (cause: Kept, board: Board): Attention => ({
  ...cause,
  sights: cause.rows.slice(0, sightsTold).flatMap((row) => sightAt(board, row) ?? []),
});

/** Those whose figures are not to be trusted; what went down with its switch came and went with that. */
function findDoubtful(board: Board, silent: readonly Found[]): Found[] {
  const { columns, roster } = board;
  const { names, of } = roster.zones;
  const down = new Set(silent.flatMap(({ kind, rows }) => (kind === 'scattered_silent' ? [] : rows)));
  return hotspotLoads.columns.doubt.words.flatMap((doubt, place): Found[] => {
    const rows = rowsWhere(board, (row) => columns.doubt[row] === place && !down.has(row)).sort(byCode(board));
    const zones = groupRows(rows, (row) => of[row] ?? 0);
    if (zones.size >= together && rows.length >= Math.max(manyFrom, roster.size * manyShare)) {
      return [{ id: doubt, kind: 'doubtful', doubt, isEverywhere: true, rows, weight: rows.length * doubtWeight }];
    }
    const found: Found[] = [];
    const singles: number[] = [];
    for (const [zone, its] of zones) {
      const zoneId = names[zone];
      if (zoneId === undefined || its.length < together) singles.push(...its);
      else {
        const weight = its.length * doubtWeight;
        found.push({ id: `${doubt} ${zoneId}`, kind: 'doubtful', doubt, zoneId, rows: its, weight });
      }
    }
    if (singles.length === 0) return found;
    const weight = 0.8 + singles.length / 100;
    return [...found, { id: doubt, kind: 'doubtful', doubt, rows: singles.sort(byCode(board)), weight }];
  });
}
