import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { migrateDatabase, openDatabase } from '../../db/client.ts';
import { initialiseCluster } from '../../db/embedded/initialise.ts';
import { launchServer, type Start, urlOf } from '../../db/embedded/launch-server.ts';
import { findNative } from '../../db/embedded/native-folder.ts';
import { isServerOf } from '../../db/embedded/running.ts';
import { prepareLaunch } from '../../db/embedded/unprivileged.ts';
import type { AtEnd } from './at-end.ts';
import type { TestDatabase } from './database.ts';

export interface OwnPostgres {
  /** Migrated. */
  readonly database: TestDatabase;
  /** At once, whoever is connected. */
  stop(): Promise<void>;
  /** Again, on the same port; resolves when it answers. */
  start(): Promise<void>;
  /** All its processes stand still: who is connected stays so, and who connects is not turned away either. */
  hang(): Promise<void>;
  goOn(): Promise<void>;
}

/** A PostgreSQL that nobody else uses, for a test that takes it away; nothing starts it again by itself. */
export async function startOwnPostgres(atEnd: AtEnd): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-own-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const launch = await prepareLaunch(await findNative(), folder);
  const password = randomBytes(12).toString('hex');
  await initialiseCluster(launch, password);
  const settings = { fsync: 'off', full_page_writes: 'off' };
  const place: Start = { launch, password, settings, port: await freePort(), logFile: join(folder, 'log') };
  let { pid } = await launchServer(place);
  const signal = async (what: NodeJS.Signals) => {
    for (const one of [pid, ...(await childrenOf(pid))]) if (isThere(one)) process.kill(one, what);
  };
  const stop = async () => {
    if (!(await isServerOf(launch.cluster, pid))) return;
    await signal('SIGCONT');
    process.kill(pid, 'SIGINT');
    while (await isServerOf(launch.cluster, pid)) await wait(10);
  };
  atEnd(stop);
  const url = urlOf(place.port, password);
  await migrateDatabase(url);
  return {
    database: { ...openDatabase({ url, poolSize: 4 }), url },
    stop,
    start: async () => {
      ({ pid } = await launchServer(place));
    },
    hang: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
  };
}

/** Those that serve somebody come and go. */
const isThere = (pid: number) => existsSync(`/proc/${pid}/stat`);

async function childrenOf(pid: number): Promise<number[]> {
  const processes = (await readdir('/proc')).map(Number).filter((number) => number > 0);
  const parents = await Promise.all(
    processes.map(async (number) => {
      const status = await readFile(`/proc/${number}/status`, 'utf8').catch(() => '');
      return { number, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) };
    }),
  );
  return parents.filter(({ parent }) => parent === pid).map(({ number }) => number);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
