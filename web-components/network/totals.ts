import type { Band, HotspotState } from '../../db/vocabulary.ts';
import { nothingThere } from '../../server/live/define-topic.ts';
import { isImpossible } from './board-rows.ts';
import { type Board, type LoadColumns, stateAt } from './sights.ts';

/** `inDoubt` counts those whose figures are not to be trusted, whatever their state. */
export type StateCounts = Readonly<Record<HotspotState | 'inDoubt', number>>;

/**
 * How many hotspots are in which state; those of which nothing is told are silent. One that tells impossible things is in
 * none: it is counted as in doubt alone.
 */
export function countStates({ roster, columns }: Board): StateCounts {
  const counts = { ok: 0, busy: 0, overloaded: 0, silent: 0, inDoubt: 0 };
  const { state, doubt } = columns;
  for (let row = 0; row < roster.size; row += 1) {
    const its = state[row];
    if ((doubt[row] ?? nothingThere) !== nothingThere) counts.inDoubt += 1;
    if (isImpossible({ columns }, row)) continue;
    if (its === stateAt.ok) counts.ok += 1;
    else if (its === stateAt.busy) counts.busy += 1;
    else if (its === stateAt.overloaded) counts.overloaded += 1;
    else counts.silent += 1;
  }
  return counts;
}

export interface CarrierTotal {
  readonly carrier: string;
  readonly hotspots: number;
  /** Of the hotspots that are heard, and tell what can be. */
  readonly clients: number;
  readonly capacityClients: number;
  /** Both ways, of those that tell. */
  readonly mbps: number;
}

/**
 * What each carrier's hotspots carry together, by name: silent ones carry nothing and could carry nothing, and of those
 * that tell impossible things it is not known.
 */
export function totalCarriers({ roster, columns }: Board): CarrierTotal[] {
  const { names, of, sizes } = roster.carriers;
  const clients = new Float64Array(names.length);
  const capacities = new Float64Array(names.length);
  const steps = new Float64Array(names.length);
  for (let row = 0; row < roster.size; row += 1) {
    if (!isTelling(columns, row)) continue;
    const carrier = of[row] ?? 0;
    add(clients, carrier, columns.clients[row]);
    add(capacities, carrier, roster.capacities[row]);
    add(steps, carrier, columns.rxMbps[row]);
    add(steps, carrier, columns.txMbps[row]);
  }
  return names
    .map((name, place) => ({
      carrier: name ?? '',
      hotspots: sizes[place] ?? 0,
      clients: clients[place] ?? 0,
      capacityClients: capacities[place] ?? 0,
      mbps: (steps[place] ?? 0) / stepsInMbps,
    }))
    .sort((a, b) => (a.carrier < b.carrier ? -1 : 1));
}

/** Of both columns of rates: a whole division, so that tenths stay tenths. */
const stepsInMbps = 10;

export interface BandTotal {
  readonly band: Band;
  readonly clients: number;
  /** How many hotspots tell of this band, of how many that are heard; where none does, nothing is known of it. */
  readonly telling: number;
  readonly heard: number;
}

/** Clients by band, over the hotspots that are heard and tell of it. */
export function totalBands({ roster, columns }: Board): BandTotal[] {
  const bands: [Band, Int32Array][] = [
    ['2.4', columns.clients24],
    ['5', columns.clients5],
    ['6', columns.clients6],
  ];
  return bands.map(([band, column]) => {
    let [clients, telling, heard] = [0, 0, 0];
    for (let row = 0; row < roster.size; row += 1) {
      if (!isTelling(columns, row) || !roster.hotspots[row]?.bands.includes(band)) continue;
      heard += 1;
      const its = column[row] ?? nothingThere;
      if (its === nothingThere) continue;
      telling += 1;
      clients += its;
    }
    return { band, clients, telling, heard };
  });
}

/** It is heard, and what it tells can be. */
function isTelling(columns: LoadColumns, row: number): boolean {
  const its = columns.state[row] ?? nothingThere;
  return its !== nothingThere && its !== stateAt.silent && !isImpossible({ columns }, row);
}

function add(sums: Float64Array, place: number, value = nothingThere): void {
  if (value !== nothingThere) sums[place] = (sums[place] ?? 0) + value;
}
