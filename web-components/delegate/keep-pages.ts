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
/** Large, and not needed at once: kept when the page has come to rest, with MapLibre's worker, which no part of it imports. */
const onDemand = '/way/way-map.ts';
const onDemandWorker = /\/maplibre-gl-worker-[\w-]+\.js$/;

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
      const none = '{"version":"","files":[],"later":[]}';
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

function shellOf(bundle: Bundle, pageEntry: string): string {
  const first = chunksFrom(bundle, [entryOf(bundle, pageEntry)], (chunk) => !isForStaff(chunk) && !isOnDemand(chunk));
  const all = chunksFrom(bundle, [...first], (chunk) => !isForStaff(chunk));
  const named = [...pageIn(bundle, pageEntry).matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  const files = listOf([...[...first].map(({ fileName }) => `/${fileName}`), ...named]);
  const onDemandFiles = [...all].filter((chunk) => !first.has(chunk)).map(({ fileName }) => `/${fileName}`);
  const workers = Object.keys(bundle).map((fileName) => `/${fileName}`);
  const withWorkers = [...onDemandFiles, ...workers.filter((path) => onDemandWorker.test(path))];
  const later = onDemandFiles.length > 0 ? listOf(withWorkers) : [];
  if (onDemandFiles.length > 0 && later.length === onDemandFiles.length) throw new Error('the map has no worker');
  const version = createHash('sha256')
    .update(JSON.stringify([files, pageIn(bundle, pageEntry)]))
    .digest('hex')
    .slice(0, 16);
  return JSON.stringify({ version, files, later });
}

const listOf = (paths: readonly string[]): string[] => [...new Set(paths)].sort();

function entryOf(bundle: Bundle, pageEntry: string): Chunk {
  const entry = Object.values(bundle).find(
    (part): part is Chunk => part.type === 'chunk' && part.facadeModuleId?.endsWith(`/${pageEntry}`) === true,
  );
  if (!entry) throw new Error(`${pageEntry} is not built`);
  return entry;
}

/** All that these lead to. */
function chunksFrom(bundle: Bundle, from: readonly Chunk[], isTaken: (chunk: Chunk) => boolean): ReadonlySet<Chunk> {
  const chunks = new Set<Chunk>();
  const follow = (chunk: Chunk): void => {
    if (chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const name of [...chunk.imports, ...chunk.dynamicImports]) {
      const next = bundle[name];
      if (next?.type === 'chunk' && isTaken(next)) follow(next);
    }
  };
  for (const chunk of from) follow(chunk);
  return chunks;
}

/** Chinese with the words of all pages of staff; that of delegates is another file. */
const isForStaff = ({ facadeModuleId }: Chunk): boolean => facadeModuleId?.endsWith('/locales/zh-CN.ts') === true;

const isOnDemand = ({ facadeModuleId }: Chunk): boolean => facadeModuleId?.endsWith(onDemand) === true;

function pageIn(bundle: Bundle, pageEntry: string): string {
  const page = bundle[pageEntry];
  return page?.type === 'asset' ? String(page.source) : '';
}
