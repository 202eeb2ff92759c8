import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

const pageEntry = 'delegate/index.html';
const workerFile = 'delegate/worker.js';

/**
 * Writes into the built service worker which files the delegate's page is made of, languages included, and a version of
 * them: the browser takes a new worker when the page has changed, and only then.
 */
export function keepDelegatePage(): Plugin {
  return {
    name: 'causeway:keep-delegate-page',
    apply: 'build',
    // After the pages: those name their styles only then.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[workerFile];
      if (worker?.type !== 'chunk') throw new Error(`${workerFile} is not built`);
      const files = filesOf(bundle);
      const version = createHash('sha256')
        .update(JSON.stringify([files, pageIn(bundle)]))
        .digest('hex')
        .slice(0, 16);
      const [none, shell] = ['{"version":"","files":[]}', JSON.stringify({ version, files })];
      if (!worker.code.includes(none)) throw new Error(`${workerFile} has no place for the list of files`);
      worker.code = worker.code.replace(none, shell);
    },
  };
}

function filesOf(bundle: Bundle): string[] {
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
      if (next?.type === 'chunk' && !isForStaff(next)) follow(next);
    }
  };
  follow(entry);
  const named = pageIn(bundle).matchAll(/(?:href|src)="(\/[^"]+)"/g);
  const files = [...[...chunks].map(({ fileName }) => `/${fileName}`), ...[...named].map(([, path = '']) => path)];
  return [...new Set(files)].sort();
}

/** Chinese with the words of all pages of staff; that of delegates is another file. */
const isForStaff = ({ facadeModuleId }: Chunk): boolean => facadeModuleId?.endsWith('/locales/zh-CN.ts') === true;

function pageIn(bundle: Bundle): string {
  const page = bundle[pageEntry];
  return page?.type === 'asset' ? String(page.source) : '';
}
