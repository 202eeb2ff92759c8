import { metresBetween, type Spot } from './metres-between.ts';

/** So far from a hotspot a device is heard, at most. */
export const heardWithinM = 75;

/** Where somebody has put a device, or carried it to, and since when: milliseconds. */
export interface Rest {
  readonly spot: Spot;
  readonly since: number;
}

/** A device as its connection tells. */
export interface Arrival {
  readonly spot: Spot;
  /** When it came to the hotspot where it is. */
  readonly arrivedAt: number;
  readonly admittedAt: number;
  /** Where its connection before this one was. */
  readonly before?: Rest | undefined;
}

/**
 * Where a device rests. One that lies on a table is heard by several hotspots, and goes from one to another by itself: that
 * it was carried is known only where the two do not hear the same place. Nor does who wakes where it was have been carried.
 */
export function restOf(known: Rest | undefined, { spot, arrivedAt, admittedAt, before }: Arrival): Rest {
  const last = known ?? before;
  if (last && metresBetween(last.spot, spot) <= 2 * heardWithinM) return last;
  // Of what it did before this process looked, nothing says that it was carried.
  const isUnseen = last === undefined && arrivedAt > admittedAt;
  return { spot, since: isUnseen ? admittedAt : arrivedAt };
}
