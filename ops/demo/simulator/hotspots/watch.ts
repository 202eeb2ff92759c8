import { setTimeout as wait } from 'node:timers/promises';
import type { SimulatedClock } from '../clock.ts';
import type { FaultCourse } from '../faults/course.ts';
import { type Collector, reportEveryS } from './collector.ts';

/** Second by second on the wall: what breaks, who roams, what is told of it. */
export async function watchHotspots(
  clock: SimulatedClock,
  course: FaultCourse,
  collectors: readonly Collector[],
): Promise<never> {
  for (let done = 0; ; ) {
    const nowS = Math.floor(clock.onWall());
    // After a pause of the machine nobody asks for what was: one round is made up for, so that all are heard.
    for (let second = Math.max(done, nowS - reportEveryS) + 1; second <= nowS; second++) {
      course.advance(second);
      for (const collector of collectors) collector.gather(second, clock.openedAt);
    }
    done = nowS;
    await wait(Math.max(1, 1000 * (done + 1 - clock.onWall())));
  }
}
