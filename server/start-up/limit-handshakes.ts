import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';

/** Less than a page waits, so that what is let in is still there. */
const handshakeMs = 8000;

/**
 * Ends what asked for a WebSocket and is none in time: Node watches over such a connection no longer once it has handed
 * it on, so it would stay while the database does not say whose it is, or when a refusal is not answered by its end.
 */
export function limitHandshakes(server: Server, sockets: WebSocketServer): void {
  const waiting = new WeakMap<IncomingMessage, NodeJS.Timeout>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const timer = setTimeout(() => socket.destroy(), handshakeMs);
    waiting.set(request, timer);
    socket.once('close', () => clearTimeout(timer));
  });
  sockets.on('connection', (_socket, request) => clearTimeout(waiting.get(request)));
}
