import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { packageRoot } from '../db/package-root.ts';

/** Where the pages lie once they are built. */
export const pagesFolder = join(packageRoot, 'dist/web');

/** Where they are missing nothing is served: the server can be run and tested without them. */
export const arePagesBuilt = (): boolean => existsSync(join(pagesFolder, 'index.html'));

/** The built pages. What has a hash in its name never changes; a page is asked for each time. */
export function staticPages(): MiddlewareHandler {
  return serveStatic({
    root: pagesFolder,
    onFound: (path, c) => {
      const isHashed = path.startsWith(join(pagesFolder, 'assets'));
      c.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** What a sign's code opens: one page for all codes, which stand in its address. Its worker is a file beside them. */
export function wayPage(): MiddlewareHandler {
  const serve = serveStatic({
    root: pagesFolder,
    path: 'way/index.html',
    onFound: (_path, c) => c.header('cache-control', 'no-cache'),
  });
  return (c, next) => (c.req.path.endsWith('.js') ? next() : serve(c, next));
}
