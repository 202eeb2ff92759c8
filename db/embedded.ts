import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultOfOutput } from './embedded/fault-of-output.ts';
import { initialiseCluster } from './embedded/initialise.ts';
import { answers, launchServer, type Start, urlOf } from './embedded/launch-server.ts';
import { findNative } from './embedded/native-folder.ts';
import { findRunning, isServerOf, type Running } from './embedded/running.ts';
import { prepareLaunch } from './embedded/unprivileged.ts';
import { StartFault } from './start-fault.ts';

export interface EmbeddedDatabase {
  /** Of the database's superuser, on loopback. */
  readonly url: string;
  /** Where the data lies: in the folder that was given, unless an unprivileged user cannot reach that. */
  readonly dataFolder: string;
  /** It ran already: another process uses it, or was killed and left it. */
  readonly wasRunning: boolean;
  /** Stops the server (fast shutdown) and waits until it is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Made when it is not there. Holds the cluster, its password and its log. */
  folder: string;
  /** Lines of postgresql.conf, such as `fsync = off` for tests. */
  settings?: Record<string, string>;
}

const watchEveryMs = 1_000;
const fastStopMs = 30_000;

/**
 * Starts a PostgreSQL of our own, or takes up one that runs on the folder already. One that ends by itself is started
 * again on the same port. Throws a StartFault when it cannot be started.
 */
export async function startEmbeddedDatabase({ folder, settings = {} }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  try {
    const start = await prepare(folder, settings);
    const found = await findRunning(start.launch.cluster);
    const isUsable = found !== undefined && (await answers(start, found));
    const server = isUsable ? found : await launchServer(start);
    return {
      url: urlOf(server.port, start.password),
      dataFolder: start.launch.cluster,
      wasRunning: isUsable,
      stop: watchOver({ ...start, port: server.port }, server),
    };
  } catch (error) {
    throw error instanceof StartFault ? error : (faultOfOutput(folder, String(error)) ?? error);
  }
}

async function prepare(folder: string, settings: Record<string, string>): Promise<Start> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await access(folder, constants.W_OK);
  const launch = await prepareLaunch(await findNative(), folder);
  const password = await readOrMakePassword(join(folder, 'password'));
  await initialiseCluster(launch, password);
  return { launch, password, settings, port: await freePort(), logFile: join(folder, 'postgres.log') };
}

/** Starts the server again whenever it is gone; what is returned ends both. */
function watchOver(start: Start, first: Running): () => Promise<void> {
  const { cluster } = start.launch;
  let server = first;
  let restart: Promise<void> | undefined;
  const stopping = new AbortController();
  const look = async () => {
    if (await isServerOf(cluster, server.pid)) return;
    server = (await findRunning(cluster)) ?? (await launchServer(start, stopping.signal));
  };
  const timer = setInterval(() => {
    restart ??= look()
      .catch(() => undefined)
      .finally(() => {
        restart = undefined;
      });
  }, watchEveryMs).unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await restart;
    await stopServer(cluster, server.pid);
  };
}

async function stopServer(cluster: string, pid: number): Promise<void> {
  const end = Date.now() + fastStopMs;
  for (let signal: NodeJS.Signals | undefined = 'SIGINT'; await isServerOf(cluster, pid); await sleep(20)) {
    if (Date.now() > end) signal = 'SIGQUIT';
    if (signal) sendSignal(pid, signal);
    signal = undefined;
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function readOrMakePassword(file: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, password, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
