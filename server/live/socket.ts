import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { WireFrame } from './frames.ts';
import type { Outlet } from './live-connection.ts';

/** Largest message that a page may send, in bytes, and the most fragments that it may come in. */
export const maxPayload = 64 * 1024;
export const maxFragments = 64;

/** For `serve({ fetch, websocket: { server } })`: upgrades go through the app, so that its middleware runs on them. */
export function createSocketServer(): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload,
    maxFragments,
    maxBufferedChunks: 1024,
    perMessageDeflate: false,
  });
}

/**
 * A WebSocket as the hub sees it. Frames come with their headers on, so they are written to the network socket below:
 * `ws` then has no header to make and no second buffer to cork for each of a thousand readers. That is sound because
 * without compression `ws` itself writes each of its own frames (pong, ping, close) whole and at once, and nothing is
 * written once closing has begun: `ws` ends the network socket as soon as it has answered a close.
 */
export class SocketOutlet implements Outlet {
  readonly #network: Socket;
  readonly #socket: WebSocket;
  #isClosing = false;

  constructor(socket: WebSocket, network: Socket) {
    this.#socket = socket;
    this.#network = network;
  }

  get isOpen(): boolean {
    return !this.#isClosing && this.#network.writable;
  }

  get waitingBytes(): number {
    return this.#network.writableLength;
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
  }

  cut(): void {
    this.#isClosing = true;
    this.#socket.terminate();
  }
}
