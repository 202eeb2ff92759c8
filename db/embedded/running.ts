import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from '../start-fault.ts';

const run = promisify(execFile);

/** A PostgreSQL server that runs on a cluster. */
export interface Running {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server that runs on this cluster, if one does. `postmaster.pid` alone proves nothing: after a kill -9 it stays,
 * and its number may belong to any other process by now. Such a file is removed, for PostgreSQL itself would take the
 * process for a server of ours and refuse to start; with a dead number it is left, for PostgreSQL then looks whether
 * the killed server's children still live.
 */
export async function findRunning(cluster: string): Promise<Running | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const [pid, , , port] = text?.split('\n').map(Number) ?? [];
  if (!pid) return undefined;
  const found = await inspect(cluster, pid);
  if (found === 'server' && port) return { pid, port };
  if (found === 'unsure') {
    throw new StartFault(`A PostgreSQL (process ${pid}) may still use ${cluster}: stop it, or remove ${file}.`);
  }
  if (found === 'other') await rm(file, { force: true });
  return undefined;
}

/** Whether this process is, still, the PostgreSQL of this cluster. */
export const isServerOf = async (cluster: string, pid: number): Promise<boolean> =>
  (await inspect(cluster, pid)) === 'server';

async function inspect(cluster: string, pid: number): Promise<'server' | 'other' | 'unsure' | 'gone'> {
  const command = await commandOf(pid);
  if (command.length === 0) return 'gone';
  if (basename(command[0] ?? '') !== 'postgres') return 'other';
  // A server's working folder is its cluster; in a container not even root may always look at it.
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (folder !== undefined) return folder === (await realpath(cluster).catch(() => cluster)) ? 'server' : 'other';
  return command.includes(cluster) ? 'server' : 'unsure';
}

/** Empty for a process that is gone, or only waits for its parent to notice. */
async function commandOf(pid: number): Promise<string[]> {
  if (existsSync('/proc/self/cmdline')) {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return text.split('\0').filter(Boolean);
  }
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.split(/\s+/).filter(Boolean);
}
