import type { Position, Venue } from '../../venue/venue.ts';

const metresPerDegree = 111_320;
const squareM = 60;

/** Hotspots by where they hang, so that whoever walks by is heard by the nearest. */
export class Seats {
  readonly #squares = new Map<string, { index: number; at: Position }[]>();

  constructor({ hotspots }: Pick<Venue, 'hotspots'>) {
    hotspots.forEach(({ longitude, latitude, level }, index) => {
      const [column, row] = squareOf([longitude, latitude]);
      const key = `${level} ${column} ${row}`;
      const square = this.#squares.get(key);
      const seat = { index, at: [longitude, latitude] as Position };
      if (square) square.push(seat);
      else this.#squares.set(key, [seat]);
    });
  }

  /** The nearest within two squares; none where nothing is heard. */
  nearest(at: Position, level: number): number | undefined {
    const [column, row] = squareOf(at);
    let best: { index: number; far: number } | undefined;
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (const seat of this.#squares.get(`${level} ${c} ${r}`) ?? []) {
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
