import type { Server } from 'node:http';
import type { App, AppDependencies } from '../app.ts';
import { authenticate } from '../identity/authenticate.ts';
import { deviceProofOf } from '../identity/devices/sign-in-device.ts';
import { findRequesters } from '../kernel/requester-address.ts';
import type { Authenticate } from '../kernel/resolve-actor.ts';
import { createSocketServer } from '../live/socket.ts';
import { welcomePages } from '../live/welcome-page.ts';
import { type ListenOptions, listen } from './listen.ts';

/** Listens for requests to the app, and for the sockets of its pages. Throws as `listen`. */
export function serveApp(
  deps: Pick<AppDependencies, 'database' | 'clock' | 'publicOrigin' | 'live' | 'findRequester'>,
  app: Pick<App, 'fetch'>,
  address: Pick<ListenOptions, 'host' | 'port'>,
): Promise<Server> {
  const authenticated: Authenticate = (credentials) => authenticate(deps, credentials);
  const assertDeviceProven = deviceProofOf(deps);
  const findRequester = deps.findRequester ?? findRequesters({});
  const welcome = welcomePages({ ...deps, findRequester, authenticate: authenticated, assertDeviceProven });
  return listen(app, { ...address, sockets: createSocketServer(), welcome });
}
