/**
 * The service worker of the delegate's page, and of the page that signs open: keeps the page and its files, so that both
 * open without network. What the server says of a person is none of its business: that passes by it. The build puts in the
 * version and the list of files; while the pages are served from their sources there is neither, and what was loaded once is
 * kept.
 */

interface Waiting {
  waitUntil(work: Promise<unknown>): void;
}
interface Told extends Waiting {
  readonly data: unknown;
}
interface Asked {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** What the browser gives a worker, as far as it is used: its types and those of pages exclude each other. */
interface WorkerScope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'message', listener: (event: Told) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
}

const worker = globalThis as unknown as WorkerScope;
/** Each worker serves the page whose address it lies under: for all below it, that is the one page. */
const page = new URL(worker.registration.scope).pathname;
/** `later`: large, and kept when the page asks for it. */
const shell: { version: string; files: string[]; later: string[] } = JSON.parse('{"version":"","files":[],"later":[]}');
const cacheNames = `causeway${page.replaceAll('/', '-')}`;
const cacheName = `${cacheNames}${shell.version}`;
/** A network that takes longer is as good as none for somebody at a gate. */
const patienceMs = 3_000;

worker.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers().then(() => worker.clients.claim())));
worker.addEventListener('message', (event) => {
  // As keep-for-offline.ts says it: a worker of this kind imports nothing.
  if (event.data === 'keep later') event.waitUntil(keepLater());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOurs = origin === location.origin && request.method === 'GET' && !pathname.startsWith('/api/');
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (isOurs && shell.later.includes(pathname)) event.respondWith(keptOrFetched(request));
  else if (isOurs) event.respondWith(shell.files.includes(pathname) ? findKept(request) : fetchOrKept(request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  // What is named by its content is what the page itself has just loaded: it is not loaded a second time.
  const asked = (path: string) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' });
  await cache.addAll([page, ...shell.files].map(asked));
}

async function keepLater(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const path of shell.later) if (!(await cache.match(path))) await cache.add(path);
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(cacheNames) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The newest page where the network is quick; it names its files by their content, so an old one is whole as well. */
async function openPage(request: Request): Promise<Response> {
  const kept = caches.open(cacheName).then((cache) => cache.match(page));
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    if (response.ok) return response;
    return (await kept) ?? response;
  } catch {
    return (await kept) ?? Response.error();
  }
}

async function findKept(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

/** Named by its content: what is kept needs no asking. */
async function keptOrFetched(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(request, { ignoreVary: true })) ?? fetchOrKept(request);
}

async function fetchOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}
