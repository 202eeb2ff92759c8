import { seeded } from '../../../ops/demo/random.ts';
import { Crowd, type Moved } from '../../../ops/demo/simulator/crowd.ts';
import { FaultCourse } from '../../../ops/demo/simulator/faults/course.ts';
import type { Fault, FaultKind } from '../../../ops/demo/simulator/faults/faults.ts';
import { Rush } from '../../../ops/demo/simulator/faults/rush.ts';
import { Targets } from '../../../ops/demo/simulator/faults/targets.ts';
import { Collector } from '../../../ops/demo/simulator/hotspots/collector.ts';
import { equip } from '../../../ops/demo/simulator/hotspots/devices.ts';
import { Network } from '../../../ops/demo/simulator/hotspots/network.ts';
import { Outbox } from '../../../ops/demo/simulator/hotspots/outbox.ts';
import { buildWaterTown } from '../../../ops/demo/venue/water-town/build.ts';

export const town = buildWaterTown(seeded('a test'));
export const targets = new Targets(town);
export const openedAt = Date.parse('2026-05-01T08:00:00Z');

interface AtWork {
  people?: number;
  /** By appointment. */
  faults?: Fault[];
  /** By themselves, in order of time. */
  drawn?: Fault[];
}

/** The town's hotspots at work, with so many people, and with these faults and no others. */
export function atWork(seed: string, { people = 300, faults = [], drawn = [] }: AtWork = {}) {
  const random = seeded(seed);
  const network = new Network(town, random.fork('network'));
  const outboxes = new Map(targets.namesFor('late').map((one) => [one, new Outbox(random.fork(one))]));
  const rush = new Rush();
  const course = new FaultCourse(drawn[Symbol.iterator](), faults, { network, outboxes, rush });
  const carrying = random.fork('devices');
  const crowd = Array.from({ length: people }, (): Moved => {
    return { spotId: undefined, devices: equip(network.coverage, town, carrying) };
  });
  const places = new Crowd(town.spots, network.coverage, random.fork('crowd'));
  const collectors = [...outboxes].map(
    ([carrier, outbox]) =>
      new Collector({ address: '', key: '', network, outbox }, town, carrier, random.fork(carrier)),
  );
  return { random, network, coverage: network.coverage, outboxes, rush, course, crowd, places, collectors };
}

export function faultOn(kind: FaultKind, atS: number, target: string, lastsS?: number): Fault {
  const fault = targets.fault(
    { kind, atS, target, ...(lastsS !== undefined && { lastsS }) },
    1,
    seeded(`${kind} ${target}`),
  );
  if (!fault) throw new Error(`${target} is no target of ${kind}`);
  return fault;
}

export const indicesOf = (isMeant: (one: (typeof town.hotspots)[number]) => boolean): number[] =>
  town.hotspots.flatMap((one, i) => (isMeant(one) ? [i] : []));

/** All batches that go out up to this second, parsed, in the order in which they go. */
export function sent(outbox: Outbox, untilS: number): Record<string, unknown>[][] {
  const batches = [];
  for (let body = outbox.next(untilS); body !== undefined; body = outbox.next(untilS)) {
    outbox.take(body);
    batches.push(
      body
        .trim()
        .split('\n')
        .map((line): Record<string, unknown> => JSON.parse(line)),
    );
  }
  return batches;
}
