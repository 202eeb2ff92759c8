import { subscribe } from 'node:diagnostics_channel';

/*
 * Loaded into a server before its own code (`node --expose-gc --import …`), and asked over the channel of `fork`: looks
 * at its network sockets and its memory from within, for what a process holds cannot be seen from outside.
 */

/** By the port of the other end, which is its own for each connection. */
const lives = new Map();
const sockets = new Set();
let mostWaiting = 0;

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

const answers = {
  /** What is held after a collection, in bytes: the heap, and buffers beside it. */
  memory: () => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
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
