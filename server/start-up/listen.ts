import type { IncomingMessage, Server } from 'node:http';
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server';
import type { WebSocketServer } from 'ws';
import { StartFault } from '../../db/start-fault.ts';
import type { App } from '../app.ts';
import type { Problem } from '../kernel/problem.contract.ts';
import type { Welcome } from '../live/welcome-page.ts';
import { endUnread } from './end-unread.ts';
import { ignoreOtherUpgrades } from './ignore-upgrades.ts';
import { limitHandshakes } from './limit-handshakes.ts';
import { welcomeHandshakes } from './welcome-handshakes.ts';

export interface ListenOptions {
  host: string;
  port: number;
  sockets: WebSocketServer;
  /** Which handshakes are let in; all others the app refuses. */
  welcome: Welcome;
}

/** A whole upload of 64 MiB on a slow line; bodies of JSON have 30 s, which their routes keep. */
const uploadMs = 10 * 60_000;
/** For headers, which come in one packet or two; looked at each second, so that who dawdles is out within ten. */
const headersMs = 7000;
/** A thousand boards that come back at once: who finds no room waits a second before knocking again (RFC 6298). */
const backlog = 4096;
/** Who was told that this is not HTTP may read that, and is cut off. */
const lingerMs = 1000;

/** Listens, with time-outs well under Node's own; throws a StartFault when the port cannot be had. */
export async function listen(
  app: Pick<App, 'fetch'>,
  { host, port, sockets, welcome }: ListenOptions,
): Promise<Server> {
  const server = createAdaptorServer({
    fetch: (request, env) => {
      const answer = app.fetch(request, env);
      const isBodied = 'incoming' in env && request.method !== 'GET' && request.method !== 'HEAD';
      return isBodied
        ? Promise.resolve(answer).then((made) => endUnread(made, env.incoming as IncomingMessage))
        : answer;
    },
    // The types of both packages differ in what may be undefined, and in nothing else.
    websocket: { server: sockets as unknown as WebSocketServerLike },
    serverOptions: {
      headersTimeout: headersMs,
      requestTimeout: uploadMs,
      // Longer than a proxy keeps a connection, so that the proxy is the one to close it.
      keepAliveTimeout: 75_000,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  welcomeHandshakes(server, sockets, welcome);
  limitHandshakes(server, sockets);
  ignoreOtherUpgrades(server);
  server.maxRequestsPerSocket = 0;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    socket.end(answerUnreadable(error.code));
    setTimeout(() => socket.destroy(), lingerMs).unref();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(asStartFault(error, host, port) ?? error));
    server.listen({ port, host, backlog }, resolve);
  });
  return server;
}

/** A request that Node's parser refuses never reaches the app: it is answered in the same form. */
function answerUnreadable(code: string | undefined): string {
  const faults: Record<string, [status: number, reason: string, name: string, title: string]> = {
    HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'headers_too_large', 'The headers are too large.'],
    ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'too_slow', 'The request took too long to come in.'],
  };
  const [status, reason, name, title] = faults[code ?? ''] ?? [400, 'Bad Request', 'unreadable', 'This is not HTTP.'];
  const problem: Problem = { type: `urn:causeway:problem:request.${name}`, title, status, code: `request.${name}` };
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${status} ${reason}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

function asStartFault({ code }: NodeJS.ErrnoException, host: string, port: number): StartFault | undefined {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use: stop what uses it, or set PORT to another.`,
    EACCES: `Port ${port} may not be opened by this user: set PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is no address of this machine: set HOST to one that is.`,
  };
  const sentence = sentences[code ?? ''];
  return sentence ? new StartFault(sentence) : undefined;
}
