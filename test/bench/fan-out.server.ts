import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { StaffActor } from '../../server/kernel/actor.ts';
import { systemClock } from '../../server/kernel/clock.ts';
import { defineTopic } from '../../server/live/define-topic.ts';
import { createHub } from '../../server/live/hub.ts';
import { createSocketServer, serveSocket } from '../../server/live/socket.ts';
import { type SendRound, topicName } from './fan-out.messages.ts';

/**
 * One side's server: `ours` is the hub, with the limits of production but for the number of sockets, and a topic that
 * is not conflated; `peer` is bare ws, sending a buffer made before to each client. Frames are the same in number,
 * opcode and bytes: ours are merge patches of all values of a state that has changed.
 */
const server = createServer();
const sendRound = process.argv[2] === 'ours' ? serveOurs() : servePeer();
process.on('message', ({ bytes }: SendRound) => sendRound(bytes));
server.listen(0, '127.0.0.1', 4096, () => process.send?.({ port: (server.address() as AddressInfo).port }));

function serveOurs(): (bytes: number) => void {
  const topic = defineTopic({
    name: topicName,
    params: z.object({}),
    state: z.object({ loads: z.record(z.string(), z.object({ clients: z.number() })), filler: z.string() }),
    permission: { name: 'followTest', who: ['network'] },
    maxHz: 1_000_000,
  });
  const actor: StaffActor = { kind: 'staff', id: 'bench', name: 'Bench', roles: ['network'], signInId: 'bench' };
  const hub = createHub({
    clock: systemClock,
    log: pino({ level: 'silent' }),
    limits: { sockets: 100_000, socketsPerActor: 100_000 },
  });
  let number = 1;
  let state = stateOf(number, 300);
  hub.serve(topic, { read: () => state });
  const sockets = createSocketServer();
  server.on('upgrade', (request, network, head) => {
    sockets.handleUpgrade(request, network, head, (socket) => {
      serveSocket(hub, socket, request.socket, { actor, currentActor: async () => actor });
    });
  });
  return (bytes) => {
    number += 1;
    state = stateOf(number, bytes);
    hub.wake(topic, {});
  };
}

function servePeer(): (bytes: number) => void {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const made = new Map<number, Buffer>();
  return (bytes) => {
    const data = made.get(bytes) ?? Buffer.alloc(bytes, 'x');
    made.set(bytes, data);
    for (const client of sockets.clients) client.send(data, { binary: false });
  };
}

/** A state all of whose values differ from the one before, so that the delta to it has exactly so many bytes. */
function stateOf(number: number, bytes: number) {
  const loads: Record<string, { clients: number }> = {};
  for (let n = 0; n < Math.floor((bytes - 200) / 40); n += 1) {
    loads[`LH-${100 + n}`] = { clients: 100 + ((number + n) % 900) };
  }
  const frame = (filler: string) => ({
    type: 'delta',
    key: topicName,
    revision: ['00000000-0000-7000-8000-000000000000', number],
    from: number - 1,
    patch: { loads, filler },
  });
  const missing = bytes - JSON.stringify(frame('')).length;
  return { loads, filler: (number % 2 === 0 ? 'a' : 'b').repeat(missing) };
}
