import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import {
  attributeTypes,
  encodeRequest,
  type RadiusAttribute,
} from '../../server/network-access/disconnects/radius-packet.ts';
import type { Side } from './pairs.ts';
import { accessPointSecret, type BenchRadius, type RadiusGround } from './radius-ground.ts';

const packets = 2_000;
/** So many are under way, as with some hundred access points that tell at the same time. */
const atOnce = 64;

/**
 * Microseconds per packet of accounting, from the first sent to the last acknowledged: when ours acknowledges, the database has
 * committed it; the peer has written it to a file.
 */
export async function accountingSides(ground: RadiusGround, peer: BenchRadius): Promise<{ ours: Side; peer: Side }> {
  const [point] = await ground.sql<{ id: number }[]>`select id from access_points`;
  const connections = Array.from({ length: 200 }, () => randomUUID());
  for (const id of connections)
    await ground.sql`insert into connections (id, access_point_id, vlan, accounting_id, admitted_at, lasts_until)
      values (${id}, ${point?.id ?? 0}, 110, ${id.slice(0, 16)}, now() - interval '1 hour', now() + interval '8 hours')`;
  let seconds = 0;
  const side =
    ({ accountingPort }: BenchRadius): Side =>
    async () => {
      const told = Array.from({ length: packets }, (_, nth) => {
        if (nth % connections.length === 0) seconds += 60;
        return interim(connections[nth % connections.length] ?? '', seconds);
      });
      const from = process.hrtime.bigint();
      await tellAll(accountingPort, told);
      return Number(process.hrtime.bigint() - from) / 1_000 / packets;
    };
  const committed = async () => {
    const [row] = await ground.sql<{ n: number }[]>`select count(*)::int as n from accounting_events`;
    return row?.n ?? 0;
  };
  return {
    ours: async (round) => {
      const before = await committed();
      const took = await side(ground.radius)(round);
      if ((await committed()) - before !== packets) throw new Error('not all that was acknowledged is in the database');
      return took;
    },
    peer: side(peer),
  };
}

const number = (type: number, value: number): RadiusAttribute => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return { type, value: bytes };
};

const interim = (connection: string, seconds: number): RadiusAttribute[] => [
  ...[number(40, 3), { type: attributeTypes.acctSessionId, value: Buffer.from(connection.slice(0, 16)) }],
  { type: 25, value: Buffer.from(connection.replaceAll('-', ''), 'hex') },
  { type: attributeTypes.callingStationId, value: Buffer.from('02-00-00-00-00-01') },
  { type: 32, value: Buffer.from('WZ-001') },
  ...[number(46, seconds), number(42, seconds * 1_000), number(43, seconds * 9_000)],
];

/** Some sockets, for an identifier is one byte; each sends the next when one was answered. */
async function tellAll(port: number, told: RadiusAttribute[][]): Promise<void> {
  let next = 0;
  const worker = async () => {
    const socket = createSocket('udp4');
    socket.connect(port, '127.0.0.1');
    await once(socket, 'connect');
    for (let nth = next++; nth < told.length; nth = next++) {
      const packet = encodeRequest({ code: 4, identifier: nth % 256, attributes: told[nth] ?? [] }, accessPointSecret);
      if (!packet) throw new Error('that is no packet');
      socket.send(packet);
      await once(socket, 'message', { signal: AbortSignal.timeout(20_000) });
    }
    socket.close();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
