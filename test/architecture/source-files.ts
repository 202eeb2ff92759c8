import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';

export interface Import {
  /** From the root of the package, or the bare name of a package. */
  readonly target: string;
  readonly isTypeOnly: boolean;
}

export interface SourceFile {
  /** From the root of the package, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(?<type>type\s)?(?:[^'";]*?\sfrom\s+)?['"](?<static>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)/g;

/** All TypeScript files below these folders of the package. */
export const sourceFiles = (...folders: string[]): SourceFile[] =>
  folders.flatMap((folder) => filesBelow(folder, '.ts'));

/** The pages that `folder` has an entry for. */
export const pageFiles = (folder: string): SourceFile[] => filesBelow(folder, '.html');

const filesBelow = (folder: string, ending: string): SourceFile[] =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readSource(relative(packageRoot, join(packageRoot, folder, name)).replaceAll('\\', '/')));

function readSource(path: string): SourceFile {
  const text = readFileSync(join(packageRoot, path), 'utf8');
  return sourceFile(path, text);
}

/** Also for sources that a test makes up. */
export function sourceFile(path: string, text: string): SourceFile {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
  const imports = [...code.matchAll(importPattern)].map(({ groups }) => ({
    target: resolve(path, groups?.static ?? groups?.dynamic ?? ''),
    isTypeOnly: groups?.type !== undefined,
  }));
  return { path, text, code, imports };
}

const resolve = (from: string, target: string): string =>
  target.startsWith('.') ? posix.normalize(posix.join(dirname(from), target)) : target;
