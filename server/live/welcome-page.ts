import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { isInAudience } from '../kernel/actor.ts';
import { isOurOrigin } from '../kernel/origin.ts';
import { networkOfRequester } from '../kernel/requester-address.ts';
import type { Authenticate } from '../kernel/resolve-actor.ts';
import type { Hub } from './hub.ts';
import { serveSocket } from './socket.ts';
import type { Owner } from './watched-socket.ts';

export interface WelcomeDependencies {
  readonly live: Hub;
  readonly publicOrigin: string;
  readonly authenticate: Authenticate;
}

/** Serves the WebSocket that a handshake led to, on this network socket. */
export type Serve = (socket: WebSocket, network: Duplex) => void;

/** Whether a handshake is one that is let in, and what is done with its socket then. */
export type Welcome = (request: IncomingMessage) => Promise<Serve | undefined>;

/** Of the address that pages follow topics at, as the route says it. */
export const livePath = '/api/live';

/**
 * Lets in the pages whose handshake is as it must be, past the middleware that requests go through: when a thousand
 * boards come back at once it would be a sixth of the work. None for any other: it goes through the app, which refuses
 * it and says why.
 */
export function welcomePages({ live, publicOrigin, authenticate }: WelcomeDependencies): Welcome {
  return async (request) => {
    const { url, method, headers, socket } = request;
    const { cookie, authorization, origin } = headers;
    const isForUs = method === 'GET' && url?.split('?', 1)[0] === livePath;
    if (!isForUs || !isOwnPage(publicOrigin, origin)) return undefined;
    // What goes wrong here goes wrong there too, where it is answered.
    const owner = await findOwner(authenticate, { cookie, authorization }).catch(() => undefined);
    if (!owner) return undefined;
    const known = { ...owner, address: networkOfRequester(socket, headers['x-forwarded-for']) };
    if (!live.hasRoomFor(known)) return undefined;
    return (page, network) => serveSocket(live, page, network, known);
  };
}

/** Browsers send the origin with each upgrade and ask nobody: without this, any site could follow with our cookie. */
export const isOwnPage = (publicOrigin: string, origin: string | undefined): boolean =>
  origin === undefined || isOurOrigin(publicOrigin, origin);

/** Who is signed in with these headers, and how to find out again; none where that is nobody who may follow topics. */
export async function findOwner(
  authenticate: Authenticate,
  credentials: Parameters<Authenticate>[0],
): Promise<Owner | undefined> {
  const find = async () => {
    const found = await authenticate(credentials);
    return found?.kind === 'staff' && isInAudience('signed-in', found) ? found : undefined;
  };
  const actor = await find();
  return actor && { actor, currentActor: find };
}
