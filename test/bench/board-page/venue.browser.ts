import { busyFrom, type Hotspot, overloadedFrom } from '../../../server/hotspots/hotspots.contract.ts';
import { nothingThere } from '../../../server/live/define-topic.ts';
import { Roster } from '../../../web-components/network/roster.ts';
import { type LoadColumns, stateAt } from '../../../web-components/network/sights.ts';

/** Hotspots with what they say at one moment after another: the same for both sides. */
export interface Venue {
  readonly roster: Roster;
  /** As many moments as there are, again and again. */
  readonly moments: readonly Pick<LoadColumns, 'state' | 'clients'>[];
}

const momentCount = 16;
const capacity = 50;
const metresPerDegree = 111_320;

/** So many hotspots, six of ten in thirty halls of a town of 1,200 by 800 m; all that is random comes from the seed. */
export function makeVenue(count: number, seed: number): Venue {
  const next = seeded(seed);
  const halls = Array.from({ length: 30 }, () => ({ x: next() * 1140, y: next() * 760 }));
  const hotspots = Array.from({ length: count }, (_, row): Hotspot => {
    const hall = halls[row % halls.length];
    const isInHall = hall !== undefined && next() < 0.6;
    const [x, y] = isInHall ? [hall.x + next() * 60, hall.y + next() * 40] : [next() * 1200, next() * 800];
    return {
      code: `H-${row}`,
      name: { en: `Place ${row}` },
      carrier: row % 2 ? 'Qinghe Mobile' : 'Donghu Telecom',
      bands: ['5'],
      level: 0,
      latitude: 30.74 - y / metresPerDegree,
      longitude: 120.49 + x / (metresPerDegree * Math.cos((30.74 * Math.PI) / 180)),
      capacityClients: capacity,
    };
  });
  return { roster: new Roster('bench', hotspots), moments: makeMoments(count, next) };
}

/** Everyone's clients change from each moment to the next; the last leads to the first again as to any other. */
function makeMoments(count: number, next: () => number): Venue['moments'] {
  const middle = Float64Array.from({ length: count }, () => 0.35 + next() * 0.6);
  const isSilent = Uint8Array.from({ length: count }, () => Number(next() < 0.01));
  return Array.from({ length: momentCount }, () => {
    const clients = Int32Array.from(middle, (share) => Math.round((share + next() * 0.2) * capacity));
    const state = Int32Array.from(clients, (its, row) => {
      if (isSilent[row] && next() < 0.8) return stateAt.silent;
      const share = its / capacity;
      return share >= overloadedFrom ? stateAt.overloaded : share >= busyFrom ? stateAt.busy : stateAt.ok;
    });
    return { clients, state };
  });
}

export function emptyColumns(count: number): LoadColumns {
  const column = () => new Int32Array(count).fill(nothingThere);
  return {
    state: column(),
    clients: column(),
    rxMbps: column(),
    txMbps: column(),
    airtime: column(),
    clients24: column(),
    clients5: column(),
    clients6: column(),
    silentSince: column(),
    doubt: column(),
    source: column(),
  };
}

/** Lehmer's generator: the same numbers everywhere for the same seed. */
export const seeded = (seed: number) => () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};
