import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vite';
import { trustedTypes } from '../server/kernel/trusted-types.contract.ts';
import { keepPages } from './delegate/keep-pages.ts';
import { shortenLanguages } from './styles/shorten-languages.ts';

const root = import.meta.dirname;

/** Each folder with an index.html is a page; nobody keeps a list. */
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'index.html')
  .map((path) => join(root, path));

const delegateWorker = join(root, 'delegate/worker.ts');

/** The server that `npm run dev` starts beside. */
const server = 'http://localhost:8420';

/** What pages import by name: found beforehand, so that nothing is loaded twice when the first page needs it. */
export const pageDependencies = [
  'lit',
  'lit/decorators.js',
  'lit/directive.js',
  'lit/directives/keyed.js',
  'lit/directives/repeat.js',
  '@lit/localize',
  'hono/client',
  'qr/decode.js',
  'uplot',
  'uqr',
  'zod',
  'gcoord',
  'maplibre-gl',
];

export default defineConfig({
  root,
  appType: 'mpa',
  plugins: [shortenLanguages(), keepPages()],
  // MapLibre's worker, the one there is: below the page that a service worker keeps, so that it serves this file as well.
  worker: { rolldownOptions: { output: { entryFileNames: 'p/[name]-[hash].js' } } },
  build: {
    outDir: join(root, '../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows neither inline scripts nor data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: [...pages, delegateWorker],
      output: {
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId === delegateWorker ? 'delegate/worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  optimizeDeps: { include: pageDependencies },
  server: {
    headers: { 'content-security-policy': trustedTypes.join('; ') },
    proxy: {
      // The server's PUBLIC_ORIGIN is this one then: it takes changes and sockets from its own pages only.
      // Not the pages' own folder api/, whose modules are served from here.
      '^/api/(?![\\w-]+\\.ts)': { target: server, ws: true },
    },
  },
});
