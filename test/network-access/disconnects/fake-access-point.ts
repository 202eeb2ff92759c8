import { createHash, createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { onTestFinished } from 'vitest';

/** What came in, as read here, by no code of the server. */
export interface Received {
  readonly identifier: number;
  readonly bytes: Buffer;
  /** By the attribute's number. */
  readonly attributes: ReadonlyMap<number, Buffer>;
  /** Whether both authenticators are those of this secret. */
  readonly isGenuine: boolean;
}

export type Answering = 'ack' | 'silence' | { errorCause: number } | Buffer;

export interface FakeAccessPoint {
  readonly port: number;
  readonly received: Received[];
  /** What it answers to each packet from now on; the `n`th is 1. */
  answers(answering: (received: Received, n: number) => Answering): void;
}

/** An access point that takes Disconnect-Requests at this address, on a port of its own, until the test is over. */
export async function fakeAccessPoint(address: string, secret: string): Promise<FakeAccessPoint> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  const received: Received[] = [];
  let answering: (received: Received, n: number) => Answering = () => 'ack';
  socket.on('message', (bytes, from) => {
    const read = readRequest(bytes, secret);
    const answer = answering(read, received.push(read));
    if (answer === 'silence') return;
    socket.send(Buffer.isBuffer(answer) ? answer : answerTo(bytes, answer, secret), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  onTestFinished(() => void socket.close());
  return {
    port: socket.address().port,
    received,
    answers: (told) => {
      answering = told;
    },
  };
}

function readRequest(bytes: Buffer, secret: string): Received {
  const attributes = new Map<number, Buffer>();
  let unmarked = Buffer.from(bytes);
  for (let at = 20; at < bytes.length; at += bytes[at + 1]!) {
    const value = bytes.subarray(at + 2, at + bytes[at + 1]!);
    attributes.set(bytes[at]!, value);
    if (bytes[at] === 80) unmarked = Buffer.from(unmarked.fill(0, at + 2, at + 18));
  }
  const mark = createHmac('md5', secret)
    .update(unmarked.fill(0, 4, 20))
    .digest();
  const unsigned = Buffer.from(bytes).fill(0, 4, 20);
  const authenticator = createHash('md5').update(unsigned).update(secret).digest();
  const isGenuine = attributes.get(80)?.equals(mark) === true && bytes.subarray(4, 20).equals(authenticator);
  return { identifier: bytes[1]!, bytes: Buffer.from(bytes), attributes, isGenuine };
}

/** A Disconnect-ACK, or a Disconnect-NAK with this cause, with both authenticators. */
export function answerTo(request: Buffer, answer: 'ack' | { errorCause: number }, secret: string): Buffer {
  const cause = Buffer.alloc(answer === 'ack' ? 0 : 6);
  if (answer !== 'ack') {
    cause.set([101, 6]);
    cause.writeUInt32BE(answer.errorCause, 2);
  }
  const head = Buffer.from([answer === 'ack' ? 41 : 42, request[1]!, 0, 38 + cause.length]);
  const upToMark = Buffer.concat([head, request.subarray(4, 20), Buffer.from([80, 18])]);
  const mark = createHmac('md5', secret)
    .update(Buffer.concat([upToMark, Buffer.alloc(16), cause]))
    .digest();
  const marked = Buffer.concat([upToMark, mark, cause]);
  createHash('md5').update(marked).update(secret).digest().copy(marked, 4);
  return marked;
}
