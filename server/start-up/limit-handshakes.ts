import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Less than a page waits, so that what is let in is still there. */
const handshakeMs = 8000;
/** So many at most before other work has its turn: when all boards return at once, nobody waits at a gate for them. */
const perTurn = 3;

/**
 * Takes handshakes of WebSockets a few at a time, and ends what is no WebSocket in time: Node watches over such a
 * connection no longer once it has handed it on, so it would stay while the database does not say whose it is, or when
 * a refusal is not answered by its end. To be called when all listeners for upgrades are there.
 */
export function limitHandshakes(server: Server, sockets: WebSocketServer): void {
  const listeners = server.listeners('upgrade') as UpgradeListener[];
  const ends = new WeakMap<IncomingMessage, NodeJS.Timeout>();
  const turns = new Turns();
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const end = setTimeout(() => socket.destroy(), handshakeMs);
    ends.set(request, end);
    socket.once('close', () => clearTimeout(end));
    // Nobody else listens until its turn comes, and a fault that nobody hears would end the process.
    socket.on('error', () => undefined);
    turns.take(() => {
      if (socket.destroyed) return;
      for (const listener of listeners) listener.call(server, request, socket, head);
    });
  });
  sockets.on('connection', (_socket, request) => clearTimeout(ends.get(request)));
}

/** Does work in order, a little in each turn of the event loop. */
class Turns {
  #waiting: (() => void)[] = [];

  take(work: () => void): void {
    this.#waiting.push(work);
    if (this.#waiting.length === 1) setImmediate(() => this.#turn());
  }

  #turn(): void {
    for (const work of this.#waiting.slice(0, perTurn)) work();
    this.#waiting = this.#waiting.slice(perTurn);
    if (this.#waiting.length > 0) setImmediate(() => this.#turn());
  }
}
