import type { Position, Venue } from '../../venue/venue.ts';

const metresPerDegree = 111_320;
const squareM = 60;

/** Of whom a hotspot is sought. */
export interface Sought {
  readonly level: number;
  /** Behind which gate they are, if any: walls keep out what hangs on their other side. */
  readonly zoneId: string | undefined;
  readonly carrier: string;
}

/** Hotspots by where they hang, so that whoever walks by is heard by the nearest. */
export class Seats {
  readonly #squares = new Map<string, { index: number; at: Position; carrier: string }[]>();

  constructor({ hotspots, zones, gates }: Pick<Venue, 'hotspots' | 'zones' | 'gates'>) {
    const guarded = new Set(gates.map(({ innerZoneId }) => innerZoneId));
    const parents = new Map(zones.map(({ id, parentId }) => [id, parentId]));
    hotspots.forEach(({ longitude, latitude, level, carrier, zoneId }, index) => {
      const [column, row] = squareOf([longitude, latitude]);
      let zone: string | undefined = zoneId;
      while (zone !== undefined && !guarded.has(zone)) zone = parents.get(zone);
      const key = `${level} ${zone} ${column} ${row}`;
      const square = this.#squares.get(key);
      const seat = { index, carrier, at: [longitude, latitude] as Position };
      if (square) square.push(seat);
      else this.#squares.set(key, [seat]);
    });
  }

  /** The nearest of their carrier within two squares, or else of any; none where nothing is heard. */
  nearest(at: Position, sought: Sought): number | undefined {
    return this.#nearest(at, sought, ({ carrier }) => carrier === sought.carrier) ?? this.#nearest(at, sought);
  }

  #nearest(
    at: Position,
    { level, zoneId }: Sought,
    isHeard: (seat: { carrier: string }) => boolean = () => true,
  ): number | undefined {
    const [column, row] = squareOf(at);
    let best: { index: number; far: number } | undefined;
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (const seat of this.#squares.get(`${level} ${zoneId} ${c} ${r}`) ?? []) {
          if (!isHeard(seat)) continue;
          const far = metresBetween(seat.at, at);
          if (!best || far < best.far) best = { index: seat.index, far };
        }
      }
    }
    return best?.index;
  }
}

function metresBetween([x, y]: Position, [otherX, otherY]: Position): number {
  return metresPerDegree * Math.hypot((otherX - x) * Math.cos((y * Math.PI) / 180), otherY - y);
}

function squareOf([longitude, latitude]: Position): [number, number] {
  const degrees = squareM / metresPerDegree;
  return [Math.floor(longitude / degrees), Math.floor(latitude / degrees)];
}
