import { setTimeout as sleep } from 'node:timers/promises';
import { report } from './beacon.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { openGround } from './ground.ts';
import type { PagesOrder, PagesReport } from './pages.process.ts';
import { type AtEnd, Worker } from './processes.ts';

export interface DatabaseAwayOptions {
  readonly boards: number;
  /** How long it is away at least: it stays away until all boards have said so. */
  readonly seconds: number;
  readonly isCompiled: boolean;
  readonly atEnd: AtEnd;
}

/** How the boards bore one way in which the database was away. */
export interface Absence {
  readonly boards: number;
  /** Boards that said so, and milliseconds until the last did. */
  readonly stale: number;
  readonly allStaleMs: number;
  /** Sockets that had to be opened again. */
  readonly reopened: number;
  /** Boards that were right again, with what was reported after the return, and milliseconds from there to the last. */
  readonly right: number;
  readonly allRightMs: number;
}

export interface DatabaseAwayReport {
  /** It took what it was sent, and did not answer. */
  readonly hanging: Absence;
  /** All connections broke, and no new one was let in. */
  readonly refusing: Absence;
}

const patienceMs = 60_000;

/** The database is away for a while, in two ways, and comes back. */
export async function databaseAway(options: DatabaseAwayOptions): Promise<DatabaseAwayReport> {
  const { boards, seconds, atEnd } = options;
  let proxy: CuttingProxy | undefined;
  const reach = async (databaseUrl: string) => {
    const url = new URL(databaseUrl);
    proxy = await CuttingProxy.before(Number(url.port), atEnd);
    return Object.assign(url, { hostname: '127.0.0.1', port: String(proxy.port) }).href;
  };
  const signIns = Math.ceil(boards / 40);
  const ground = await openGround({ ...options, people: 50, hotspots: 100, signIns, isDurable: false, reach });
  if (!proxy) throw new Error('the database is not behind the proxy');
  const database = proxy;
  const pages = new Worker<PagesOrder>('pages.process.ts', atEnd);
  await report(ground, 100);
  const url = ground.server.origin.replace('http', 'ws').replace('localhost', '127.0.0.1');
  await pages.tell({ kind: 'open', url: `${url}/api/live`, cookies: ground.cookies, boards });
  const absence = async (leave: () => void): Promise<Absence> => {
    const { opened } = await pages.tell<PagesReport>({ kind: 'sockets' });
    const leftAt = Date.now();
    leave();
    const stale = await pages.tell<PagesReport>({ kind: 'await-stale', timeoutMs: Math.max(20_000, seconds * 1000) });
    await sleep(leftAt + seconds * 1000 - Date.now());
    const backAt = Date.now();
    database.pass();
    const newestAt = await report(ground, 100);
    const right = await pages.tell<PagesReport>({ kind: 'await-right', newestAt, timeoutMs: patienceMs });
    return {
      boards,
      stale: stale.times.length,
      allStaleMs: Math.max(leftAt, ...stale.times) - leftAt,
      reopened: right.opened - opened,
      right: right.times.length,
      allRightMs: Math.max(backAt, ...right.times) - backAt,
    };
  };
  const hanging = await absence(() => database.hang());
  return { hanging, refusing: await absence(() => database.refuse()) };
}
