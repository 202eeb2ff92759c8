import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Logger } from 'pino';
import type { DisconnectSchedule } from './disconnect-schedule.ts';
import { decodeAnswer, encodeRequest, packetCodes, type RadiusAttribute, type RadiusPacket } from './radius-packet.ts';

export interface Asked {
  readonly address: string;
  readonly port: number;
  readonly secret: string;
}

/** What came of asking: `tries` packets went out, and the last was answered, or none was. */
export interface Answer {
  readonly answer: RadiusPacket | undefined;
  readonly tries: number;
}

interface Pending {
  readonly request: Buffer;
  readonly secret: string;
  tries: number;
  timer?: NodeJS.Timeout;
  end(answer: RadiusPacket | undefined): void;
  giveUp(): void;
}

/** Of one address and port, what waits for an answer, by the identifier. */
interface Peer {
  lastIdentifier: number;
  readonly pending: Map<number, Pending | 'resting'>;
}

/** The sockets that ask access points, and hear what they answer: one for IPv4, and one for IPv6 where it is needed. */
export class DisconnectSocket {
  readonly #sockets = new Map<'udp4' | 'udp6', Socket>();
  readonly #peers = new Map<string, Peer>();
  readonly #schedule: Pick<DisconnectSchedule, 'triesMs' | 'lastAnswerMs'>;
  readonly #log: Logger;

  constructor(schedule: Pick<DisconnectSchedule, 'triesMs' | 'lastAnswerMs'>, log: Logger) {
    this.#schedule = schedule;
    this.#log = log;
  }

  /** Sends a Disconnect-Request until it is answered, or was sent for the last time. Rejects when the socket is closed. */
  ask({ address, port, secret }: Asked, attributes: readonly RadiusAttribute[]): Promise<Answer> {
    const key = `${address}:${port}`;
    const peer = this.#peers.get(key) ?? { lastIdentifier: 255, pending: new Map() };
    this.#peers.set(key, peer);
    const identifier = freeIdentifier(peer);
    const request = encodeRequest({ code: packetCodes.disconnectRequest, identifier, attributes }, secret);
    if (!request) throw new Error('this cannot be said in a packet');
    return new Promise<Answer>((resolve, reject) => {
      const pending: Pending = {
        ...{ request, secret, tries: 0 },
        end: (answer) => {
          clearTimeout(pending.timer);
          this.#release(peer, identifier, answer !== undefined);
          resolve({ answer, tries: pending.tries });
        },
        giveUp: () => {
          clearTimeout(pending.timer);
          reject(new Error('the socket was closed'));
        },
      };
      peer.pending.set(identifier, pending);
      this.#try(pending, { address, port });
    });
  }

  close(): void {
    for (const { pending } of this.#peers.values())
      for (const each of pending.values()) if (each !== 'resting') each.giveUp();
    this.#peers.clear();
    for (const socket of this.#sockets.values()) socket.close();
    this.#sockets.clear();
  }

  #socketFor(address: string): Socket {
    const family = isIPv6(address) ? 'udp6' : 'udp4';
    const known = this.#sockets.get(family);
    if (known) return known;
    const socket = createSocket(family);
    this.#sockets.set(family, socket);
    socket.on('error', (err) => this.#log.warn({ err }, 'the socket that access points are asked by has failed'));
    socket.on('message', (received, { address, port }) => this.#hear(`${address}:${port}`, received));
    return socket;
  }

  #try(pending: Pending, to: Pick<Asked, 'address' | 'port'>): void {
    const { triesMs, lastAnswerMs } = this.#schedule;
    // What cannot be sent now is as what was lost on the way.
    this.#socketFor(to.address).send(pending.request, to.port, to.address, () => undefined);
    const [atMs = 0, nextMs] = [triesMs[pending.tries], triesMs[pending.tries + 1]];
    pending.tries += 1;
    pending.timer = setTimeout(
      () => (nextMs === undefined ? pending.end(undefined) : this.#try(pending, to)),
      nextMs === undefined ? lastAnswerMs : nextMs - atMs,
    );
  }

  /** What is no answer to what was asked there is passed over: the right one may still come. */
  #hear(key: string, received: Buffer): void {
    const pending = this.#peers.get(key)?.pending.get(received[1] ?? 0);
    if (!pending || pending === 'resting') return;
    const answer = decodeAnswer(received, pending.request, pending.secret);
    if (answer) pending.end(answer);
  }

  /** An identifier that was answered is free; another rests, so that no late answer is taken for that of the next. */
  #release({ pending }: Peer, identifier: number, wasAnswered: boolean): void {
    if (wasAnswered) {
      pending.delete(identifier);
      return;
    }
    pending.set(identifier, 'resting');
    setTimeout(() => pending.delete(identifier), this.#schedule.lastAnswerMs).unref();
  }
}

/** The one after the last, so that each rests for as long as it can. */
function freeIdentifier(peer: Peer): number {
  for (let step = 1; step <= 256; step += 1) {
    const identifier = (peer.lastIdentifier + step) % 256;
    if (peer.pending.has(identifier)) continue;
    peer.lastIdentifier = identifier;
    return identifier;
  }
  throw new Error('no identifier is free at this access point');
}
