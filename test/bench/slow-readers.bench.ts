import { report, reportFor } from '../faults/storms/beacon.ts';
import { openGround } from '../faults/storms/ground.ts';
import { Worker } from '../faults/storms/processes.ts';
import type { ReadersOrder, ReadersReport } from '../faults/storms/readers.process.ts';
import { turnsIn } from '../faults/storms/turns.ts';
import { describeDatabase } from './bench-database.ts';
import { buildServer } from './bench-server.ts';
import { percentile } from './bootstrap.ts';
import { comparePairs } from './pairs.ts';
import type { Bench } from './run.ts';

const healthy = 950;
const stalled = 50;
const hotspots = 5000;
const changing = 2600;
const warmSeconds = 10;
const secondsInTurn = 30;

/**
 * p99 from a reading to its frame at 950 boards that read, while 50 more do not read at all, against the same with 50
 * more that read as well. Boards follow 5,000 hotspots, of which 2,600 change each 0.7 s: no two changes are conflated.
 * The figure of a turn is the median of its tens of seconds (`turnsIn`), and the database does not wait for the disk: what
 * the disk does to single reports is of no side, and hid the difference.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  await buildServer();
  const signIns = (healthy + stalled) / 40;
  const ground = await openGround({ people: 50, hotspots, signIns, isCompiled: true, isDurable: false, atEnd });
  const port = Number(new URL(ground.server.origin).port);
  const { cookies } = ground;
  const boards = new Worker<ReadersOrder>('readers.process.ts', atEnd);
  const others = new Worker<ReadersOrder>('readers.process.ts', atEnd);
  await report(ground, changing);
  await boards.tell({ kind: 'open', port, cookies, boards: healthy, first: 0, isMixed: false });
  await reportFor(ground, changing, warmSeconds);
  console.log(`  ${await describeDatabase(ground.databaseUrl)}`);
  console.log(`  ${healthy} boards and ${stalled} more, ${changing} of ${hotspots} hotspots change every 0.7 s`);
  let frameBytes = 0;
  const turn = (isStalling: boolean) => async () => {
    await others.tell({ kind: 'open', port, cookies, boards: stalled, first: healthy, isMixed: false });
    if (isStalling) await others.tell({ kind: 'stall', boards: stalled });
    const p99s: number[] = [];
    for (const seconds of turnsIn(secondsInTurn)) {
      await boards.tell({ kind: 'measure' });
      await reportFor(ground, changing, seconds);
      const { latencies, lost, meanFrameBytes } = await boards.tell<ReadersReport>({ kind: 'report' });
      if (lost > 0) throw new Error(`${lost} boards lost their socket`);
      p99s.push(percentile(latencies, 0.99));
      frameBytes = meanFrameBytes;
    }
    await others.tell({ kind: 'close' });
    return percentile(p99s, 0.5);
  };
  const line = await comparePairs({ name: 'slow-readers', unit: 'ms', pairs, ours: turn(true), peer: turn(false) });
  console.log(`  frames of ${frameBytes.toFixed(0)} bytes on average, in the last turn`);
  console.log(`  the most that waited for one socket: ${await ground.server.ask('waiting')} bytes`);
  return [line];
};
