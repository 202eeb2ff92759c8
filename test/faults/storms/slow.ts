import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../../bench/bootstrap.ts';
import { report, reportFor } from './beacon.ts';
import { openGround } from './ground.ts';
import { type AtEnd, Worker } from './processes.ts';
import type { ReadersOrder, ReadersReport } from './readers.process.ts';
import { turnsIn } from './turns.ts';

export interface SlowOptions {
  readonly boards: number;
  /** How many of them stop reading. */
  readonly stalled: number;
  /** In the inventory: each ask for the whole table is answered with some ten bytes for each. */
  readonly hotspots: number;
  /** Of them, those that change each time. */
  readonly changing: number;
  readonly seconds: number;
  /** How long is measured while all read. */
  readonly restSeconds: number;
  readonly isCompiled: boolean;
  readonly atEnd: AtEnd;
}

export interface SlowReport {
  /** The most bytes that ever waited in the server for any one socket. */
  readonly mostWaiting: number;
  /** Milliseconds from a reading to its frame, of the boards that read; the median of turns of ten seconds. */
  readonly frameP99: { before: number; during: number };
  /** Boards that read and lost their socket. */
  readonly lostBoards: number;
  /** Of those that stopped: cut off, or showing the newest after they read on. All are one or the other. */
  readonly ended: number;
  readonly level: number;
}

/** Some boards stop reading, without a word, while all hotspots change again and again. */
export async function slow(options: SlowOptions): Promise<SlowReport> {
  const { boards, stalled, hotspots, changing, isCompiled, atEnd } = options;
  const signIns = Math.ceil(boards / 40);
  const ground = await openGround({ people: 50, hotspots, signIns, isCompiled, isDurable: false, atEnd });
  const { server, cookies } = ground;
  const port = Number(new URL(server.origin).port);
  const readers = new Worker<ReadersOrder>('readers.process.ts', atEnd);
  await report(ground, changing);
  await readers.tell({ kind: 'open', port, cookies, boards, first: 0, isMixed: false });
  const measure = async (seconds: number) => {
    const turns: number[] = [];
    let lost = 0;
    for (const length of turnsIn(seconds)) {
      await readers.tell({ kind: 'measure' });
      await reportFor(ground, changing, length);
      const told = await readers.tell<ReadersReport>({ kind: 'report' });
      turns.push(percentile(told.latencies, 0.99));
      lost = told.lost;
    }
    return { p99: percentile(turns, 0.5), lost };
  };
  await reportFor(ground, changing, Math.min(3, options.restSeconds));
  const before = await measure(options.restSeconds);
  await server.ask('waiting');
  await readers.tell({ kind: 'stall', boards: stalled });
  const during = await measure(options.seconds);
  const mostWaiting = await server.ask('waiting');
  await readers.tell({ kind: 'read-on' });
  const newestAt = await report(ground, changing);
  const after = await settled(readers, newestAt, stalled);
  return {
    mostWaiting,
    frameP99: { before: before.p99, during: during.p99 },
    lostBoards: during.lost,
    ended: after.stalledEnded,
    level: after.stalledLevel,
  };
}

async function settled(readers: Worker<ReadersOrder>, newestAt: string, stalled: number): Promise<ReadersReport> {
  for (let tries = 0; ; tries += 1) {
    const now = await readers.tell<ReadersReport>({ kind: 'report', newestAt });
    if (now.stalledEnded + now.stalledLevel === stalled || tries === 100) return now;
    await sleep(100);
  }
}
