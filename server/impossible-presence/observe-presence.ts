import type { Database } from '../../db/client.ts';
import type { LayoutWorld } from '../admission/layout-world.ts';
import type { ScanDesk } from '../admission/scan-desk.ts';
import { doorsOf } from './doors-of.ts';
import { type ArrivalRow, listArrivals, listPasses, type PassRow } from './impossible-presence.queries.ts';
import type { CarriedDevice, Observed } from './judge-presence.ts';
import { type Rest, restOf } from './rest-of.ts';

/**
 * Contradictions lie at most so far apart: within it, a runner comes from any end of a site of two kilometres to the other.
 * So whichever of the two is heard of later, they are seen together, and nothing need be remembered from look to look.
 */
const withinSeconds = 330;
/** Whereabouts are kept for no longer than a day. */
const keptMs = 24 * 3_600_000;

/** Where delegates are by the gates, and where what they carry is by the hotspots. */
export class PresenceObserver {
  /** Where each device rests, by whose it is and its address; for those that were seen to move. */
  readonly #rests = new Map<string, { rest: Rest; seenAt: number }>();

  async observe({ drizzle }: Pick<Database, 'drizzle'>, desk: ScanDesk): Promise<ReadonlyMap<string, Observed>> {
    const arrivals = await listArrivals(drizzle, withinSeconds);
    if (arrivals.length === 0) return new Map();
    const ids = [...new Set(arrivals.map(({ delegateId }) => delegateId))];
    const [passes, world, { counters }] = await Promise.all([listPasses(drizzle, ids), desk.world(), desk.boards()]);
    this.#forget(Math.max(...arrivals.map(({ arrivedAt }) => arrivedAt)));
    const doors = doorsOf(world.layout, world.zones, counters);
    const passOf = new Map(passes.map((pass) => [pass.delegateId, pass]));
    const observed = new Map<string, Observed & { devices: CarriedDevice[] }>();
    for (const id of ids) observed.set(id, { ...seenByGates(world, passOf.get(id)), devices: [] });
    for (const row of arrivals)
      observed.get(row.delegateId)?.devices.push({ address: row.address, rest: this.#restOf(row), doors: doors(row) });
    return observed;
  }

  #restOf(row: ArrivalRow): Rest {
    const key = `${row.delegateId} ${row.address}`;
    const { latitude, longitude, arrivedAt, admittedAt } = row;
    const before = beforeOf(row);
    const rest = restOf(this.#rests.get(key)?.rest, { spot: { latitude, longitude }, arrivedAt, admittedAt, before });
    this.#rests.set(key, { rest, seenAt: arrivedAt });
    return rest;
  }

  #forget(now: number): void {
    for (const [key, { seenAt }] of this.#rests) if (now - seenAt > keptMs) this.#rests.delete(key);
  }
}

function beforeOf({ beforeAt, beforeLatitude, beforeLongitude }: ArrivalRow): Rest | undefined {
  if (beforeAt === null || beforeLatitude === null || beforeLongitude === null) return undefined;
  return { spot: { latitude: beforeLatitude, longitude: beforeLongitude }, since: beforeAt };
}

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
