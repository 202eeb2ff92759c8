import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

const workerFile = 'delegate/worker.js';
/** The pages that open without network, each with the worker that keeps it: the same program with another list. */
const keptPages = [
  { entry: 'delegate/index.html', worker: workerFile },
  { entry: 'way/index.html', worker: 'p/worker.js' },
  { entry: 'sessions/index.html', worker: 'sessions/worker.js' },
] as const;
/** Large, and nobody needs it: kept once it was looked at. */
const onDemand = '/way/way-map.ts';

/**
 * Writes into the built service workers which files their pages are made of, languages included, and a version of
 * them: the browser takes a new worker when the page has changed, and only then.
 */
export function keepPages(): Plugin {
  return {
    name: 'causeway:keep-pages',
    apply: 'build',
    // After the pages: those name their styles only then.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[workerFile];
      if (worker?.type !== 'chunk') throw new Error(`${workerFile} is not built`);
      const none = '{"version":"","files":[]}';
      if (!worker.code.includes(none)) throw new Error(`${workerFile} has no place for the list of files`);
      const program = worker.code;
      for (const { entry, worker: fileName } of keptPages) {
        const source = program.replace(none, shellOf(bundle, entry));
        if (fileName === workerFile) worker.code = source;
        else this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

function shellOf(bundle: Bundle, entry: string): string {
  const files = filesOf(bundle, entry);
  const version = createHash('sha256')
    .update(JSON.stringify([files, pageIn(bundle, entry)]))
    .digest('hex')
    .slice(0, 16);
  return JSON.stringify({ version, files });
}

function filesOf(bundle: Bundle, pageEntry: string): string[] {
  const entry = Object.values(bundle).find(
    (part): part is Chunk => part.type === 'chunk' && part.facadeModuleId?.endsWith(`/${pageEntry}`) === true,
  );
  if (!entry) throw new Error(`${pageEntry} is not built`);
  const chunks = new Set<Chunk>();
  const follow = (chunk: Chunk): void => {
    if (chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const name of [...chunk.imports, ...chunk.dynamicImports]) {
      const next = bundle[name];
      if (next?.type === 'chunk' && !isForStaff(next) && !isOnDemand(next)) follow(next);
    }
  };
  follow(entry);
  const named = pageIn(bundle, pageEntry).matchAll(/(?:href|src)="(\/[^"]+)"/g);
  const files = [...[...chunks].map(({ fileName }) => `/${fileName}`), ...[...named].map(([, path = '']) => path)];
  return [...new Set(files)].sort();
}

/** Chinese with the words of all pages of staff; that of delegates is another file. */
const isForStaff = ({ facadeModuleId }: Chunk): boolean => facadeModuleId?.endsWith('/locales/zh-CN.ts') === true;

const isOnDemand = ({ facadeModuleId }: Chunk): boolean => facadeModuleId?.endsWith(onDemand) === true;

function pageIn(bundle: Bundle, pageEntry: string): string {
  const page = bundle[pageEntry];
  return page?.type === 'asset' ? String(page.source) : '';
}
