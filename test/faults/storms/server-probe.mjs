import { subscribe } from 'node:diagnostics_channel';

/*
 * Loaded into a server before its own code (`node --expose-gc --import …`), and asked over the channel of `fork`: looks
 * at its network sockets and its memory from within, for what a process holds cannot be seen from outside.
 */

/** By the port of the other end, which is its own for each connection. */
const lives = new Map();
const sockets = new Set();
let mostWaiting = 0;
const most = { used: 0, rss: 0 };

subscribe('net.server.socket', ({ socket }) => {
  const life = { port: socket.remotePort, openedAt: performance.now(), closedAt: undefined };
  lives.set(life.port, life);
  sockets.add(socket);
  socket.once('close', () => {
    life.closedAt = performance.now();
    sockets.delete(socket);
  });
});

function look() {
  for (const { writableLength } of sockets) if (writableLength > mostWaiting) mostWaiting = writableLength;
}
setInterval(look, 10).unref();

function weigh() {
  const { heapUsed, external, rss } = process.memoryUsage();
  most.used = Math.max(most.used, heapUsed + external);
  most.rss = Math.max(most.rss, rss);
  return heapUsed + external;
}
setInterval(weigh, 100).unref();

const answers = {
  /**
   * In bytes. `held`: the heap, and buffers beside it, after a collection now. Since last asked, weighed every 100 ms:
   * `mostUsed`, the same with its garbage, and `mostRss`, all that the system counts.
   */
  memory: () => {
    weigh();
    const { used: mostUsed, rss: mostRss } = most;
    globalThis.gc();
    Object.assign(most, { used: 0, rss: 0 });
    return { held: weigh(), mostUsed, mostRss };
  },
  /** The most that has waited in any one socket since last asked, in bytes; looked at every 10 ms. */
  waiting: () => {
    look();
    const most = mostWaiting;
    mostWaiting = 0;
    return most;
  },
  /** How long each connection has lasted, in milliseconds, by the port of its other end. */
  lives: () =>
    [...lives.values()].map(({ port, openedAt, closedAt }) => [port, (closedAt ?? performance.now()) - openedAt]),
  sockets: () => sockets.size,
};

process.on('message', ({ ask }) => process.send?.({ answer: answers[ask]() }));
