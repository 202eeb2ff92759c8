import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { WebSocketServer } from 'ws';
import { limitHandshakes } from '../../server/start-up/limit-handshakes.ts';

/** One turn of the event loop. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A server at which boards ask for handshakes, and how many it has taken up so far. */
function openServer() {
  const server = new EventEmitter();
  let taken = 0;
  server.on('upgrade', () => {
    taken += 1;
  });
  limitHandshakes(server as Server, new EventEmitter() as unknown as WebSocketServer);
  const ask = (boards: number) => {
    for (let n = 0; n < boards; n += 1) {
      const socket = new PassThrough();
      onTestFinished(() => void socket.destroy());
      server.emit('upgrade', {}, socket, Buffer.alloc(0));
    }
  };
  return { ask, knock: () => server.emit('connection'), taken: () => taken };
}

it('handshakes are taken a few in a turn, in order, until all are', async () => {
  const server = openServer();
  server.ask(10);
  const taken: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    await turn();
    taken.push(server.taken());
  }
  expect(taken).toEqual([3, 6, 9, 10, 10, 10]);
});

it('a lane that comes back among a thousand boards is let in before their handshakes are taken', async () => {
  const server = openServer();
  server.knock();
  server.ask(10);
  for (let n = 0; n < 20; n += 1) {
    await turn();
    expect(server.taken()).toBe(0);
    server.knock();
  }
  await turn();
  await turn();
  expect(server.taken()).toBe(3);
});

it('who knocks on and on holds nobody up for longer than a quarter of a second', async () => {
  let now = 1000;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const server = openServer();
  server.knock();
  server.ask(10);
  await turn();
  expect(server.taken()).toBe(0);
  now += 249;
  server.knock();
  await turn();
  expect(server.taken()).toBe(0);
  now += 1;
  server.knock();
  await turn();
  expect(server.taken()).toBe(3);
});
