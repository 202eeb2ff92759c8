import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { isOurOrigin } from '../kernel/origin.ts';
import type { FindRequester } from '../kernel/requester-address.ts';
import { findOwner, type OwnerDependencies, proofIn } from './find-owner.ts';
import type { Hub } from './hub.ts';
import { serveSocket } from './socket.ts';

export interface WelcomeDependencies extends OwnerDependencies {
  readonly live: Hub;
  readonly publicOrigin: string;
  readonly findRequester: FindRequester;
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
export function welcomePages(deps: WelcomeDependencies): Welcome {
  const { live, publicOrigin, findRequester } = deps;
  return async (request) => {
    const { url, method, headers, socket } = request;
    const { cookie, authorization, origin } = headers;
    const [path, query] = (url ?? '').split('?', 2);
    const isForUs = method === 'GET' && path === livePath;
    if (!isForUs || !isOwnPage(publicOrigin, origin)) return undefined;
    // What goes wrong here goes wrong there too, where it is answered.
    const proof = proofIn(new URLSearchParams(query));
    const found = await findOwner(deps, { cookie, authorization, path }, proof).catch(none);
    if (!found) return undefined;
    const known = { ...found.owner, requester: findRequester(socket, headers['x-forwarded-for']) };
    if (!live.hasRoomFor(known)) return undefined;
    const isProven = await found.prove().then(() => true, none);
    if (!isProven) return undefined;
    return (page, network) => serveSocket(live, page, network, known);
  };
}

const none = () => undefined;

/** Browsers send the origin with each upgrade and ask nobody: without this, any site could follow with our cookie. */
export const isOwnPage = (publicOrigin: string, origin: string | undefined): boolean =>
  origin === undefined || isOurOrigin(publicOrigin, origin);
