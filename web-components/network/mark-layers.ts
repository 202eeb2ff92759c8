import type { HotspotState } from '../../db/vocabulary.ts';
import { type Board, stateAt } from './sights.ts';

/** From the bottom up: what matters most is never covered. */
export const paintOrder = ['ok', 'busy', 'silent', 'overloaded'] as const satisfies readonly HotspotState[];

/** A layer of marks: 0 is not painted, then those that are not looked for, faint, then the others, each in paint order. */
export const layerCount = 1 + 2 * paintOrder.length;

export const stateOfLayer = (layer: number): HotspotState => paintOrder[(layer - 1) % paintOrder.length] ?? 'ok';
export const isFaint = (layer: number): boolean => layer <= paintOrder.length;

/** Of a state's place in the column of states, the layer among those not faint; nothing told is silent. */
const layerByState = Uint8Array.from(
  { length: paintOrder.length },
  (_, place) => paintOrder.findIndex((state) => stateAt[state] === place) + 1,
);
const silentLayer = layerByState[stateAt.silent] ?? 0;

/** Of which hotspots the marks are wanted. */
export interface Wanted {
  /** None for all levels over one another. */
  readonly level?: number | undefined;
  /** Hotspots in another state are faint. */
  readonly only?: HotspotState | undefined;
}

/** Fills in for each row the layer that its mark belongs to. */
export function fillLayers(layers: Uint8Array, { roster, columns }: Board, { level, only }: Wanted): void {
  const { state } = columns;
  const wanted = only && stateAt[only];
  for (let row = 0; row < layers.length; row += 1) {
    const its = state[row] ?? -1;
    const layer = layerByState[its] ?? silentLayer;
    const isFaintly = wanted !== undefined && its !== wanted && (its >= 0 || wanted !== stateAt.silent);
    layers[row] = isFaintly ? layer : layer + paintOrder.length;
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
