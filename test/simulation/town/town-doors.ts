import type { Random } from '../../../ops/demo/random.ts';
import type { SimulatedClock } from '../../../ops/demo/simulator/clock.ts';
import type { LaneDevice, ScanAnswer } from '../../../ops/demo/simulator/device.ts';
import { laneFor } from '../../../ops/demo/simulator/doors.ts';
import { QueuedLane, type Shown } from '../../../ops/demo/simulator/lane.ts';
import type { Venue } from '../../../ops/demo/venue/venue.ts';

type Scan = (token: string, direction: Shown['direction']) => Promise<ScanAnswer>;

/** The simulator's lanes with their lines, behind which a venue lets everybody in for whom there is room. */
export class TownDoors {
  /** How many are in each zone or below it. */
  readonly inside = new Map<string, number>();
  readonly #lanes: readonly QueuedLane[];
  readonly #innerZones: ReadonlyMap<string, string>;
  readonly #capacities: ReadonlyMap<string, number | undefined>;

  constructor({ gates, lanes, zones }: Venue, clock: SimulatedClock, random: Random) {
    this.#innerZones = new Map(gates.map(({ id, innerZoneId }) => [id, innerZoneId]));
    this.#capacities = new Map(zones.map(({ id, capacity }) => [id, capacity]));
    this.#lanes = lanes.map((lane) => {
      const scan: Scan = async (_token, direction) => this.#answer(lane.gateId, direction);
      const device = { isCutOff: false, scan } as unknown as LaneDevice;
      return new QueuedLane(lane, device, clock, random.fork(`lane ${lane.id}`));
    });
  }

  innerZoneOf(gateId: string): string | undefined {
    return this.#innerZones.get(gateId);
  }

  async pass(gateId: string, shown: Shown): Promise<ScanAnswer> {
    return (await laneFor(this.#lanes, gateId, shown)?.pass(shown)) ?? { verdict: 'unanswered', reason: 'no_lane' };
  }

  #answer(gateId: string, direction: Shown['direction']): ScanAnswer {
    const zoneId = this.innerZoneOf(gateId) ?? '';
    const count = this.inside.get(zoneId) ?? 0;
    const isIn = direction === 'in';
    if (isIn && count >= (this.#capacities.get(zoneId) ?? Number.POSITIVE_INFINITY))
      return { verdict: 'refuse', reason: 'zone_full' };
    this.inside.set(zoneId, count + (isIn ? 1 : -1));
    return { verdict: 'admit', reason: isIn ? 'admitted' : 'left' };
  }
}
