import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import type { AtEnd } from './at-end.ts';

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
  /** When the test is over, unless told. */
  atEnd?: AtEnd;
}

/** A folder that is gone when the test is over, unless told when. */
export async function temporaryFolder(atEnd: AtEnd = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-process-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a program of the server's from its sources, in a process group of its own, as a terminal would. */
export function runProgram(
  path: string,
  args: string[],
  environment: Record<string, string>,
  atEnd: AtEnd = onTestFinished,
): RealServer {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    cwd: packageRoot,
    detached: true,
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), LOG_LEVEL: 'warn', STAFF_SIGN_IN: 'link', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  atEnd(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await ended;
  });
  return { child, origin: `http://localhost:${environment.PORT ?? 8420}`, output: () => output, ended };
}

/** Starts a server, and waits until it serves; one that ends instead is handed back as it ended. */
export async function startServer(options: RealServerOptions): Promise<RealServer> {
  const { dataFolder, port = await freePort(), environment, atEnd } = options;
  const folder = dataFolder && { DATA_FOLDER: dataFolder };
  const server = runProgram('server/main.ts', [], { ...folder, PORT: String(port), ...environment }, atEnd);
  let hasEnded = false;
  void server.ended.then(() => {
    hasEnded = true;
  });
  await until(async () => hasEnded || (await isReady(server.origin)), server.output);
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

/** Longer than the busiest machine needs, and shorter than a test may last, so that it is said what was waited for. */
const patienceMs = 90_000;

/** Waits until it holds; where it never does, throws with its words, and with what `tell` says of how things stand. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  tell: () => string = () => '',
  limitMs = patienceMs,
): Promise<void> {
  let isOver = false;
  const look = async () => {
    while (!isOver && !(await holds())) await sleep(50);
  };
  await within(look(), () => `${holds} ${tell()}`, limitMs).finally(() => {
    isOver = true;
  });
}

/** What comes of it; where it would be waited for without end, throws after a while and says for what. */
export async function within<T>(work: Promise<T>, what: () => string, limitMs = patienceMs): Promise<T> {
  const isDone = new AbortController();
  const inVain = sleep(limitMs, undefined, { signal: isDone.signal }).then(() => {
    throw new Error(`waited ${limitMs / 1000} s in vain for ${what()}`);
  });
  inVain.catch(() => undefined);
  return Promise.race([work, inVain]).finally(() => isDone.abort());
}

/** One that has ended and only waits for its parent to notice lives no more. */
export function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

/**
 * A port at which nobody listens, below those that systems hand out by themselves: until its server has started, no
 * connection of another test comes to stand on it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
