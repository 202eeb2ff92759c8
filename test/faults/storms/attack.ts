import { percentile } from '../../bench/bootstrap.ts';
import type { AttackersOrder, AttackersReport } from './attackers.process.ts';
import { reportFor } from './beacon.ts';
import { openGround } from './ground.ts';
import { type AtEnd, Worker } from './processes.ts';
import type { ReadersOrder, ReadersReport } from './readers.process.ts';
import { Scanning } from './scanning.ts';
import { turnsIn } from './turns.ts';

export interface AttackOptions {
  readonly boards: number;
  readonly attackers: number;
  readonly seconds: number;
  readonly isCompiled: boolean;
  readonly atEnd: AtEnd;
}

export interface AttackReport {
  /** Milliseconds until the server had ended the slowest connection of each kind of attack. */
  readonly slowestOut: Readonly<Record<string, number>>;
  readonly connections: number;
  /** Held more than before, after a collection, while the attackers were at it. */
  readonly moreBytes: number;
  /** Milliseconds from a reading to its frame at the boards, at rest and under attack, and for a verdict; medians of turns. */
  readonly frameP99: { before: number; during: number };
  readonly scanP99: { before: number; during: number };
  /** Boards that lost their socket. */
  readonly lostBoards: number;
}

/** Attackers of every kind come on and on, while boards follow and people are scanned. */
export async function attack({ boards, attackers, seconds, isCompiled, atEnd }: AttackOptions): Promise<AttackReport> {
  const signIns = Math.ceil(boards / 40) + Math.ceil(attackers / 20);
  const ground = await openGround({ people: 2000, hotspots: 300, signIns, isCompiled, isDurable: false, atEnd });
  const { server, cookies } = ground;
  const port = Number(new URL(server.origin).port);
  const honest = cookies.slice(0, Math.ceil(boards / 40));
  const stolen = cookies.slice(honest.length);
  const readers = new Worker<ReadersOrder>('readers.process.ts', atEnd);
  const crowd = new Worker<AttackersOrder>('attackers.process.ts', atEnd);
  const scanning = await Scanning.at(ground, atEnd);
  await readers.tell({ kind: 'open', port, cookies: honest, boards, first: 0, isMixed: true });
  const measure = async () => {
    const turns: { frame: number; scan: number; lost: number }[] = [];
    for (const length of turnsIn(seconds)) {
      await readers.tell({ kind: 'measure' });
      const [, waits] = await Promise.all([reportFor(ground, 300, length), scanning.come(50, length)]);
      const { latencies, lost } = await readers.tell<ReadersReport>({ kind: 'report' });
      turns.push({ frame: percentile(latencies, 0.99), scan: percentile(waits, 0.99), lost });
    }
    const median = (figure: 'frame' | 'scan') =>
      percentile(
        turns.map((turn) => turn[figure]),
        0.5,
      );
    return { frame: median('frame'), scan: median('scan'), lost: turns.at(-1)?.lost ?? 0 };
  };
  await reportFor(ground, 300, 3);
  const before = await measure();
  const bytesBefore = await server.ask('memory');
  await crowd.tell({ kind: 'begin', port, cookies: stolen, attackers });
  const during = await measure();
  const moreBytes = (await server.ask('memory')) - bytesBefore;
  const tried = await crowd.tell<AttackersReport>({ kind: 'report' });
  return {
    slowestOut: slowestOf(tried, await server.ask('lives')),
    connections: tried.length,
    moreBytes,
    frameP99: { before: before.frame, during: during.frame },
    scanP99: { before: before.scan, during: during.scan },
    lostBoards: during.lost,
  };
}

/** Those that are still there count with the time that they have been. */
function slowestOf(tried: AttackersReport, lives: readonly [port: number, ms: number][]): Record<string, number> {
  const lasted = new Map(lives);
  const slowest: Record<string, number> = {};
  for (const [kind, port] of tried) slowest[kind] = Math.max(slowest[kind] ?? 0, Math.round(lasted.get(port) ?? 0));
  return slowest;
}
