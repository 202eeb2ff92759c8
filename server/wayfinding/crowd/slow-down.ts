// shared with pages: pure
/**
 * How much a crowd slows who walks in it: the fundamental diagram of U. Weidmann, Transporttechnik der Fussgänger, ETH
 * Zürich 1993. Speed is `free · (1 − exp(−γ (1/density − 1/jam)))`.
 */
const gamma = 1.913;
/** Persons on a square metre among whom nobody moves. */
const jamDensity = 5.4;

/** Beyond this, people wait for it to pass, and the way is one to go around: three persons on a square metre. */
export const slowestFactor = 4;

/** Steps of the factor: a crowd that sways by a person changes no way. */
const step = 1 / 16;

/**
 * How many times as long a walkway takes with so many persons on each of its square metres, 1 to 4. It grows with the
 * density, and is 1 where nothing is known of one.
 */
export function slowDownAt(personsPerM2: number): number {
  if (!(personsPerM2 > 0)) return 1;
  if (personsPerM2 >= jamDensity) return slowestFactor;
  const speedShare = 1 - Math.exp(-gamma * (1 / personsPerM2 - 1 / jamDensity));
  return Math.min(slowestFactor, Math.max(1, Math.floor(1 / speedShare / step) * step));
}
