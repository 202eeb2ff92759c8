import { percentile } from '../../bench/bootstrap.ts';
import type { AttackersOrder, AttackersReport } from './attackers.process.ts';
import { reportFor } from './beacon.ts';
import { openGround } from './ground.ts';
import { type AtEnd, Worker } from './processes.ts';
import type { ReadersOrder, ReadersReport } from './readers.process.ts';
import { Scanning } from './scanning.ts';
import type { Memory } from './server-process.ts';
import { turnsIn } from './turns.ts';

export interface AttackOptions {
  readonly boards: number;
  readonly attackers: number;
  readonly seconds: number;
  /** How long is measured before they come. */
  readonly restSeconds: number;
  readonly isCompiled: boolean;
  readonly atEnd: AtEnd;
}

export interface AttackReport {
  /** Milliseconds until the server had ended the slowest connection of each kind of attack. */
  readonly slowestOut: Readonly<Record<string, number>>;
  readonly connections: number;
  /** Milliseconds that a busy machine kept from the attackers: so much later some are thrown out. */
  readonly keptMs: number;
  /** The worst turn of the server's memory, at rest and under attack. */
  readonly memory: { before: Memory; during: Memory };
  /** Milliseconds from a reading to its frame at the boards, at rest and under attack, and for a verdict; medians of turns. */
  readonly frameP99: { before: number; during: number };
  readonly scanP99: { before: number; during: number };
  /** Boards that lost their socket. */
  readonly lostBoards: number;
}

/** Attackers of every kind come on and on, while boards follow and people are scanned. */
export async function attack(options: AttackOptions): Promise<AttackReport> {
  const { boards, attackers, isCompiled, atEnd } = options;
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
  const measure = async (seconds: number) => {
    const turns: Turn[] = [];
    for (const length of turnsIn(seconds)) {
      await readers.tell({ kind: 'measure' });
      const [, waits] = await Promise.all([reportFor(ground, 300, length), scanning.come(50, length)]);
      const { latencies, lost } = await readers.tell<ReadersReport>({ kind: 'report' });
      // Only now is there a collection: it delays nothing that is measured.
      const memory = await server.ask('memory');
      turns.push({ frame: percentile(latencies, 0.99), scan: percentile(waits, 0.99), lost, memory });
    }
    return summaryOf(turns);
  };
  await reportFor(ground, 300, Math.min(3, options.restSeconds));
  await server.ask('memory');
  const before = await measure(options.restSeconds);
  await crowd.tell({ kind: 'begin', port, cookies: stolen, attackers });
  const during = await measure(options.seconds);
  const { tried, keptMs } = await crowd.tell<AttackersReport>({ kind: 'report' });
  return {
    slowestOut: slowestOf(tried, await server.ask('lives')),
    connections: tried.length,
    keptMs,
    memory: { before: before.memory, during: during.memory },
    frameP99: { before: before.frame, during: during.frame },
    scanP99: { before: before.scan, during: during.scan },
    lostBoards: during.lost,
  };
}

interface Turn {
  readonly frame: number;
  readonly scan: number;
  readonly lost: number;
  readonly memory: Memory;
}

/** What is usual of the times, and the worst of memory. */
function summaryOf(turns: readonly Turn[]): Turn {
  const middle = (figure: (turn: Turn) => number) => percentile(turns.map(figure), 0.5);
  const most = (figure: (turn: Turn) => number) => percentile(turns.map(figure), 1);
  return {
    frame: middle(({ frame }) => frame),
    scan: middle(({ scan }) => scan),
    lost: most(({ lost }) => lost),
    memory: {
      held: most(({ memory }) => memory.held),
      mostUsed: most(({ memory }) => memory.mostUsed),
      mostRss: most(({ memory }) => memory.mostRss),
    },
  };
}

/** Those that are still there count with the time that they have been. */
function slowestOf(
  tried: AttackersReport['tried'],
  lives: readonly [port: number, ms: number][],
): Record<string, number> {
  const lasted = new Map(lives);
  const slowest: Record<string, number> = {};
  for (const [kind, port] of tried) slowest[kind] = Math.max(slowest[kind] ?? 0, Math.round(lasted.get(port) ?? 0));
  return slowest;
}
