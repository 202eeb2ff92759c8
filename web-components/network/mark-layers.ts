import { type HotspotState, hotspotDoubts } from '../../db/vocabulary.ts';
import { type Board, impossibleAt, stateAt } from './sights.ts';

/** What a mark says: a state, and whether it is in doubt. What tells impossible things is in doubt alone. */
export interface MarkMeaning {
  readonly state?: HotspotState;
  readonly isInDoubt: boolean;
}

/** From the bottom up: what matters most is never covered. */
const paintOrder: readonly MarkMeaning[] = [
  { state: 'ok', isInDoubt: false },
  { state: 'busy', isInDoubt: false },
  { isInDoubt: true },
  { state: 'ok', isInDoubt: true },
  { state: 'busy', isInDoubt: true },
  { state: 'silent', isInDoubt: false },
  { state: 'silent', isInDoubt: true },
  { state: 'overloaded', isInDoubt: false },
  { state: 'overloaded', isInDoubt: true },
];

/** A layer of marks: 0 is not painted, then those that are not looked for, faint, then the others, each in paint order. */
export const layerCount = 1 + 2 * paintOrder.length;

export const meaningOfLayer = (layer: number): MarkMeaning =>
  paintOrder[(layer - 1) % paintOrder.length] ?? { isInDoubt: false };
export const isFaint = (layer: number): boolean => layer <= paintOrder.length;

const placeIn = (state: HotspotState | undefined): number => (state === undefined ? -1 : stateAt[state]);
const statePlaces = Math.max(...Object.values(stateAt)) + 2;

/** The layer of a row among those not faint, by the places of its state and its doubt; nothing told is silent. */
const layerByPlaces = Uint8Array.from({ length: statePlaces * (hotspotDoubts.length + 1) }, (_, index) => {
  const [its, doubt] = [(index % statePlaces) - 1, Math.floor(index / statePlaces) - 1];
  const state = its < 0 ? stateAt.silent : its;
  const isUnknown = doubt === impossibleAt && state !== stateAt.silent;
  const meant = isUnknown ? -1 : state;
  return 1 + paintOrder.findIndex((one) => placeIn(one.state) === meant && one.isInDoubt === doubt >= 0);
});
const stateByLayer = Int8Array.from({ length: 1 + paintOrder.length }, (_, layer) =>
  placeIn(meaningOfLayer(layer).state),
);

/** Of which hotspots the marks are wanted. */
export interface Wanted {
  /** None for all levels over one another. */
  readonly level?: number | undefined;
  /** Hotspots in another state are faint. */
  readonly only?: HotspotState | undefined;
}

/** Fills in for each row the layer that its mark belongs to. */
export function fillLayers(layers: Uint8Array, { roster, columns }: Board, { level, only }: Wanted): void {
  const { state, doubt } = columns;
  const wanted = only && stateAt[only];
  for (let row = 0; row < layers.length; row += 1) {
    const places = ((doubt[row] ?? -1) + 1) * statePlaces + (state[row] ?? -1) + 1;
    const layer = layerByPlaces[places] ?? 0;
    layers[row] = wanted !== undefined && stateByLayer[layer] !== wanted ? layer : layer + paintOrder.length;
  }
  if (level === undefined) return;
  for (const [row, hotspot] of roster.hotspots.entries()) if (hotspot.level !== level) layers[row] = 0;
}

/** More marks than this in sight, and those that would lie on one another become the worst of them. */
export const mergedFrom = 8_000;

/**
 * Leaves of all marks that lie in one cell the worst alone, and of equals the first row: seen from afar, a crowd of
 * marks reads as its worst. `cells` has each row's cell, -1 for those that are out of sight; `best` is room for as many
 * numbers as there are cells.
 */
export function leaveWorst(layers: Uint8Array, cells: Int32Array, best: Int32Array): void {
  best.fill(-1);
  for (let row = 0; row < layers.length; row += 1) {
    const cell = cells[row] ?? -1;
    if (cell < 0) continue;
    const before = best[cell] ?? -1;
    if (before < 0 || (layers[row] ?? 0) > (layers[before] ?? 0)) best[cell] = row;
  }
  for (let row = 0; row < layers.length; row += 1) {
    const cell = cells[row] ?? -1;
    if (cell >= 0 && best[cell] !== row) layers[row] = 0;
  }
}
