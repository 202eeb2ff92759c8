import { percentile } from '../../bench/bootstrap.ts';
import { cpuSeconds } from '../../bench/measure.ts';
import { openGround } from './ground.ts';
import type { PagesOrder, PagesReport } from './pages.process.ts';
import { type AtEnd, Worker } from './processes.ts';
import { Scanning } from './scanning.ts';

export interface StormOptions {
  readonly boards: number;
  readonly hotspots: number;
  readonly scansPerSecond: number;
  /** How long scans are measured, before and after each fault. */
  readonly seconds: number;
  readonly isCompiled: boolean;
  readonly atEnd: AtEnd;
}

/** How the boards came back after one fault. */
export interface Return {
  readonly boards: number;
  /** Milliseconds from the first moment at which a board could come back until half of them, and all, were level. */
  readonly halfMs: number;
  readonly allMs: number;
  /** Of the server until all were level, scans included. */
  readonly serverCpuSeconds: number;
  /** Milliseconds that people waited for their verdict meanwhile. */
  readonly scanP50: number;
  readonly scanP99: number;
}

export interface StormReport {
  readonly atRest: { readonly scanP50: number; readonly scanP99: number };
  /** All sockets broke at once. */
  readonly cut: Return;
  /** The server was killed, and started again. */
  readonly killed: Return;
}

const patienceMs = 60_000;

/** All boards lose their sockets at once, and come back, while people are scanned. */
export async function storm(options: StormOptions): Promise<StormReport> {
  const { boards, hotspots, scansPerSecond, seconds, atEnd, isCompiled } = options;
  const signIns = Math.ceil(boards / 40);
  const ground = await openGround({ people: 2000, hotspots, signIns, isCompiled, isDurable: true, atEnd });
  const pages = new Worker<PagesOrder>('pages.process.ts', atEnd);
  const scanning = await Scanning.at(ground, atEnd);
  const url = `ws://127.0.0.1:${new URL(ground.server.origin).port}/api/live`;
  await pages.tell({ kind: 'open', url, cookies: ground.cookies, boards });
  await scanning.come(scansPerSecond, 2);
  const atRest = latencyOf(await scanning.come(scansPerSecond, seconds));
  const back = async (since: number, possibleAt: number): Promise<Return> => {
    const spent = cpuSeconds(ground.server.pid);
    const scanned = scanning.come(scansPerSecond, seconds);
    const { times } = await pages.tell<PagesReport>({ kind: 'await-level', since, timeoutMs: patienceMs });
    const took = times.map((at) => Math.max(0, at - possibleAt));
    const serverCpuSeconds = cpuSeconds(ground.server.pid) - spent;
    const latency = latencyOf(await scanned);
    return {
      boards: times.length,
      halfMs: percentile(took, 0.5),
      allMs: percentile(took, 1),
      serverCpuSeconds,
      ...latency,
    };
  };
  const cutAt = Date.now();
  await pages.tell({ kind: 'cut' });
  const cut = await back(cutAt, cutAt);
  const killedAt = Date.now();
  await ground.server.kill();
  await ground.server.start();
  const killed = await back(killedAt, Date.now());
  return { atRest, cut, killed };
}

const latencyOf = (waits: readonly number[]) => ({ scanP50: percentile(waits, 0.5), scanP99: percentile(waits, 0.99) });
