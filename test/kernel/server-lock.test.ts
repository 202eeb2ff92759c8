import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../server/kernel/log.ts';
import { holdServerLock } from '../../server/kernel/server-lock.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

/** The database at an address of its own, where it can go away and come back; while it is away, each caller is counted. */
async function databaseThatGoesAway() {
  const { port: realPort } = new URL(database.url);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => sockets.add(socket.on('error', () => undefined));
  let isAway = false;
  let calls = 0;
  const door = createServer((socket) => {
    keep(socket);
    if (isAway) {
      calls += 1;
      socket.destroy();
      return;
    }
    const inner = connect(Number(realPort), '127.0.0.1');
    keep(inner);
    socket.pipe(inner).pipe(socket);
  });
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  onTestFinished(() => {
    cutAll();
    door.close();
  });
  const { port } = door.address() as AddressInfo;
  const url = Object.assign(new URL(database.url), { hostname: '127.0.0.1', port: String(port) }).href;
  const goAway = () => {
    isAway = true;
    cutAll();
  };
  const comeBack = () => {
    isAway = false;
  };
  return { url, goAway, comeBack, calls: () => calls };
}

it('is taken again, once, when the database was away for a while', async () => {
  const { url, goAway, comeBack, calls } = await databaseThatGoesAway();
  const lines: string[] = [];
  let losses = 0;
  const lock = await holdServerLock(url, createLog('info', { write: (line) => void lines.push(line) }), () => {
    losses += 1;
  });
  onTestFinished(lock.release);
  goAway();
  await expect.poll(calls).toBeGreaterThanOrEqual(2);
  comeBack();
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await lock.release();
  expect(lines).toHaveLength(1);
  expect(losses).toBe(0);
});

it('is not to be had by a second server', async () => {
  const lock = await holdServerLock(database.url, createLog('silent'), () => undefined);
  onTestFinished(lock.release);
  const second = holdServerLock(database.url, createLog('silent'), () => undefined);
  await expect(second).rejects.toThrow('Another Causeway server runs on this database already');
});
