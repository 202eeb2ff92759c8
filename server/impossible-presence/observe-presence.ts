import type { Database, Queryable } from '../../db/client.ts';
import type { LayoutWorld } from '../admission/layout-world.ts';
import type { ScanDesk } from '../admission/scan-desk.ts';
import { doorsOf } from './doors-of.ts';
import {
  type ArrivalRow,
  listArrivals,
  listPasses,
  listPastArrivals,
  type PassRow,
} from './impossible-presence.queries.ts';
import type { CarriedDevice, Observed } from './judge-presence.ts';
import { type Arrival, type Rest, restByPast, restOf } from './rest-of.ts';

/**
 * Contradictions lie at most so far apart: within it, a runner comes from any end of a site of two kilometres to the other.
 * So whichever of the two is heard of later, they are seen together, and nothing need be remembered from look to look.
 */
const withinSeconds = 330;
/** Whereabouts are kept for no longer than a day. */
const keptMs = 24 * 3_600_000;

/** Where delegates are by the gates, and where what they carry is by the hotspots. */
export class PresenceObserver {
  /** Where each device rests, by whose it is and its address; what is not here the database tells as well as it can. */
  readonly #rests = new Map<string, { rest: Rest; seenAt: number }>();

  async observe({ drizzle }: Pick<Database, 'drizzle'>, desk: ScanDesk): Promise<ReadonlyMap<string, Observed>> {
    const arrivals = await listArrivals(drizzle, withinSeconds);
    if (arrivals.length === 0) return new Map();
    const ids = [...new Set(arrivals.map(({ delegateId }) => delegateId))];
    const [passes, world, { counters }] = await Promise.all([listPasses(drizzle, ids), desk.world(), desk.boards()]);
    this.#forget(Math.max(...arrivals.map(({ arrivedAt }) => arrivedAt)));
    const doors = doorsOf(world.layout, world.zones, counters);
    const passOf = new Map(passes.map((pass) => [pass.delegateId, pass]));
    const pastOf = await this.#pastOf(drizzle, arrivals);
    const observed = new Map<string, Observed & { devices: CarriedDevice[] }>();
    for (const id of ids) observed.set(id, { ...seenByGates(world, passOf.get(id)), devices: [] });
    for (const row of arrivals) {
      const rest = this.#restOf(row, pastOf);
      observed.get(row.delegateId)?.devices.push({ address: row.address, rest, doors: doors(row) });
    }
    return observed;
  }

  /** What is kept of those that this process has not seen yet: all after a restart, and later who comes anew. */
  async #pastOf(db: Queryable, arrivals: readonly ArrivalRow[]): Promise<ReadonlyMap<string, Arrival[]>> {
    const unseen = arrivals.filter((row) => !this.#rests.has(keyOf(row)));
    const past = new Map<string, Arrival[]>();
    if (unseen.length === 0) return past;
    const rows = await listPastArrivals(db, [...new Set(unseen.map(({ delegateId }) => delegateId))]);
    for (const row of rows) past.set(keyOf(row), [...(past.get(keyOf(row)) ?? []), arrivalOf(row)]);
    return past;
  }

  #restOf(row: ArrivalRow, pastOf: ReadonlyMap<string, Arrival[]>): Rest {
    const key = keyOf(row);
    const known = this.#rests.get(key)?.rest;
    const past = (pastOf.get(key) ?? []).filter(({ admittedAt }) => admittedAt < row.admittedAt);
    const rest = known ? restOf(known, arrivalOf(row)) : restByPast(past, arrivalOf(row));
    this.#rests.set(key, { rest, seenAt: row.arrivedAt });
    return rest;
  }

  #forget(now: number): void {
    for (const [key, { seenAt }] of this.#rests) if (now - seenAt > keptMs) this.#rests.delete(key);
  }
}

const keyOf = ({ delegateId, address }: ArrivalRow): string => `${delegateId} ${address}`;

const arrivalOf = ({ latitude, longitude, arrivedAt, admittedAt }: ArrivalRow): Arrival => ({
  spot: { latitude, longitude },
  arrivedAt,
  admittedAt,
});

function seenByGates(world: LayoutWorld, pass: PassRow | undefined): Pick<Observed, 'whereabouts' | 'lastPass'> {
  if (pass === undefined || pass.lastTime === null) return { whereabouts: 'never_seen' };
  const { zoneId, lastTime, checkedOutAt } = pass;
  const lastPass = { at: lastTime, spot: spotOf(world, pass.laneId) };
  if (zoneId !== null) return { whereabouts: 'inside', lastPass };
  // Nobody saw them leave who were checked out by the rules.
  return { whereabouts: checkedOutAt !== null && checkedOutAt > lastTime ? 'unknown' : 'outside', lastPass };
}

function spotOf({ layout, lanes }: LayoutWorld, laneId: string | null) {
  const gateId = laneId === null ? undefined : lanes.get(laneId)?.gate.id;
  const { latitude, longitude } = layout.gates.find(({ id }) => id === gateId) ?? {};
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}
