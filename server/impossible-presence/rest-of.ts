import { metresBetween, type Spot } from './metres-between.ts';

/** So far from a hotspot a device is heard, at most. */
export const heardWithinM = 75;

/** Where somebody has put a device, or carried it to, and since when: milliseconds. */
export interface Rest {
  readonly spot: Spot;
  readonly since: number;
  /** Where nobody saw it come: at the latest since then. */
  readonly atLatest?: number | undefined;
}

/** A device as its connection tells. */
export interface Arrival {
  readonly spot: Spot;
  /** When it came to the hotspot where it is. */
  readonly arrivedAt: number;
  readonly admittedAt: number;
}

/**
 * Where a device rests. One that lies on a table is heard by several hotspots, and goes from one to another by itself: that
 * it was carried is known only where the two do not hear the same place. Nor does who wakes where it was have been carried.
 */
export function restOf(known: Rest | undefined, arrival: Arrival): Rest {
  const { spot, arrivedAt } = arrival;
  return known && isNear(known, arrival) ? known : { spot, since: arrivedAt };
}

/**
 * The same of a device that this process sees for the first time, by the connections that are kept of it, the oldest first:
 * within a connection it may have been handed on unseen, so that it came at some time from its beginning on.
 */
export function restByPast(past: readonly Arrival[], last: Arrival): Rest {
  const [first = last] = past;
  return [...past, last].reduce((rest, next) => (isNear(rest, next) ? rest : unseen(next)), unseen(first));
}

const unseen = ({ spot, arrivedAt, admittedAt }: Arrival): Rest => ({
  ...{ spot, since: admittedAt },
  ...(arrivedAt > admittedAt && { atLatest: arrivedAt }),
});

const isNear = (known: Rest, { spot }: Arrival): boolean => metresBetween(known.spot, spot) <= 2 * heardWithinM;
