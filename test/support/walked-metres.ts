import type { VenuePlan } from '../../server/wayfinding/venue/venue.contract.ts';

/** Metres of the shortest way between two nodes of a plan, by the plainest search there is; infinite where there is none. */
export function metresBetween({ walkways }: Pick<VenuePlan, 'walkways'>, from: string, to: string): number {
  const metresTo = new Map([[from, 0]]);
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    for (const { from: a, to: b, lengthM, direction } of walkways) {
      for (const [here, there] of direction === 'both' ? [[a, b] as const, [b, a] as const] : [[a, b] as const]) {
        const metres = (metresTo.get(here) ?? Number.POSITIVE_INFINITY) + lengthM;
        if (metres >= (metresTo.get(there) ?? Number.POSITIVE_INFINITY)) continue;
        metresTo.set(there, metres);
        isShorter = true;
      }
    }
  }
  return metresTo.get(to) ?? Number.POSITIVE_INFINITY;
}
