import type { Server } from 'node:http';
import type { App, AppDependencies } from '../app.ts';
import { authenticate } from '../identity/authenticate.ts';
import { createSocketServer } from '../live/socket.ts';
import { welcomePages } from '../live/welcome-page.ts';
import { type ListenOptions, listen } from './listen.ts';

/** Listens for requests to the app, and for the sockets of its pages. Throws as `listen`. */
export function serveApp(
  deps: Pick<AppDependencies, 'database' | 'clock' | 'publicOrigin' | 'live'>,
  app: Pick<App, 'fetch'>,
  address: Pick<ListenOptions, 'host' | 'port'>,
): Promise<Server> {
  const welcome = welcomePages({ ...deps, authenticate: (credentials) => authenticate(deps, credentials) });
  return listen(app, { ...address, sockets: createSocketServer(), welcome });
}
