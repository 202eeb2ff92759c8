import type { Random } from '../random.ts';
import type { Spot } from '../venue/venue.ts';

/** How many of the simulated people are at each spot, for the hotspots around it. */
export class Crowd {
  readonly #spotsOf = new Map<string, Spot[]>();
  readonly #counts = new Map<string, number>();
  readonly #random: Random;

  constructor(spots: readonly Spot[], random: Random) {
    this.#random = random;
    for (const spot of spots) this.#spotsOf.set(spot.zoneId, [...(this.#spotsOf.get(spot.zoneId) ?? []), spot]);
  }

  /** Moves somebody from one spot to another of the zone, or out of sight; returns where they are now. */
  move(from: string | undefined, zoneId: string | undefined): string | undefined {
    if (from) this.#counts.set(from, this.countAt(from) - 1);
    const spots = zoneId === undefined ? [] : (this.#spotsOf.get(zoneId) ?? []);
    if (spots.length === 0) return undefined;
    const { id } = this.#random.weighted(spots, ({ appeal }) => appeal);
    this.#counts.set(id, this.countAt(id) + 1);
    return id;
  }

  countAt(spotId: string): number {
    return this.#counts.get(spotId) ?? 0;
  }
}
