import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Less than a page waits, so that what is let in is still there. */
const handshakeMs = 8000;
/** So many at most before other work has its turn: when all boards return at once, nobody waits at a gate for them. */
const perTurn = 3;
/** Handshakes wait while others still knock, but no longer than this. */
const putOffMs = 250;

/**
 * Takes handshakes of WebSockets a few at a time and after those who knock, and ends what is no WebSocket in time: Node watches over such a
 * connection no longer once it has handed it on, so it would stay while the database does not say whose it is, or when
 * a refusal is not answered by its end. To be called when all listeners for upgrades are there.
 */
export function limitHandshakes(server: Server, sockets: WebSocketServer): void {
  const listeners = server.listeners('upgrade') as UpgradeListener[];
  const ends = new WeakMap<IncomingMessage, NodeJS.Timeout>();
  const turns = new Turns();
  server.on('connection', () => turns.knocked());
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

/**
 * Does work in order, a little in each turn of the event loop, and puts it off while more connections come in: Node takes
 * one of those in a turn (libuv 1.45), so that a lane that comes back among a thousand boards would wait for the
 * handshakes of all who were before it.
 */
class Turns {
  readonly #waiting: { work: () => void; since: number }[] = [];
  #hasKnocked = false;

  knocked(): void {
    this.#hasKnocked = true;
  }

  take(work: () => void): void {
    this.#waiting.push({ work, since: performance.now() });
    if (this.#waiting.length === 1) setImmediate(() => this.#turn());
  }

  #turn(): void {
    const since = this.#waiting[0]?.since ?? 0;
    const isPutOff = this.#hasKnocked && performance.now() - since < putOffMs;
    this.#hasKnocked = false;
    if (!isPutOff) for (const { work } of this.#waiting.splice(0, perTurn)) work();
    if (this.#waiting.length > 0) setImmediate(() => this.#turn());
  }
}
