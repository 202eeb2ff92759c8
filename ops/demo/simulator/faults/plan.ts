import type { Random } from '../../random.ts';
import { minutes } from '../clock.ts';
import { type Fault, type FaultKind, type FaultsWanted, faultKinds, type Pace } from './faults.ts';
import type { Targets } from './targets.ts';

interface Rhythm {
  /** The first comes between these, in seconds. */
  readonly first: readonly [number, number];
  readonly meanPauseS: number;
  /** For what does not end: so many, then no more. */
  readonly atMost?: number;
}

/** Few things go wrong, but each kind once within the first minutes: nobody watches for an hour. */
const rhythms: Readonly<Record<FaultKind, Rhythm>> = {
  die: { first: [10, 60], meanPauseS: 45, atMost: 9 },
  switch: { first: [60, 120], meanPauseS: minutes(7) },
  flap: { first: [40, 150], meanPauseS: minutes(9) },
  lie: { first: [60, 200], meanPauseS: minutes(8) },
  clock: { first: [90, 240], meanPauseS: minutes(12) },
  late: { first: [200, 400], meanPauseS: minutes(10) },
  // By the time of the conference: while the first talks end, then every few hours.
  rush: { first: [minutes(50), minutes(80)], meanPauseS: minutes(180) },
};

const oftener: Readonly<Record<Pace, number>> = { few: 1, many: 6 };

/** All that goes wrong by itself, in order of time and without end. The same seed and speed give the same faults. */
export function* faultsToCome(
  { kinds, pace }: Omit<FaultsWanted, 'asked'>,
  targets: Targets,
  speed: number,
  random: Random,
): Generator<Fault, void> {
  const courses = faultKinds
    .filter((kind) => kinds.includes(kind))
    .map((kind) => courseOf(kind, targets, speed, oftener[pace], random.fork(kind)));
  const heads = courses.map((course) => course.next().value ?? undefined);
  for (;;) {
    const soonest = heads.reduce((best, fault, i) => (isBefore(fault, heads[best]) ? i : best), 0);
    const fault = heads[soonest];
    if (!fault) return;
    yield fault;
    heads[soonest] = courses[soonest]?.next().value ?? undefined;
  }
}

const isBefore = (one: Fault | undefined, other: Fault | undefined): boolean =>
  one !== undefined && (other === undefined || one.atS < other.atS);

function* courseOf(
  kind: FaultKind,
  targets: Targets,
  speed: number,
  times: number,
  random: Random,
): Generator<Fault, void> {
  const { first, meanPauseS, atMost = Number.POSITIVE_INFINITY } = rhythms[kind];
  const byConference = kind === 'rush' ? speed : 1;
  let atS = random.between(...first) / times / byConference;
  for (let i = 0; i < atMost * times; i++) {
    const fault = targets.fault({ kind, atS }, speed, random);
    if (!fault) return;
    yield fault;
    // Never two of a kind within a blink: who watches shall be able to tell them apart.
    atS += (meanPauseS * 0.3 + random.exponential(meanPauseS * 0.7)) / times / byConference;
  }
}
