import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: the same from the sources and from `dist`. */
export const packageRoot = nearestAbove(import.meta.dirname);

function nearestAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('package.json was not found above the program');
  return nearestAbove(above);
}
