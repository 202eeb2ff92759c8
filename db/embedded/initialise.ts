import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from '../start-fault.ts';
import { faultOfOutput } from './fault-of-output.ts';
import { giveToLaunched, type Launch, spawnOptions } from './unprivileged.ts';

const run = promisify(execFile);

/**
 * Makes the cluster where there is none. It is made beside its place and moved there when it is whole, so that being
 * killed in the middle leaves nothing that looks like a cluster, and two at once do not harm each other.
 */
export async function initialiseCluster(launch: Launch, password: string): Promise<void> {
  const { cluster, link } = launch;
  if (existsSync(join(cluster, 'PG_VERSION'))) await checkVersion(launch);
  else {
    await clearLeftovers(cluster);
    const making = `${cluster}.new-${process.pid}`;
    const passwordFile = `${making}.password`;
    try {
      await mkdir(making, { mode: 0o700 });
      await writeFile(passwordFile, password, { mode: 0o600 });
      for (const path of [making, passwordFile]) await giveToLaunched(launch, path);
      await runInitdb(launch, making, passwordFile);
      await rename(making, cluster).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      });
    } finally {
      await rm(passwordFile, { force: true });
      await rm(making, { recursive: true, force: true });
    }
  }
  if (link && !existsSync(link)) await symlink(cluster, link);
}

async function checkVersion({ cluster, version }: Launch): Promise<void> {
  const [ours = ''] = version.split('.');
  const theirs = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (theirs === ours) return;
  throw new StartFault(`The data in ${cluster} was made by PostgreSQL ${theirs}, which version ${ours} cannot read.`);
}

/**
 * What counts as a letter, where the system has no UTF-8 locale of its own: search then finds in other scripts than Latin
 * all the same, but reads through the whole register for it, and forgives no typing errors there.
 */
const ctypes = process.platform === 'linux' ? ['C.UTF-8', 'C'] : ['en_US.UTF-8', 'C'];

/** The collation is PostgreSQL's own, so that it is the same on every machine and after every update of the system. */
async function runInitdb(launch: Launch, folder: string, passwordFile: string): Promise<void> {
  for (const ctype of ctypes) {
    try {
      return await initialiseWith(ctype, launch, folder, passwordFile);
    } catch (error) {
      if (ctype === 'C' || !String(error).includes('invalid locale name')) {
        throw faultOfOutput(folder, String(error)) ?? error;
      }
    }
  }
}

async function initialiseWith(ctype: string, launch: Launch, folder: string, passwordFile: string): Promise<void> {
  const [command = '', ...args] = [
    ...launch.prefix,
    join(launch.native, 'bin/initdb'),
    ...['-D', folder, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...['--locale=C', `--lc-ctype=${ctype}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ];
  await run(command, args, spawnOptions(launch));
}

async function clearLeftovers(cluster: string): Promise<void> {
  const prefix = `${basename(cluster)}.new-`;
  for (const name of await readdir(dirname(cluster))) {
    const pid = Number(name.startsWith(prefix) && name.slice(prefix.length).replace('.password', ''));
    if (pid && !isAlive(pid)) await rm(join(dirname(cluster), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
