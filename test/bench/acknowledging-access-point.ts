import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { attributeTypes, decodePacket, packetCodes } from '../../server/network-access/disconnects/radius-packet.ts';

export interface AcknowledgingAccessPoint {
  readonly port: number;
  /** When a connection that goes by this name was told to end, and that was acknowledged: by `performance.now()`. */
  told(accountingId: string): Promise<number>;
  close(): void;
}

/** An access point on this machine that acknowledges each Disconnect-Request as soon as it has come in. */
export async function acknowledgingAccessPoint(secret: string): Promise<AcknowledgingAccessPoint> {
  const socket = createSocket('udp4');
  const waiting = new Map<string, (at: number) => void>();
  socket.on('message', (request, { port, address }) => {
    const packet = decodePacket(request);
    if (packet?.code !== packetCodes.disconnectRequest) return;
    socket.send(acknowledgement(request, secret), port, address);
    const named = packet.attributes.find(({ type }) => type === attributeTypes.acctSessionId);
    waiting.get(named?.value.toString() ?? '')?.(performance.now());
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    told: (accountingId) => new Promise((resolve) => waiting.set(accountingId, resolve)),
    close: () => socket.close(),
  };
}

/** Without attributes (RFC 5176 §3.5): of the request, its identifier and its authenticator (RFC 2865 §3). */
function acknowledgement(request: Buffer, secret: string): Buffer {
  const answer = Buffer.alloc(20);
  answer.set([packetCodes.disconnectAck, request.readUInt8(1), 0, 20]);
  request.copy(answer, 4, 4, 20);
  createHash('md5').update(answer).update(secret).digest().copy(answer, 4);
  return answer;
}
