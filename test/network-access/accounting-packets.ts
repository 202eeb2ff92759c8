import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { encodePacket, type RadiusAttribute } from '../../server/network-access/disconnects/radius-packet.ts';

const numbers = { Start: 1, Stop: 2, 'Interim-Update': 3, 'Accounting-On': 7 } as const;

export interface Told {
  readonly status: keyof typeof numbers;
  readonly accountingId: string;
  /** Of the connection: its Class. */
  readonly connection?: string;
  readonly seconds?: number;
  /** Octets that the device sent. */
  readonly up?: number;
  /** Of whatever kind. */
  readonly more?: readonly RadiusAttribute[];
}

const text = (type: number, value: string): RadiusAttribute => ({ type, value: Buffer.from(value) });
function whole(type: number, value: number): RadiusAttribute {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return { type, value: bytes };
}

let identifiers = 0;

/** As an access point tells it (RFC 2866), each under the next identifier, and without a Message-Authenticator. */
export function accountingPacket(
  { status, accountingId, connection, seconds = 0, up = 0, more = [] }: Told,
  secret: string,
): Buffer {
  const attributes = [
    ...[whole(40, numbers[status]), text(44, accountingId), text(32, 'unknown'), text(1, 'anonymous')],
    ...(connection ? [{ type: 25, value: Buffer.from(connection.replaceAll('-', ''), 'hex') }] : []),
    ...[whole(46, seconds), whole(42, up % 2 ** 32), whole(52, Math.floor(up / 2 ** 32))],
    ...more,
  ];
  identifiers = (identifiers + 1) % 256;
  const authenticator = Buffer.alloc(16);
  const packet = encodePacket({ code: 4, identifier: identifiers, authenticator, attributes });
  if (!packet) throw new Error('that is no packet');
  createHash('md5').update(packet).update(secret).digest().copy(packet, 4);
  return packet;
}

export interface AccountingServer {
  readonly port: number;
  readonly secret: string;
  readonly host?: string;
  /** Where the access point is, unless that is all the same. */
  readonly from?: string;
  readonly patienceMs?: number;
}

/** Whether it was acknowledged within two seconds, or as many as are told. */
export async function tellAccounting(
  told: Told,
  { port, secret, host = '127.0.0.1', from, patienceMs = 2_000 }: AccountingServer,
): Promise<boolean> {
  const packet = accountingPacket(told, secret);
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  try {
    if (from) socket.bind(0, from);
    socket.send(packet, port, host);
    const silence = AbortSignal.timeout(patienceMs);
    return await once(socket, 'message', { signal: silence }).then(
      () => true,
      () => false,
    );
  } finally {
    socket.close();
  }
}
