import type { Band, HotspotState } from '../../db/vocabulary.ts';
import { nothingThere } from '../../server/live/define-topic.ts';
import { isImpossible, shareOf } from './board-rows.ts';
import type { RosterWords } from './roster-words.ts';
import { type Board, stateAt, stateOf, statesWorstFirst, valueAt } from './sights.ts';

export const tableColumns = [
  'state',
  'code',
  'place',
  'carrier',
  'load',
  'clients',
  'airtime',
  'rate',
  'silent',
] as const;
export type TableColumn = (typeof tableColumns)[number];

export interface TableOrder {
  readonly column: TableColumn;
  readonly isDescending: boolean;
}

/** What a hotspot must be to stand in the table; what is absent is not asked. */
export interface TableFilter {
  readonly search?: string | undefined;
  readonly state?: HotspotState | undefined;
  readonly carrier?: string | undefined;
  readonly band?: Band | undefined;
  readonly level?: number | undefined;
  readonly zoneId?: string | undefined;
}

/** Figures are asked for from the greatest down, words from the first letter on. */
export const firstOrderOf = (column: TableColumn): TableOrder => ({
  column,
  isDescending: ['load', 'clients', 'airtime', 'rate', 'silent'].includes(column),
});

/** The rows that pass the filter, in their own order. */
export function filterRows(board: Board, filter: TableFilter, words: RosterWords): Int32Array {
  const { search = '', state, carrier, band, level, zoneId } = filter;
  const sought = search.toLowerCase().split(/\s+/).filter(Boolean);
  const { hotspots } = board.roster;
  const found = new Int32Array(hotspots.length);
  let count = 0;
  for (const [row, hotspot] of hotspots.entries()) {
    if (state !== undefined && (stateOf(board, row) !== state || isImpossible(board, row))) continue;
    if (carrier !== undefined && hotspot.carrier !== carrier) continue;
    if (band !== undefined && !hotspot.bands.includes(band)) continue;
    if (level !== undefined && hotspot.level !== level) continue;
    if (zoneId !== undefined && hotspot.zoneId !== zoneId) continue;
    if (sought.length > 0 && !words.isFound(row, sought)) continue;
    found[count] = row;
    count += 1;
  }
  return found.subarray(0, count);
}

/** A key and a row's rank by code are packed into one number, which is sorted many times faster than pairs are. */
const rankSpan = 2 ** 20;
const keySpan = 2 ** 31;

/** Rows in the order asked for; what has no figure comes last either way, and equals stand by their code. */
export function orderRows(board: Board, rows: Int32Array, order: TableOrder, words: RosterWords): Int32Array {
  const keyOf = keyOfColumn(board, order.column, words);
  const { codeRanks, byCode } = words;
  const packed = Float64Array.from(rows, (row) => {
    const key = keyOf(row);
    const turned = key === undefined ? keySpan : order.isDescending ? keySpan - 1 - key : key;
    return turned * rankSpan + (codeRanks[row] ?? 0);
  });
  return Int32Array.from(packed.sort(), (key) => byCode[key % rankSpan] ?? 0);
}

/** Shares are compared to a hundredth of a per cent, up to a thousandfold. */
const shareSteps = 10_000;
const mostShare = 1_000 * shareSteps;

/** A whole number from 0 to before `keySpan`; none where there is no figure. */
function keyOfColumn(board: Board, column: TableColumn, words: RosterWords): (row: number) => number | undefined {
  const { columns } = board;
  const isHeard = (row: number) => {
    const its = columns.state[row] ?? nothingThere;
    return its !== nothingThere && its !== stateAt.silent;
  };
  const heard = (of: Int32Array) => (row: number) => (isHeard(row) ? valueAt(of, row) : undefined);
  const share = (row: number) => Math.min(Math.round(shareOf(board, row) * shareSteps), mostShare);
  switch (column) {
    case 'state':
      // Within a state the fullest first.
      return (row) => {
        const place = statesWorstFirst.indexOf(stateOf(board, row));
        return place * (mostShare + 1) + (isHeard(row) ? mostShare - share(row) : 0);
      };
    case 'code':
      return (row) => words.codeRanks[row];
    case 'place':
      return (row) => words.placeRanks[row];
    case 'carrier':
      return (row) => words.carrierRanks[row];
    case 'load':
      return (row) => (isHeard(row) && valueAt(columns.clients, row) !== undefined ? share(row) : undefined);
    case 'clients':
      return heard(columns.clients);
    case 'airtime':
      return heard(columns.airtime);
    case 'rate':
      return (row) => {
        const [rx, tx] = [heard(columns.rxMbps)(row), heard(columns.txMbps)(row)];
        return rx === undefined && tx === undefined ? undefined : (rx ?? 0) + (tx ?? 0);
      };
    case 'silent':
      // The earlier it fell silent, the longer it is so.
      return (row) => {
        const since = valueAt(columns.silentSince, row);
        return since === undefined ? undefined : keySpan - 1 - since;
      };
  }
}
