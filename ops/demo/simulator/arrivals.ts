import type { Random } from '../random.ts';
import { minutes } from './clock.ts';

const rushS = minutes(30);

/**
 * When each of so many people arrives, in simulated seconds since the doors opened: two thirds within half an hour,
 * with the press in its middle, the others thinning out over the hours after.
 */
export function arrivalTimes(random: Random, count: number): number[] {
  const inRush = Math.round((count * 2) / 3);
  return Array.from({ length: count }, (_, i) =>
    i < inRush ? rushTime(random) : rushS + random.exponential(minutes(70)),
  );
}

/** Some come evenly from the first minute on, most around the middle. */
function rushTime(random: Random): number {
  const at = random.chance(0.3) ? random.next() : (random.next() + random.next()) / 2;
  return at * rushS;
}
