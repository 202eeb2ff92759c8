import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { WireFrame } from './frames.ts';
import { closeCodes } from './hub.contract.ts';
import type { Hub } from './hub.ts';
import type { Outlet } from './live-connection.ts';
import { MessageBounds } from './message-bounds.ts';
import type { Owner } from './watched-socket.ts';

/** Largest message that a page may send, in bytes, and the most fragments that it may come in. */
export const maxPayload = 64 * 1024;
export const maxFragments = 64;
/** Whoever does not answer a goodbye is cut off after this. */
const closeTimeoutMs = 2000;

/** For `serve({ fetch, websocket: { server } })`: upgrades go through the app, so that its middleware runs on them. */
export function createSocketServer(): WebSocketServer {
  // Its types do not know `closeTimeout` yet.
  const options = {
    noServer: true,
    clientTracking: false,
    maxPayload,
    maxFragments,
    maxBufferedChunks: 1024,
    perMessageDeflate: false,
    closeTimeout: closeTimeoutMs,
    // A ping counts as something asked, and is answered by `serveSocket`.
    autoPong: false,
  };
  return new WebSocketServer(options);
}

/** Lets a hub serve a WebSocket that has just been opened on this network socket. */
export function serveSocket(hub: Hub, socket: WebSocket, network: Duplex, owner: Owner): void {
  const outlet = new SocketOutlet(socket, network);
  const attached = hub.attach(outlet, owner);
  socket.on('message', (data) => attached.receive(data.toString()));
  socket.on('ping', (data) => attached.ping() && socket.pong(data));
  socket.on('pong', () => attached.pong());
  // What is no WebSocket, ws itself ends: 1002, 1007 to 1009, whatever the page then answers.
  let isBroken = false;
  socket.on('error', () => {
    isBroken = true;
  });
  socket.on('close', (code) => attached.detach(isBroken ? closeCodes.misbehaved : code));
}

/**
 * A WebSocket as the hub sees it. Frames come with their headers on, so they are written to the network socket below:
 * `ws` then has no header to make and no second buffer to cork for each of a thousand readers. That is sound because
 * without compression `ws` itself writes each of its own frames (pong, ping, close) whole and at once, and nothing is
 * written once closing has begun: `ws` ends the network socket as soon as it has answered a close.
 */
export class SocketOutlet implements Outlet {
  readonly #network: Duplex;
  readonly #socket: WebSocket;
  readonly #bounds = new MessageBounds();
  #isClosing = false;

  constructor(socket: WebSocket, network: Duplex) {
    this.#socket = socket;
    this.#network = network;
    network.on('data', (chunk) => this.#bounds.take(chunk));
  }

  get isOpen(): boolean {
    return !this.#isClosing && this.#network.writable;
  }

  get waitingBytes(): number {
    return this.#network.writableLength;
  }

  get isMidMessage(): boolean {
    return this.#bounds.isWithin;
  }

  send({ bytes }: WireFrame, drained?: () => void): void {
    this.#network.write(bytes, drained && ((error) => error ?? drained()));
  }

  ping(): void {
    this.#socket.ping();
  }

  close(code: number, reason: string): void {
    this.#isClosing = true;
    this.#socket.close(code, reason);
    // Nothing more of what it sends is read, not even its goodbye: it may go on for as long as it is let.
    if (code === closeCodes.misbehaved) this.#socket.pause();
  }

  cut(): void {
    this.#isClosing = true;
    this.#socket.terminate();
  }
}
