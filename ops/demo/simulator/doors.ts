import type { Account } from '../client/account.ts';
import type { Random } from '../random.ts';
import type { Venue } from '../venue/venue.ts';
import type { SimulatedClock } from './clock.ts';
import { LaneDevice, type ScanAnswer } from './device.ts';
import { QueuedLane, type Shown } from './lane.ts';

/** All gates with their lanes: who comes to one takes the shortest line that leads their way. */
export class Doors {
  readonly lanes: readonly QueuedLane[];
  readonly #innerZones: ReadonlyMap<string, string>;

  constructor(venue: Venue, account: Account, clock: SimulatedClock, random: Random) {
    this.#innerZones = new Map(venue.gates.map(({ id, innerZoneId }) => [id, innerZoneId]));
    this.lanes = venue.lanes.map((lane, i) => {
      const device = new LaneDevice(account, lane, i, random.fork(`device ${lane.id}`));
      return new QueuedLane(lane, device, clock, random.fork(`lane ${lane.id}`));
    });
  }

  /** Each reader is enrolled with a code of its own. */
  async open(supervisor: Account): Promise<void> {
    await Promise.all(this.lanes.map(({ device }) => device.enrol(supervisor)));
  }

  innerZoneOf(gateId: string): string | undefined {
    return this.#innerZones.get(gateId);
  }

  async pass(gateId: string, shown: Shown): Promise<ScanAnswer> {
    return laneFor(this.lanes, gateId, shown)?.pass(shown) ?? { verdict: 'unanswered', reason: 'no_lane' };
  }
}

/** The one of a gate's lanes that leads their way and has the shortest line. */
export function laneFor(
  lanes: readonly QueuedLane[],
  gateId: string,
  { direction }: Pick<Shown, 'direction'>,
): QueuedLane | undefined {
  const fitting = lanes.filter((lane) => lane.lane.gateId === gateId && lane.serves(direction));
  const [first, ...others] = fitting;
  return first && others.reduce((best, lane) => (lane.waiting < best.waiting ? lane : best), first);
}
