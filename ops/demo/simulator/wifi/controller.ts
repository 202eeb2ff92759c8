import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import {
  type Attributes,
  codes,
  isAnswer,
  readRequest,
  whole,
  writeAnswer,
  writeRequest,
} from '../../client/radius.ts';
import type { WifiOrders } from './wifi-orders.ts';

/** Seconds until what was not acknowledged is told again. */
const againMs = [2_000, 4_000, 8_000];
const [accountingId, callingStation, errorCause] = [44, 31, 101];
/** RFC 5176 §3.5. */
const noSuchConnection = 503;

/** Ends the connection of this name, or of this device; whether there was one. */
export type EndConnection = (asked: { accountingId: string; device: string }) => boolean;

interface Told {
  readonly request: Buffer;
  timer?: NodeJS.Timeout;
  tries: number;
}

/** A controller of access points as FreeRADIUS and the server know it: tells accounting, and takes devices off. */
export class Controller {
  readonly point: WifiOrders['accessPoints'][number];
  readonly #socket: Socket;
  readonly #accountingPort: number;
  readonly #end: EndConnection;
  readonly #told = new Map<number, Told>();
  #identifier = 0;

  private constructor(
    point: WifiOrders['accessPoints'][number],
    accountingPort: number,
    end: EndConnection,
    socket: Socket,
  ) {
    this.point = point;
    this.#accountingPort = accountingPort;
    this.#end = end;
    this.#socket = socket;
    socket.on('message', (received, from) => this.#hear(received, from));
    // What cannot be sent is as what was lost on the way.
    socket.on('error', () => undefined);
  }

  static async open(
    point: WifiOrders['accessPoints'][number],
    accountingPort: number,
    end: EndConnection,
  ): Promise<Controller> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(point.disconnectPort, point.address, () => {
        socket.off('error', reject);
        resolve();
      });
    });
    return new Controller(point, accountingPort, end, socket);
  }

  /** Sent again until it is acknowledged, or given up. */
  tell(attributes: Attributes): void {
    this.#identifier = (this.#identifier + 1) % 256;
    const identifier = this.#identifier;
    clearTimeout(this.#told.get(identifier)?.timer);
    const request = writeRequest(codes.accountingRequest, identifier, attributes, this.point.secret);
    this.#send(identifier, { request, tries: 0 });
  }

  close(): void {
    for (const { timer } of this.#told.values()) clearTimeout(timer);
    this.#told.clear();
    this.#socket.close();
  }

  #send(identifier: number, told: Told): void {
    this.#socket.send(told.request, this.#accountingPort, '127.0.0.1');
    const pauseMs = againMs[told.tries];
    told.tries += 1;
    this.#told.set(identifier, told);
    if (pauseMs === undefined) this.#told.delete(identifier);
    else told.timer = setTimeout(() => this.#send(identifier, told), pauseMs).unref();
  }

  #hear(received: Buffer, from: RemoteInfo): void {
    if (received[0] === codes.accountingResponse) this.#acknowledged(received);
    if (received[0] !== codes.disconnectRequest) return;
    const asked = readRequest(received, this.point.secret);
    if (!asked) return;
    const text = (type: number) => asked.get(type)?.toString() ?? '';
    const hadIt = this.#end({
      accountingId: text(accountingId),
      device: text(callingStation).toLowerCase().replaceAll('-', ''),
    });
    const answer = hadIt
      ? writeAnswer(codes.disconnectAck, received, new Map(), this.point.secret)
      : writeAnswer(codes.disconnectNak, received, new Map([[errorCause, whole(noSuchConnection)]]), this.point.secret);
    this.#socket.send(answer, from.port, from.address);
  }

  #acknowledged(received: Buffer): void {
    const identifier = received[1] ?? 0;
    const told = this.#told.get(identifier);
    if (!told || !isAnswer(received, told.request, this.point.secret)) return;
    clearTimeout(told.timer);
    this.#told.delete(identifier);
  }
}
