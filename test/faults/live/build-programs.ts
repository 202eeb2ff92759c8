import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'vite';
import { packageRoot } from '../../../db/package-root.ts';

/** Text of a source file that is replaced by another before it is built. */
export interface Replacement {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The two programs of the harness, built from the sources. */
export interface Programs {
  readonly pages: string;
  readonly server: string;
  remove(): void;
}

/** Builds them anew, in a folder of their own from which packages can be found, with these texts replaced. */
export async function buildPrograms(replacements: readonly Replacement[] = []): Promise<Programs> {
  const cache = join(packageRoot, 'node_modules/.cache/causeway-faults');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'programs-'));
  await build({
    configFile: false,
    root: packageRoot,
    logLevel: 'error',
    plugins: [replacing(replacements)],
    build: {
      ssr: true,
      outDir,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        input: {
          pages: join(import.meta.dirname, 'pages.process.ts'),
          server: join(import.meta.dirname, 'server.process.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  return {
    pages: join(outDir, 'pages.mjs'),
    server: join(outDir, 'server.mjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}

/** Throws when a text does not stand exactly once in its file: then the replacement means nothing any more. */
function replacing(replacements: readonly Replacement[]): Plugin {
  return {
    name: 'replacing',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(packageRoot, id);
      const mine = replacements.filter((replacement) => replacement.file === file);
      return mine.length === 0 ? undefined : mine.reduce(replaced, code);
    },
  };
}

export function replaced(code: string, { file, from, to }: Replacement): string {
  const pieces = code.split(from);
  if (pieces.length !== 2) throw new Error(`in ${file} this stands ${pieces.length - 1} times, not once: ${from}`);
  return pieces.join(to);
}
