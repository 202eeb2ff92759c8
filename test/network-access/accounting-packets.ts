import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { encodeRequest, type RadiusAttribute } from '../../server/network-access/disconnects/radius-packet.ts';

const numbers = { Start: 1, Stop: 2, 'Interim-Update': 3, 'Accounting-On': 7 } as const;

export interface Told {
  readonly status: keyof typeof numbers;
  readonly accountingId: string;
  /** Of the connection: its Class. */
  readonly connection?: string;
  readonly seconds?: number;
  /** Octets that the device sent. */
  readonly up?: number;
}

const text = (type: number, value: string): RadiusAttribute => ({ type, value: Buffer.from(value) });
function whole(type: number, value: number): RadiusAttribute {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return { type, value: bytes };
}

let identifiers = 0;

/** As an access point tells it (RFC 2866); whether it was acknowledged within two seconds. */
export async function tellAccounting(
  { status, accountingId, connection, seconds = 0, up = 0 }: Told,
  { port, secret }: { port: number; secret: string },
): Promise<boolean> {
  const attributes = [
    ...[whole(40, numbers[status]), text(44, accountingId), text(32, 'unknown')],
    ...(connection ? [{ type: 25, value: Buffer.from(connection.replaceAll('-', ''), 'hex') }] : []),
    ...[whole(46, seconds), whole(42, up % 2 ** 32), whole(52, Math.floor(up / 2 ** 32))],
  ];
  identifiers = (identifiers + 1) % 256;
  const packet = encodeRequest({ code: 4, identifier: identifiers, attributes }, secret);
  if (!packet) throw new Error('that is no packet');
  const socket = createSocket('udp4');
  try {
    socket.send(packet, port, '127.0.0.1');
    const silence = AbortSignal.timeout(2_000);
    return await once(socket, 'message', { signal: silence }).then(
      () => true,
      () => false,
    );
  } finally {
    socket.close();
  }
}
