import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { z } from 'zod';
import type { StaffActor } from '../../server/kernel/actor.ts';
import { systemClock } from '../../server/kernel/clock.ts';
import { defineTopic } from '../../server/live/define-topic.ts';
import { createHub } from '../../server/live/hub.ts';
import { createSocketServer, serveSocket } from '../../server/live/socket.ts';

/** `tsx live-process.ts PORT STATE`: serves one canal to whoever comes, prints its port, and waits to be killed. */
const [port = '0', started = '0'] = process.argv.slice(2);

const actor: StaffActor = { kind: 'staff', id: 'guard', name: 'Guard', roles: ['gate'], signInId: 'sign-in' };
const water = defineTopic({
  name: 'water',
  params: z.object({ canal: z.string() }),
  state: z.object({ started: z.number() }),
  permission: { name: 'followTest', who: ['gate'] },
});
const hub = createHub({ clock: systemClock, log: pino({ level: 'silent' }) });
hub.serve(water, { read: () => ({ started: Number(started) }) });

const sockets = createSocketServer();
const server = createServer();
server.on('upgrade', (request, network, head) => {
  sockets.handleUpgrade(request, network, head, (socket) => {
    serveSocket(hub, socket, request.socket, { actor, currentActor: async () => actor });
  });
});
server.listen(Number(port), '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
