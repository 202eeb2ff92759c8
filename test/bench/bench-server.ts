import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { packageRoot } from '../../db/package-root.ts';

export interface BenchServer {
  readonly pid: number;
  readonly origin: string;
  stop(): Promise<void>;
}

/** Compiles the server as for production; its pages are not needed. */
export async function buildServer(): Promise<void> {
  const compiler = join(packageRoot, 'node_modules/.bin/tsc');
  await promisify(execFile)(compiler, [], { cwd: packageRoot });
}

/** Starts the compiled server as in production, on a free port, and waits until it is ready. */
export async function startBenchServer(
  environment: Record<string, string>,
  nodeFlags: string[] = [],
): Promise<BenchServer> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...nodeFlags, join(packageRoot, 'dist/server/main.js')], {
    cwd: packageRoot,
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      STAFF_SIGN_IN: 'link',
      PORT: String(port),
      PUBLIC_ORIGIN: origin,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const isReady = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady && child.pid) return { pid: child.pid, origin, stop };
    await sleep(100);
  }
  await stop();
  throw new Error('the server did not start');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
