import type { Random } from '../../random.ts';
import type { Venue } from '../../venue/venue.ts';
import type { SimulatedClock } from '../clock.ts';
import { FaultCourse } from '../faults/course.ts';
import { faultsToCome } from '../faults/plan.ts';
import { Rush } from '../faults/rush.ts';
import { Targets } from '../faults/targets.ts';
import type { Orders } from '../orders.ts';
import { Collector } from './collector.ts';
import type { Coverage } from './coverage.ts';
import { Network } from './network.ts';
import { Outbox } from './outbox.ts';
import { watchHotspots } from './watch.ts';

export interface OpenHotspots {
  readonly coverage: Coverage;
  readonly rush: Rush;
  /** Lets them tell of themselves, and faults happen, for ever. */
  readonly watch: () => Promise<never>[];
}

/** All hotspots of a venue, with their collectors and what will go wrong. */
export function openHotspots(
  { address, collectorKeys, speed, faults }: Pick<Orders, 'address' | 'collectorKeys' | 'speed' | 'faults'>,
  venue: Venue,
  clock: SimulatedClock,
  random: Random,
): OpenHotspots {
  const network = new Network(venue, random.fork('network'));
  const rush = new Rush();
  const outboxes = new Map(
    Object.keys(collectorKeys).map((carrier) => [carrier, new Outbox(random.fork(`outbox ${carrier}`))]),
  );
  const collectors = Object.entries(collectorKeys).flatMap(([carrier, key]) => {
    const outbox = outboxes.get(carrier);
    const chance = random.fork(`collector ${carrier}`);
    return outbox ? [new Collector({ address, key, network, outbox }, venue, carrier, chance)] : [];
  });
  const targets = new Targets(venue);
  const planned = faultsToCome(faults, targets, speed, random.fork('faults'));
  const course = new FaultCourse(planned, targets.asked(faults.asked, speed, random.fork('asked')), {
    network,
    outboxes,
    rush,
  });
  return {
    coverage: network.coverage,
    rush,
    watch: () => [watchHotspots(clock, course, collectors), ...collectors.map((one) => one.deliver(clock))],
  };
}
