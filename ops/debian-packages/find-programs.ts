import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../db/package-root.ts';

const run = promisify(execFile);

/** Programs of the Wi-Fi, each with its path, and what they must be told to run from where they lie. */
export interface WifiPrograms {
  readonly freeradius: string;
  readonly eapolTest: string;
  readonly hostapd: string;
  readonly wpaSupplicant: string;
  readonly radsecproxy: string;
  /** Of iproute2. */
  readonly ip: string;
  /** FreeRADIUS's modules and dictionaries. */
  readonly modules: string;
  readonly dictionaries: string;
  /** To be put into the environment. */
  readonly environment: Readonly<Record<string, string>>;
}

const packages = [
  'freeradius',
  'freeradius-postgresql',
  'eapoltest',
  'hostapd',
  'wpasupplicant',
  'radsecproxy',
  'iproute2',
];
const cache = join(packageRoot, '.cache/debian');

/**
 * Finds them installed, or unpacked in `.cache/`, where they are downloaded to as Debian's packages: nothing is installed, and
 * nobody needs to be root. Throws with one sentence where they cannot be had, or not before `within` is over.
 */
export async function findWifiPrograms(within?: AbortSignal): Promise<WifiPrograms> {
  const root = join(cache, 'root');
  const installed = programsIn('/', process.env.PATH?.split(delimiter) ?? []);
  if (installed) return installed;
  const kept = programsIn(root, []);
  if (kept) return kept;
  await unpack(root, within);
  const unpacked = programsIn(root, []);
  if (!unpacked) throw new Error(`${root} is not whole: a package does not hold what it did.`);
  return unpacked;
}

function programsIn(root: string, path: readonly string[]): WifiPrograms | undefined {
  const folders = [...path, ...['usr/sbin', 'usr/bin', 'sbin', 'bin'].map((folder) => join(root, folder))];
  const find = (name: string) => folders.map((folder) => join(folder, name)).find(existsSync);
  const [freeradius, eapolTest] = [find('freeradius'), find('eapol_test')];
  const [hostapd, wpaSupplicant, ip] = [find('hostapd'), find('wpa_supplicant'), find('ip')];
  const radsecproxy = find('radsecproxy');
  const modules = join(root, 'usr/lib/freeradius');
  if (!freeradius || !eapolTest || !hostapd || !wpaSupplicant || !radsecproxy || !ip) return undefined;
  if (!existsSync(join(modules, 'rlm_sql_postgresql.so'))) return undefined;
  const libraries = root === '/' ? [] : [modules, ...librariesIn(root)];
  return {
    ...{ freeradius, eapolTest, hostapd, wpaSupplicant, radsecproxy, ip, modules },
    dictionaries: join(root, 'usr/share/freeradius'),
    environment: libraries.length > 0 ? { LD_LIBRARY_PATH: libraries.join(delimiter) } : {},
  };
}

/** Such as usr/lib/x86_64-linux-gnu. */
const librariesIn = (root: string): string[] =>
  ['usr/lib', 'lib'].flatMap((folder) => {
    const inside = join(root, folder);
    const names = existsSync(inside) ? readdirSync(inside) : [];
    return names.filter((name) => name.endsWith('-linux-gnu')).map((name) => join(inside, name));
  });

async function unpack(root: string, within: AbortSignal | undefined): Promise<void> {
  const [downloads, fresh] = [join(cache, 'downloads'), `${root}.${process.pid}`];
  await download(downloads, { ...(within && { signal: within }) });
  await mkdir(fresh, { recursive: true });
  const files = await readdir(downloads);
  // The C library of this machine is the one that all else here is linked with.
  for (const file of files.filter((name) => name.endsWith('.deb') && !name.startsWith('libc6')))
    await run('dpkg', ['-x', join(downloads, file), fresh]);
  // What an earlier version unpacked, which is not all that this one needs.
  await rm(root, { recursive: true, force: true });
  await rename(fresh, root);
  await rm(downloads, { recursive: true });
}

/** What they need and this machine has not is downloaded with them. */
async function download(folder: string, within: { signal?: AbortSignal }): Promise<void> {
  await mkdir(join(folder, 'partial'), { recursive: true });
  const withLists = (lists: readonly string[]) =>
    run(
      'apt-get',
      [
        ...['install', '--download-only', '--yes', '--quiet=2', '--no-install-recommends', '--reinstall'],
        ...options({ 'Dir::Cache::archives': folder }),
        ...lists,
        ...packages,
      ],
      within,
    );
  try {
    await withLists([]);
  } catch {
    // The lists of packages may be old, or not there yet: ours, for those of the machine are root's.
    const lists = join(cache, 'lists');
    await mkdir(join(lists, 'partial'), { recursive: true });
    const ours = options({ 'Dir::State::lists': lists });
    try {
      await run('apt-get', ['update', '--quiet=2', ...ours, ...options({ 'Dir::Cache::archives': folder })], within);
      await withLists(ours);
    } catch (error) {
      throw new Error(`FreeRADIUS and hostapd are neither installed nor to be had from Debian: ${sentenceOf(error)}`);
    }
  }
}

const options = (more: Record<string, string>): string[] =>
  Object.entries({
    'Debug::NoLocking': '1',
    'APT::Sandbox::User': '',
    'Dir::Cache::pkgcache': '',
    'Dir::Cache::srcpkgcache': '',
    ...more,
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);

const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? String(Object(error).stderr || error.message) : String(error)).trim().split('\n')[0] ?? '';
