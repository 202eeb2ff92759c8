import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import type { Socket } from 'node:net';
import type { Await, Connect } from './fan-out.messages.ts';

/**
 * The readers of all sides, in a process of their own: they take frames off the wire and count them by size, with as
 * little work as can be, so that the server is what is measured.
 */
const counts = new Map<number, number>();
let waiting: Await['await'] | undefined;

process.on('message', (message: Connect | Await) => {
  if ('connect' in message) void connectAll(message.connect);
  else {
    waiting = message.await;
    answerIfDone();
  }
});

async function connectAll({ port, sockets, says, isBinary }: Connect['connect']): Promise<void> {
  const words = says === undefined ? undefined : clientFrame(isBinary ? 0x2 : 0x1, says);
  for (let opened = 0; opened < sockets; opened += 50) {
    await Promise.all(Array.from({ length: Math.min(50, sockets - opened) }, () => connect(port, words)));
  }
  process.send?.({ done: true });
}

/** Opens one WebSocket; resolves when the answer to what it says has begun to come. */
function connect(port: number, says: Buffer | undefined): Promise<void> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
  };
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, headers, agent: false })
      .on('error', reject)
      .on('upgrade', (_response, socket, head) => {
        socket.setNoDelay(true);
        if (says === undefined) resolve();
        else {
          socket.write(says);
          socket.once('data', () => resolve());
        }
        readFrames(socket as Socket, head);
      });
  });
}

/** A masked frame (RFC 6455 §5.3) of less than 126 bytes; the mask is zero, which changes nothing. */
function clientFrame(opcode: number, text: string): Buffer {
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

function readFrames(socket: Socket, head: Buffer): void {
  let rest = head;
  const take = (chunk: Buffer) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (let length = frameLength(rest, at); length <= rest.length - at; length = frameLength(rest, at)) {
      const isPing = ((rest[at] ?? 0) & 0x0f) === 0x9;
      if (isPing) socket.write(clientFrame(0xa, ''));
      else count(length);
      at += length;
    }
    rest = rest.subarray(at);
  };
  socket.on('data', take);
}

/** Bytes of the frame that begins here; infinite while its header has not come whole. */
function frameLength(bytes: Buffer, at: number): number {
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const headerLength = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length - at < headerLength) return Number.POSITIVE_INFINITY;
  if (short < 126) return 2 + short;
  return short === 126 ? 4 + bytes.readUInt16BE(at + 2) : 10 + Number(bytes.readBigUInt64BE(at + 2));
}

function count(length: number): void {
  counts.set(length, (counts.get(length) ?? 0) + 1);
  answerIfDone();
}

function answerIfDone(): void {
  if (!waiting) return;
  const { bytes, frames } = waiting;
  const size = bytes + (bytes < 126 ? 2 : 4);
  const received = counts.get(size) ?? 0;
  if (received < frames) return;
  if (received > frames) throw new Error(`${received} frames of ${size} bytes came where ${frames} were sent`);
  counts.set(size, 0);
  waiting = undefined;
  process.send?.({ done: true });
}
