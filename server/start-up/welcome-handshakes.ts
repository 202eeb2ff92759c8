import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import type { Welcome } from '../live/welcome-page.ts';

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Opens the WebSockets of handshakes that are welcome; the listeners that there are take all others, and refuse them. To
 * be called when they are there.
 */
export function welcomeHandshakes(server: Server, sockets: WebSocketServer, welcome: Welcome): void {
  const others = server.listeners('upgrade') as UpgradeListener[];
  server.removeAllListeners('upgrade');
  server.on('upgrade', async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const serve = request.headers.upgrade?.toLowerCase() === 'websocket' ? await welcome(request) : undefined;
    if (socket.destroyed) return;
    if (!serve) {
      for (const listener of others) listener.call(server, request, socket, head);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      sockets.emit('connection', page, request);
      serve(page, socket);
    });
  });
}
