import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type Stats, statSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  lchown,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from '../start-fault.ts';
import type { Native } from './native-folder.ts';

const run = promisify(execFile);

/** How PostgreSQL, which refuses root, is run: from which binaries, where its data may lie, and as whom. */
export interface Launch {
  readonly native: string;
  readonly version: string;
  /** Where the cluster lies. */
  readonly cluster: string;
  /** In the data folder, where the cluster lies elsewhere. */
  readonly link?: string;
  /** Put before the command. */
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** Where root keeps what an unprivileged user must reach, when the data folder is out of that one's reach. */
const sharedFolder = '/var/lib/causeway';

/** Not as root: as we are. As root: in a user namespace where root is nobody, or else as nobody. */
export async function prepareLaunch(native: Native, folder: string): Promise<Launch> {
  const cluster = join(folder, 'cluster');
  if (process.getuid?.() !== 0) return { native: native.folder, version: native.version, cluster, prefix: [] };
  const prefix = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];
  if (await canRun(prefix, join(native.folder, 'bin/postgres'), folder)) {
    const isLink = (await lstat(cluster).catch(() => undefined))?.isSymbolicLink();
    if (!isLink) {
      await giveTo(cluster, 0, 0);
      return { native: native.folder, version: native.version, cluster, prefix };
    }
  }
  return asNobody(native, folder, cluster);
}

/** In the namespace, root may no longer go where only others may: into their homes, for one. */
async function canRun([command = '', ...args]: readonly string[], program: string, folder: string): Promise<boolean> {
  const script = 'test -w "$2" && exec "$1" --version';
  return run(command, [...args, 'sh', '-c', script, 'sh', program, folder]).then(
    () => true,
    () => false,
  );
}

async function asNobody(native: Native, folder: string, cluster: string): Promise<Launch> {
  const { uid, gid } = await nobody();
  await chmod(folder, 0o711);
  const place = isReachable(folder) ? cluster : await placeOutside(folder, cluster);
  await giveTo(place, uid, gid);
  const copy = isReachable(join(native.folder, 'bin')) ? native.folder : await copyOf(native);
  return {
    native: copy,
    version: native.version,
    cluster: place,
    prefix: [],
    uid,
    gid,
    ...(place !== cluster && { link: cluster }),
  };
}

/** initdb asks for its user's name, so that a bare number will not do. */
async function nobody(): Promise<{ uid: number; gid: number }> {
  const line = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').find((one) => /^nobody:/.test(one));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) {
    throw new StartFault(
      'PostgreSQL refuses to run as root, and there is no user nobody to run it: start Causeway as another user.',
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether any user may go down to this folder. */
function isReachable(folder: string): boolean {
  const isOpen = ({ mode }: Stats) => (mode & 0o001) !== 0;
  return isOpen(statSync(folder)) && (dirname(folder) === folder || isReachable(dirname(folder)));
}

/** Below /root nobody can go: the data lies outside then, and a link in the data folder leads to it. */
async function placeOutside(folder: string, link: string): Promise<string> {
  const found = await lstat(link).catch(() => undefined);
  if (found?.isSymbolicLink()) return placeBehind(link);
  const place = join(sharedFolder, 'data', createHash('sha256').update(folder).digest('hex').slice(0, 16));
  await makeOpenFolder(dirname(place));
  // Of a data folder of the same name that somebody removed: kept once, aside.
  await rm(`${place}.old`, { recursive: true, force: true });
  await rename(place, `${place}.old`).catch(() => undefined);
  if (found?.isDirectory()) {
    await rm(`${place}.copy`, { recursive: true, force: true });
    await cp(link, `${place}.copy`, { recursive: true, preserveTimestamps: true });
    await rename(`${place}.copy`, place);
    await rename(link, `${link}-before-it-was-moved-${Date.now()}`);
    await symlink(place, link);
  }
  return place;
}

async function placeBehind(link: string): Promise<string> {
  const place = await readlink(link);
  if (await lstat(place).catch(() => undefined)) return place;
  throw new StartFault(
    `The data of ${dirname(link)} lay in ${place}, which is gone: put it back from your backup, or remove ${link} to begin anew.`,
  );
}

async function copyOf({ folder, version }: Native): Promise<string> {
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (await lstat(join(copy, 'bin/postgres')).catch(() => undefined)) return copy;
  const making = `${copy}.making-${process.pid}`;
  await makeOpenFolder(sharedFolder);
  await rm(making, { recursive: true, force: true });
  await cp(folder, making, { recursive: true, verbatimSymlinks: true });
  await run('chmod', ['-R', 'a+rX', making]);
  await rename(making, copy).catch(() => rm(making, { recursive: true, force: true }));
  return copy;
}

async function makeOpenFolder(folder: string): Promise<void> {
  for (const one of [sharedFolder, folder]) {
    await mkdir(one, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      throw new StartFault(
        `${one} cannot be made (${error.code}): set DATA_FOLDER to a folder that every user can reach, outside /root.`,
      );
    });
    await chmod(one, 0o711);
  }
}

/** The cluster may have been made the other way, by another user. The folder itself comes last: it tells that all is done. */
async function giveTo(path: string, uid: number, gid: number): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (!found || (found.uid === uid && found.gid === gid)) return;
  for (const entry of await readdir(path, { recursive: true })) await lchown(join(path, entry), uid, gid);
  await lchown(path, uid, gid);
}

/** Makes a folder, or gives a file, to the user that PostgreSQL is run as. */
export async function giveToLaunched({ uid, gid }: Launch, path: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

/** Options for running a command of PostgreSQL's: nothing of our environment, where secrets are, goes with it. */
export const spawnOptions = ({ uid, gid, cluster }: Launch) => ({
  cwd: uid === undefined ? dirname(cluster) : '/',
  env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
  ...(uid !== undefined && gid !== undefined && { uid, gid }),
});
