import { peopleAt, type Told } from './people-at.ts';

/** A hotspot, as far as it tells where people are. */
export interface CrowdSource {
  readonly levelOrdinal: number;
  readonly longitude: number;
  readonly latitude: number;
  /** The nearest zone around it whose people are counted at its gates; none: nobody counts there. */
  readonly countedZoneId: string | undefined;
}

/** A walkway as ground to stand on. */
export interface CrowdGround {
  readonly levelOrdinal: number;
  readonly middle: readonly [longitude: number, latitude: number];
  /** The zone that it is in, as of a hotspot: a wall stands between two. */
  readonly countedZoneId?: string | undefined;
  /** 0: nobody stands there. */
  readonly areaM2: number;
  /** How much it is walked against others, above 0 to 1; unless told, as much as any. */
  readonly walkedShare?: number;
}

/** People are near the hotspot that their devices are on: half of them within this, nobody beyond three times it. */
const nearM = 20;
const reachM = 3 * nearM;
const metresPerDegree = 111_320;

/**
 * Spreads people over walkways: hotspots say where, gates say how many. Each hotspot's people stand on the walkways around it
 * in its zone, by their area, by how much they are walked, and by nearness (a Gaussian of `nearM`), so that nobody is lost or
 * counted twice. Made once for a plan and an inventory; asked each epoch.
 */
export class SpreadPeople {
  readonly #zoneIds: readonly (string | undefined)[];
  readonly #areas: Float64Array;
  /** Of each source, the walkways around it and the share of its people on each, one after the other. */
  readonly #starts: Uint32Array;
  readonly #walkways: Uint32Array;
  readonly #shares: Float64Array;

  constructor(sources: readonly CrowdSource[], grounds: readonly CrowdGround[]) {
    this.#zoneIds = sources.map(({ countedZoneId }) => countedZoneId);
    this.#areas = Float64Array.from(grounds, ({ areaM2 }) => Math.max(0, areaM2));
    const near = new NearGround(grounds);
    const shares = sources.map((source) => sharesAround(source, near, grounds, this.#areas));
    this.#starts = new Uint32Array(sources.length + 1);
    shares.forEach((one, i) => {
      this.#starts[i + 1] = (this.#starts[i] ?? 0) + one.length;
    });
    this.#walkways = Uint32Array.from(shares.flat(), ({ walkway }) => walkway);
    this.#shares = Float64Array.from(shares.flat(), ({ share }) => share);
  }

  /** Persons on each square metre of each walkway. */
  densities(told: Told): Float64Array {
    const persons = new Float64Array(this.#areas.length);
    for (const [source, here] of peopleAt(this.#zoneIds, told).entries()) {
      if (here === 0) continue;
      for (let at = this.#starts[source] ?? 0; at < (this.#starts[source + 1] ?? 0); at++) {
        const walkway = this.#walkways[at] ?? 0;
        persons[walkway] = (persons[walkway] ?? 0) + here * (this.#shares[at] ?? 0);
      }
    }
    return persons.map((count, walkway) => (count === 0 ? 0 : count / (this.#areas[walkway] ?? 1)));
  }
}

function sharesAround(
  source: CrowdSource,
  near: NearGround,
  grounds: readonly CrowdGround[],
  areas: Float64Array,
): { walkway: number; share: number }[] {
  const around = near.around(source).filter((walkway) => areas[walkway] !== 0);
  const ofZone = around.filter((walkway) => grounds[walkway]?.countedZoneId === source.countedZoneId);
  const weigh = (walkway: number) => {
    const awayM = metresBetween(source, grounds[walkway]?.middle ?? [0, 0]);
    const nearness = awayM > reachM ? 0 : Math.exp(-(awayM ** 2) / (2 * nearM ** 2));
    return { walkway, weight: nearness * (grounds[walkway]?.walkedShare ?? 1) * (areas[walkway] ?? 0) };
  };
  const weighed = (walkways: readonly number[]) => walkways.map(weigh).filter(({ weight }) => weight > 0);
  const inZone = weighed(ofZone);
  // A plan may not tell which zone its walkways are in.
  const weights = inZone.length > 0 ? inZone : weighed(around);
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0);
  return weights.map(({ walkway, weight }) => ({ walkway, share: weight / whole }));
}

function metresBetween(
  { longitude, latitude }: CrowdSource,
  [otherLongitude, otherLatitude]: readonly [number, number],
): number {
  const east = (otherLongitude - longitude) * Math.cos((latitude * Math.PI) / 180);
  return metresPerDegree * Math.hypot(east, otherLatitude - latitude);
}

/** Walkways by squares as wide as a hotspot reaches, level by level. */
class NearGround {
  readonly #squares = new Map<string, number[]>();

  constructor(grounds: readonly CrowdGround[]) {
    grounds.forEach(({ levelOrdinal, middle: [longitude, latitude] }, walkway) => {
      const [column, row] = squareOf(longitude, latitude);
      const key = `${levelOrdinal} ${column} ${row}`;
      const square = this.#squares.get(key);
      if (square) square.push(walkway);
      else this.#squares.set(key, [walkway]);
    });
  }

  /** Those in its square and the eight around it: all that it reaches, and more. */
  around({ levelOrdinal, longitude, latitude }: CrowdSource): number[] {
    const [column, row] = squareOf(longitude, latitude);
    const found: number[] = [];
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) found.push(...(this.#squares.get(`${levelOrdinal} ${c} ${r}`) ?? []));
    }
    return found;
  }
}

/** Wide enough also where degrees of longitude are shortest for a venue: at 70 degrees they are a third. */
function squareOf(longitude: number, latitude: number): [column: number, row: number] {
  const degrees = reachM / metresPerDegree;
  return [Math.floor(longitude / (3 * degrees)), Math.floor(latitude / degrees)];
}
