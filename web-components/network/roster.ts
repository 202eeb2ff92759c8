import type { Hotspot } from '../../server/hotspots/hotspots.contract.ts';

/** Hotspots that share something: which rows, by the place of what they share in a list. */
export interface Grouping {
  /** What they share, in the order in which it is first met. None where a hotspot has no such thing. */
  readonly names: readonly (string | undefined)[];
  /** For each row the place of its own in `names`. */
  readonly of: Int32Array;
  /** How many rows share each. */
  readonly sizes: Int32Array;
}

/** The hotspots of one inventory, by row: all that stands still while their loads change. Made once for each. */
export class Roster {
  /** The version of the list: what a topic's `roster` is compared with. */
  readonly inventory: string;
  readonly hotspots: readonly Hotspot[];
  /** Clients that each serves well. */
  readonly capacities: Int32Array;
  readonly carriers: Grouping;
  readonly zones: Grouping;
  #rowByCode: Map<string, number> | undefined;

  constructor(inventory: string, hotspots: readonly Hotspot[]) {
    this.inventory = inventory;
    this.hotspots = hotspots;
    this.capacities = Int32Array.from(hotspots, ({ capacityClients }) => capacityClients);
    this.carriers = groupBy(hotspots, ({ carrier }) => carrier);
    this.zones = groupBy(hotspots, ({ zoneId }) => zoneId);
  }

  get size(): number {
    return this.hotspots.length;
  }

  /** The row of a hotspot; none for a code that the inventory does not name. */
  rowOf(code: string): number | undefined {
    this.#rowByCode ??= new Map(this.hotspots.map((hotspot, row) => [hotspot.code, row]));
    return this.#rowByCode.get(code);
  }
}

function groupBy(hotspots: readonly Hotspot[], nameOf: (hotspot: Hotspot) => string | undefined): Grouping {
  const places = new Map<string | undefined, number>();
  const of = Int32Array.from(hotspots, (hotspot) => {
    const name = nameOf(hotspot);
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  });
  const sizes = new Int32Array(places.size);
  for (const place of of) sizes[place] = (sizes[place] ?? 0) + 1;
  return { names: [...places.keys()], of, sizes };
}
