import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { StartFault } from '../start-fault.ts';
import { faultOfOutput } from './fault-of-output.ts';
import { findRunning, isServerOf, type Running } from './running.ts';
import { type Launch, spawnOptions } from './unprivileged.ts';

export interface Start {
  launch: Launch;
  port: number;
  password: string;
  settings: Record<string, string>;
  logFile: string;
}

export const urlOf = (port: number, password: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/**
 * Runs PostgreSQL on the cluster and waits until it answers; one that another process started meanwhile is as good.
 * Where it fails for now it is tried again, unless `stopping` says that nobody wants it any more.
 */
export async function launchServer(start: Start, stopping?: AbortSignal): Promise<Running> {
  for (let tries = 0; ; tries++) {
    const from = await sizeOf(start.logFile);
    const child = await spawnServer(start);
    const server = { pid: child.pid ?? 0, port: start.port };
    if (await answers(start, server, async () => child.exitCode !== null || child.signalCode !== null)) return server;
    const output = (await readFile(start.logFile, 'utf8').catch(() => '')).slice(from);
    const other = await findRunning(start.launch.cluster);
    if (other && (await answers(start, other))) return other;
    const isHeldByDyingChildren = /shared memory block .* is still in use|lock file .* already exists/.test(output);
    if (!isHeldByDyingChildren || stopping?.aborted || tries >= 20) throw faultOf(start, output);
    await sleep(500);
  }
}

/** In a session of its own: the Ctrl-C of a terminal is for us, who then stop it in order. */
async function spawnServer({ launch, port, settings, logFile }: Start): Promise<ChildProcess> {
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    // What is refused is not quoted in the log: it is names and documents.
    log_error_verbosity: 'terse',
    // A segment that is used again keeps what is not written over yet, and may be used again for weeks.
    wal_recycle: 'off',
    ...settings,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = [...launch.prefix, join(launch.native, 'bin/postgres'), '-D', launch.cluster, ...flags];
  const [command = '', ...args] = program;
  const log = await open(logFile, 'a', 0o600);
  const child = spawn(command, args, { ...spawnOptions(launch), detached: true, stdio: ['ignore', log.fd, log.fd] });
  return new Promise<ChildProcess>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve(child);
    });
  }).finally(() => log.close());
}

/** Waits for as long as it starts (after a crash it first recovers); false when it ended instead. */
export async function answers(
  { launch, password }: Pick<Start, 'launch' | 'password'>,
  { pid, port }: Running,
  isGone = async () => !(await isServerOf(launch.cluster, pid)),
): Promise<boolean> {
  for (let tries = 0; tries < 1_200; tries++) {
    const client = postgres(urlOf(port, password), { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await client`select 1`;
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === '28P01') throw wrongPassword(launch.cluster);
      await sleep(50);
    } finally {
      await client.end({ timeout: 1 });
    }
    if (await isGone()) return false;
  }
  return false;
}

const sizeOf = async (file: string): Promise<number> => (await readFile(file, 'utf8').catch(() => '')).length;

const wrongPassword = (cluster: string) =>
  new StartFault(
    `The file password in the data folder does not fit the database in ${cluster}: put it back from your backup.`,
  );

function faultOf({ launch, logFile }: Start, output: string): StartFault {
  const reason = output.split('\n').findLast((line) => /FATAL|PANIC|ERROR|error/.test(line));
  return (
    faultOfOutput(launch.cluster, output) ??
    new StartFault(
      `The embedded PostgreSQL did not start (${reason?.trim() ?? 'no reason given'}). Its log is ${logFile}.`,
    )
  );
}
