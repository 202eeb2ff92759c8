import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createApp } from '../../server/app.ts';
import { createHub, type Hub } from '../../server/live/hub.ts';
import type { LiveLimits } from '../../server/live/limits.ts';
import { serveApp } from '../../server/start-up/serve-app.ts';
import type { OpenSocket } from '../../web-components/live/line.ts';
import { LiveClient } from '../../web-components/live/live-client.ts';
import type { TestApp } from './app.ts';

export interface LiveServer {
  readonly hub: Hub;
  /** Of `/api/live`, with ws. */
  readonly url: string;
  /** The server's ends of all connections, in order. */
  readonly networkSockets: Socket[];
}

/** The whole app behind a real port of its own, with a live layer of its own. */
export async function startLiveServer(app: TestApp, limits: Partial<LiveLimits> = {}): Promise<LiveServer> {
  const hub = createHub({ clock: app.clock, log: app.log, limits });
  const deps = { ...app, live: hub };
  const server = await serveApp(deps, createApp(deps), { host: '127.0.0.1', port: 0 });
  const networkSockets: Socket[] = [];
  server.on('connection', (socket) => networkSockets.push(socket));
  onTestFinished(async () => {
    hub.close();
    for (const socket of networkSockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return { hub, url: `ws://127.0.0.1:${port}/api/live`, networkSockets };
}

export interface PageSockets {
  readonly open: OpenSocket;
  last(): WebSocket;
  /** Hears each text before the page does. */
  onText: (text: string) => void;
}

/** Opens sockets as a page of somebody who is signed in would; the last one is at hand. */
export function pageSockets(url: string, cookie: string): PageSockets {
  let last: WebSocket | undefined;
  const open: OpenSocket = ({ onOpen, onText, onClose }) => {
    const socket = new WebSocket(url, { headers: { cookie } });
    last = socket;
    socket.on('open', onOpen);
    socket.on('message', (data) => {
      made.onText(data.toString());
      onText(data.toString());
    });
    socket.on('close', onClose);
    socket.on('error', () => undefined);
    return { send: (text) => socket.send(text), close: () => socket.terminate() };
  };
  const made: PageSockets = { open, last: () => last ?? new WebSocket(null), onText: () => undefined };
  return made;
}

/** The live client of a page, closed when the test is over. */
export function newClient(open: OpenSocket): LiveClient {
  const client = new LiveClient({ open });
  onTestFinished(() => client.close());
  return client;
}

/** How the server answers a handshake: `101`, or the status of the refusal. */
export async function handshake(url: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(url, { headers });
  onTestFinished(() => socket.terminate());
  socket.on('error', () => undefined);
  return new Promise((resolve) => {
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
  });
}

/** Waits until a view, or whatever else is called back with, is as it should be. */
export function waitFor<T>(subscribe: (listener: (value: T) => void) => unknown, holds: (value: T) => boolean) {
  return new Promise<T>((resolve) => subscribe((value) => holds(value) && resolve(value)));
}
