import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';

export interface RealServer {
  readonly child: ChildProcess;
  readonly origin: string;
  /** What it has written so far, on both streams. */
  output(): string;
  /** Ends with its exit code, or with the name of the signal that killed it. */
  readonly ended: Promise<number | string>;
}

export interface RealServerOptions {
  dataFolder?: string;
  port?: number;
  environment?: Record<string, string>;
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-process-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a program of the server's from its sources, in a process group of its own, as a terminal would. */
export function runProgram(path: string, args: string[], environment: Record<string, string>): RealServer {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    cwd: packageRoot,
    detached: true,
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await ended;
  });
  return { child, origin: `http://localhost:${environment.PORT ?? 8420}`, output: () => output, ended };
}

/** Starts a server, and waits until it serves; one that ends instead is handed back as it ended. */
export async function startServer({ dataFolder, port, environment = {} }: RealServerOptions): Promise<RealServer> {
  const server = runProgram('server/main.ts', [], {
    ...(dataFolder && { DATA_FOLDER: dataFolder }),
    PORT: String(port ?? (await freePort())),
    ...environment,
  });
  const hasEnded = server.ended.then(() => true);
  while (!(await isReady(server.origin))) {
    if (await Promise.race([hasEnded, sleep(100, false)])) break;
  }
  return server;
}

export const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** The first line of postmaster.pid: the PostgreSQL that runs on this data folder. */
export async function postmasterOf(dataFolder: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataFolder, 'cluster/postmaster.pid'), 'utf8'), 10);
}

/** Waits until it holds, for as long as the test may last. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await sleep(50);
}

/** One that has ended and only waits for its parent to notice lives no more. */
export function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
