import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../../server/kernel/log.ts';
import { holdServerLock } from '../../server/kernel/server-lock.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

/** Ends each pause before the next try. */
const pauses = vi.hoisted((): (() => void)[] => []);
vi.mock('node:timers/promises', () => ({
  setTimeout: () => new Promise<void>((resolve) => pauses.push(resolve)),
}));

/** The database at an address of its own, where it can go away and come back. */
async function databaseThatGoesAway() {
  const { port: realPort } = new URL(database.url);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => sockets.add(socket.on('error', () => undefined));
  const door = createServer((socket) => {
    const inner = connect(Number(realPort), '127.0.0.1');
    keep(socket);
    keep(inner);
    socket.pipe(inner).pipe(socket);
  });
  const open = async (port: number) => {
    door.listen(port, '127.0.0.1');
    await once(door, 'listening');
    return (door.address() as AddressInfo).port;
  };
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => door.close(resolve));
  };
  const port = await open(0);
  onTestFinished(close);
  const url = Object.assign(new URL(database.url), { hostname: '127.0.0.1', port: String(port) }).href;
  return { url, goAway: close, comeBack: () => open(port) };
}

it('is taken again, once, when the database was away for a while', async () => {
  const { url, goAway, comeBack } = await databaseThatGoesAway();
  const lines: string[] = [];
  let losses = 0;
  const lock = await holdServerLock(url, createLog('info', { write: (line) => void lines.push(line) }), () => {
    losses += 1;
  });
  onTestFinished(lock.release);
  await goAway();
  for (const _try of ['first', 'second']) {
    await expect.poll(() => pauses.length).toBe(1);
    pauses.pop()?.();
  }
  await expect.poll(() => pauses.length).toBe(1);
  await comeBack();
  for (const end of pauses.splice(0)) end();
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  // Whatever else was asked meanwhile is answered first.
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
