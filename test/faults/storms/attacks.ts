import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Revision } from '../../../server/live/hub.contract.ts';
import { clientFrameBytes, handshakeOf, saying } from './frame-reader.ts';

/** Where an attacker stands: it has got hold of somebody's sign-in. */
export interface Target {
  readonly port: number;
  readonly headers: Record<string, string>;
}

/** Does its worst on one connection for as long as that is there; never reads more than it must, and never says goodbye. */
type Attack = (socket: Socket, target: Target) => Promise<void>;

const opText = 0x1;
const opContinuation = 0x0;
const opPing = 0x9;
const opPong = 0xa;
const subscribe = (topic: string, params: Record<string, string> = {}, revision?: Revision) =>
  saying({ type: 'subscribe', topic, params, revision });
const unsubscribe = (topic: string, params: Record<string, string>) => saying({ type: 'unsubscribe', topic, params });
const isThere = (socket: Socket) => !socket.destroyed && socket.writable;

/** Writes again and again what it is given, as long as the connection takes it. */
async function goOn(socket: Socket, everyMs: number, next: (n: number) => Buffer | string): Promise<void> {
  for (let n = 0; isThere(socket); n += 1) {
    socket.write(next(n));
    await sleep(everyMs);
  }
}

/** Stays until the server ends it. */
const stay = async (socket: Socket) => {
  while (isThere(socket)) await sleep(100);
};

/** As an attack on an open WebSocket. */
function opened(attack: Attack): Attack {
  return async (socket, target) => {
    socket.write(handshakeOf(target.port, target.headers));
    await new Promise<void>((resolve) => {
      socket.once('data', () => resolve());
      socket.once('close', () => resolve());
    });
    await attack(socket, target);
    await stay(socket);
  };
}

/** Says first what a page says, and answers pings, so that only its attack is wrong. */
function following(attack: Attack): Attack {
  return opened(async (socket, target) => {
    socket.write(subscribe('stations'));
    socket.on('data', (chunk: Buffer) => chunk[0] === (0x80 | opPing) && socket.write(clientFrameBytes(opPong, '')));
    await attack(socket, target);
  });
}

/** Less than the server lets a page say at once, and each second. */
const atOnce = 110;
const everyMs = 60;
/** Nobody throws out who keeps within what a page may do: such an attacker goes by itself, and comes again. */
const patienceMs = 6000;

/** Says as much as it may, until it goes. */
async function sayAllThatItMay(socket: Socket, next: (n: number) => Buffer): Promise<void> {
  const goesAt = performance.now() + patienceMs;
  for (let n = 0; isThere(socket) && performance.now() < goesAt; n += 1) {
    socket.write(next(n));
    if (n >= atOnce) await sleep(everyMs);
  }
  socket.destroy();
}

/** The newest state of the hotspots that the page was told of, as soon as there is one. */
function toldOfHotspots(socket: Socket): () => Revision | undefined {
  let told: Revision | undefined;
  socket.on('data', (chunk: Buffer) => {
    const found = /"hotspot-loads","revision":\["([^"]+)",(\d+)\]/.exec(chunk.toString('latin1'));
    if (found) told = [String(found[1]), Number(found[2])];
  });
  return () => told;
}

const request = ({ port, headers }: Target, more: Record<string, string> = {}) =>
  handshakeOf(port, { ...headers, ...more });
const someWhere = () => randomBytes(8).toString('hex');

export const attacks: Record<string, Attack> = {
  'a connection without a word': stay,
  'headers, a byte a second': (socket, target) => {
    const text = request(target);
    return goOn(socket, 1000, (n) => text.charAt(n % text.length));
  },
  'no HTTP': (socket) => goOn(socket, 50, () => randomBytes(500)),
  'headers without end': (socket, target) => {
    socket.write(request(target).slice(0, -2));
    return goOn(socket, 20, (n) => `x-${n}: ${'y'.repeat(200)}\r\n`);
  },
  'a foreign origin': async (socket, target) => {
    socket.write(request(target, { origin: 'https://elsewhere.example' }));
    await stay(socket);
  },
  'a sign-in that is made up': async (socket, { port }) => {
    socket.write(handshakeOf(port, { cookie: `causeway_sign_in=${someWhere().repeat(3)}` }));
    await stay(socket);
  },
  'an open socket without a word': opened(stay),
  'a board that answers no ping': opened(async (socket) => {
    socket.write(subscribe('stations'));
  }),
  'pings without end': opened((socket) => goOn(socket, 5, () => clientFrameBytes(opPing, 'x'.repeat(100)))),
  'pongs without end': following((socket) => goOn(socket, 5, () => clientFrameBytes(opPong, ''))),
  'fragments of a byte without end': following(async (socket) => {
    socket.write(clientFrameBytes(opText, '{', false));
    await goOn(socket, 2, () => clientFrameBytes(opContinuation, '"', false));
  }),
  'empty fragments without end': following(async (socket) => {
    socket.write(clientFrameBytes(opText, '', false));
    await goOn(socket, 2, () => clientFrameBytes(opContinuation, '', false));
  }),
  'a message that never ends': following(async (socket) => {
    socket.write(clientFrameBytes(opText, 'x'.repeat(60_000)).subarray(0, 50_000));
    await goOn(socket, 1000, () => 'x');
  }),
  'a fragment with the message before it, and then pongs': following(async (socket) => {
    const whole = subscribe('stations');
    socket.write(Buffer.concat([whole, clientFrameBytes(opText, 'x'.repeat(60_000), false)]));
    await goOn(socket, 1000, () => clientFrameBytes(opPong, ''));
  }),
  'a huge frame that is announced': following(async (socket) => {
    socket.write(Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]));
    await goOn(socket, 20, () => Buffer.alloc(4096, 'x'));
  }),
  'a huge frame that is sent': following(async (socket) => {
    socket.write(Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0]));
    socket.write(Buffer.alloc(1024 * 1024, 'x'));
  }),
  'thousands of subscriptions': following((socket) =>
    goOn(socket, 20, (n) =>
      Buffer.concat(Array.from({ length: 100 }, (_, k) => subscribe('lane', { laneId: `no-${n * 100 + k}` }))),
    ),
  ),
  'thousands of topics that are none': following((socket) => goOn(socket, 1, () => subscribe(someWhere()))),
  'asking on without reading': following(async (socket) => {
    socket.removeAllListeners('data');
    socket.pause();
    await goOn(socket, 15, () => subscribe('hotspot-loads'));
  }),
  'another state claimed each time': following(async (socket) => {
    const newest = toldOfHotspots(socket);
    socket.write(subscribe('hotspot-loads'));
    while (isThere(socket) && !newest()) await sleep(20);
    await sayAllThatItMay(socket, (n) => {
      const [epoch = '', number = 0] = newest() ?? [];
      return subscribe('hotspot-loads', {}, [epoch, number - (n % number)]);
    });
  }),
  'something else followed and left each time': following((socket) => {
    const laneOf = (n: number) => ({ laneId: `no-${socket.localPort}-${n >> 1}` });
    return sayAllThatItMay(socket, (n) => (n % 2 ? unsubscribe : subscribe)('lane', laneOf(n)));
  }),
  'the same followed and left on and on, which only the database knows': following((socket) =>
    sayAllThatItMay(socket, (n) =>
      (n % 2 ? unsubscribe : subscribe)('station-queue', { stationId: 'no-such-station' }),
    ),
  ),
  'bytes that are no frame': following((socket) => goOn(socket, 50, () => randomBytes(2000))),
  'frames without a mask': following(async (socket) => {
    socket.write(Buffer.concat([Buffer.from([0x81, 4]), Buffer.from('{"a"')]));
  }),
  'frames that say they are compressed': following(async (socket) => {
    socket.write(Buffer.concat([Buffer.from([0xc1, 0x84, 0, 0, 0, 0]), randomBytes(4)]));
  }),
  'no goodbye after what is no frame': following((socket) =>
    goOn(socket, 5, () => clientFrameBytes(opText, 'x'.repeat(2000))),
  ),
  'a goodbye, and then on and on': following(async (socket) => {
    socket.write(clientFrameBytes(0x8, Buffer.from([3, 232])));
    await goOn(socket, 5, () => clientFrameBytes(opText, 'x'.repeat(2000)));
  }),
};

/** Opens a connection that does not end just because the other end did, and attacks; returns the port it came from. */
export async function attackOnce(kind: string, target: Target, onPort: (port: number) => void): Promise<void> {
  const socket = connect({ port: target.port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  socket.on('error', () => socket.destroy());
  await new Promise<void>((resolve) => {
    socket.once('connect', resolve);
    socket.once('close', () => resolve());
  });
  if (socket.localPort !== undefined) onPort(socket.localPort);
  socket.resume();
  await attacks[kind]?.(socket, target);
  socket.destroy();
}
