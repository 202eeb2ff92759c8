import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { ClientFrame } from '../../../server/live/hub.contract.ts';

/** A masked frame (RFC 6455 §5.3) of less than 64 KiB; the mask is zero, which changes nothing. */
export function clientFrameBytes(opcode: number, payload: string | Buffer, isFinal = true): Buffer {
  const body = Buffer.from(payload);
  const length = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([(isFinal ? 0x80 : 0) | opcode, ...length, 0, 0, 0, 0]), body]);
}

export const saying = (frame: ClientFrame): Buffer => clientFrameBytes(0x1, JSON.stringify(frame));

/** The request that asks for a WebSocket at `/api/live`. */
export function handshakeOf(port: number, headers: Record<string, string>): string {
  const lines = {
    host: `localhost:${port}`,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    ...headers,
  };
  const text = Object.entries(lines).map(([name, value]) => `${name}: ${value}`);
  return ['GET /api/live HTTP/1.1', ...text, '', ''].join('\r\n');
}

/**
 * A WebSocket that reads with as little work as can be: thousands of them in one process leave the machine to the
 * server. Pings are answered, other frames handed on as they are on the wire; resolves when it is open.
 */
export function openReader(
  port: number,
  headers: Record<string, string>,
  onFrame: (frame: Buffer) => void,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let rest: Buffer = Buffer.alloc(0);
    let isOpen = false;
    const take = (chunk: Buffer) => {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      if (!isOpen) {
        const end = rest.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!rest.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) {
          return void socket.destroy(new Error(rest.subarray(0, end).toString()));
        }
        isOpen = true;
        rest = rest.subarray(end + 4);
        resolve(socket);
      }
      let at = 0;
      for (let size = frameLength(rest, at); size <= rest.length - at; size = frameLength(rest, at)) {
        const opcode = (rest[at] ?? 0) & 0x0f;
        if (opcode === 0x9) socket.write(clientFrameBytes(0xa, ''));
        else onFrame(rest.subarray(at, at + size));
        at += size;
      }
      rest = rest.subarray(at);
    };
    socket.on('data', take);
    socket.on('error', reject);
    socket.write(handshakeOf(port, headers));
  });
}

/** Bytes of the frame that begins here; infinite while its header has not come whole. */
function frameLength(bytes: Buffer, at: number): number {
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const headerLength = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length - at < headerLength) return Number.POSITIVE_INFINITY;
  if (short < 126) return 2 + short;
  return short === 126 ? 4 + bytes.readUInt16BE(at + 2) : 10 + Number(bytes.readBigUInt64BE(at + 2));
}
