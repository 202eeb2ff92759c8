import { byCode, countRows, hasDoubt, shareOf } from './board-rows.ts';
import type { Found } from './cause.ts';
import type { Roster } from './roster.ts';
import { type Board, stateAt } from './sights.ts';

/** As far as a phone would go on hearing a hotspot that stands in the open. */
const neighbourM = 40;
const neighboursAtMost = 6;
/** Fewer neighbours than this prove nothing. */
const neighboursAtLeast = 3;
/** Neighbours that are so full would have sent people over. */
const fullFrom = 0.7;
const metresPerDegree = 111_320;

/**
 * Hotspots that are heard and say that nobody is there, while those about them, of the same carrier and on the same
 * level, are full: an antenna that is off, or figures that lie.
 */
export function findEmptyAmidFull(board: Board): Found[] {
  const { columns, roster } = board;
  const { state, clients } = columns;
  const isFull = (row: number) =>
    (state[row] === stateAt.busy || state[row] === stateAt.overloaded || state[row] === stateAt.ok) &&
    !hasDoubt(board, row) &&
    shareOf(board, row) >= fullFrom;
  // Most of the time nobody is full, and nothing more need be asked.
  if (countRows(board, isFull) < neighboursAtLeast) return [];
  const rows: number[] = [];
  for (let row = 0; row < roster.size; row += 1) {
    if (clients[row] !== 0 || state[row] !== stateAt.ok || hasDoubt(board, row)) continue;
    const its = neighboursOf(roster, row);
    if (its.length >= neighboursAtLeast && its.every(isFull)) rows.push(row);
  }
  if (rows.length === 0) return [];
  return [{ id: 'empty', kind: 'empty_amid_full', rows: rows.sort(byCode(board)), weight: 0.7 + rows.length / 100 }];
}

const known = new WeakMap<Roster, Map<number, readonly number[]>>();

/** The nearest of its carrier, level and zone: found once for each that is ever asked about. */
function neighboursOf(roster: Roster, row: number): readonly number[] {
  const ofRoster = known.get(roster) ?? new Map<number, readonly number[]>();
  known.set(roster, ofRoster);
  const its = ofRoster.get(row) ?? findNeighbours(roster, row);
  ofRoster.set(row, its);
  return its;
}

function findNeighbours({ hotspots, carriers, zones, size }: Roster, row: number): readonly number[] {
  const own = hotspots[row];
  if (!own) return [];
  const metresPerLongitude = metresPerDegree * Math.cos((own.latitude * Math.PI) / 180);
  const near: { row: number; metres: number }[] = [];
  for (let other = 0; other < size; other += 1) {
    if (zones.of[other] !== zones.of[row] || carriers.of[other] !== carriers.of[row] || other === row) continue;
    const its = hotspots[other];
    if (!its || its.level !== own.level) continue;
    const east = (its.longitude - own.longitude) * metresPerLongitude;
    const metres = Math.hypot(east, (its.latitude - own.latitude) * metresPerDegree);
    if (metres <= neighbourM) near.push({ row: other, metres });
  }
  near.sort((a, b) => a.metres - b.metres || ((hotspots[a.row]?.code ?? '') < (hotspots[b.row]?.code ?? '') ? -1 : 1));
  return near.slice(0, neighboursAtMost).map((one) => one.row);
}
