import type { Socket } from 'node:net';
import { addressOfBoard, followedByBoard } from './board-mix.ts';
import { openReader, saying } from './frame-reader.ts';
import { answerOrders } from './processes.ts';

/*
 * Boards that only read, in a process of their own, and tell how old the news are that reach them: a frame of hotspots
 * says when the newest reading was made, which is when it was sent.
 */

export type ReadersOrder =
  | { kind: 'open'; port: number; cookies: readonly string[]; boards: number; first: number; isMixed: boolean }
  | { kind: 'close' }
  /** So many of the boards read no more, and ask for the whole table again and again until nothing moves any more. */
  | { kind: 'stall'; boards: number }
  | { kind: 'read-on' }
  /** Forgets what was measured so far. */
  | { kind: 'measure' }
  | { kind: 'report'; newestAt?: string };

export interface ReadersReport {
  /** Milliseconds from the reading to the frame, of the boards that read. */
  readonly latencies: readonly number[];
  /** Bytes of each frame that told of a newer reading, on average; of the same boards. */
  readonly meanFrameBytes: number;
  /** When each of them got the frame whose newest reading was made then; by the machine's clock. */
  readonly arrivals: Readonly<Record<string, readonly number[]>>;
  /** Boards that read, and whose socket is gone nevertheless. */
  readonly lost: number;
  /** Boards that stopped reading: cut off since, or showing what was newest at the time of asking. */
  readonly stalledEnded: number;
  readonly stalledLevel: number;
}

interface Reader {
  socket?: Socket;
  isStalled: boolean;
  isEnded: boolean;
  newestAt: string;
}

const readers: Reader[] = [];
let latencies: number[] = [];
let frameBytes = 0;
let arrivals: Record<string, number[]> = {};
const mark = Buffer.from('"newestAt":"');
const instantLength = 24;

answerOrders<ReadersOrder>(async (order): Promise<ReadersReport | undefined> => {
  switch (order.kind) {
    case 'open':
      await openAll(order);
      return undefined;
    case 'close':
      for (const { socket } of readers.splice(0)) socket?.destroy();
      return undefined;
    case 'stall':
      await Promise.all(readers.slice(0, order.boards).map(stall));
      return undefined;
    case 'read-on':
      for (const reader of readers) if (reader.isStalled) reader.socket?.resume();
      return undefined;
    case 'measure':
      latencies = [];
      frameBytes = 0;
      arrivals = {};
      return undefined;
    case 'report':
      return reportOf(order.newestAt ?? '');
  }
});

async function openAll({ port, cookies, boards, first, isMixed }: Extract<ReadersOrder, { kind: 'open' }>) {
  for (let n = first; n < first + boards; n += 50) {
    const some = Array.from({ length: Math.min(50, first + boards - n) }, (_, index) => n + index);
    await Promise.all(some.map((board) => open(port, cookies[board % cookies.length] ?? '', board, isMixed)));
  }
}

async function open(port: number, cookie: string, n: number, isMixed: boolean): Promise<void> {
  const reader: Reader = { isStalled: false, isEnded: false, newestAt: '' };
  readers.push(reader);
  let hasHeard: () => void = () => undefined;
  const heard = new Promise<void>((resolve) => {
    hasHeard = resolve;
  });
  const socket = await openReader(port, { cookie, 'x-forwarded-for': addressOfBoard(n) }, (frame) => {
    hasHeard();
    take(reader, frame);
  });
  reader.socket = socket;
  socket.on('error', () => undefined);
  socket.on('close', () => {
    reader.isEnded = true;
  });
  for (const { topic, params } of followedByBoard(isMixed ? n : 0)) {
    socket.write(saying({ type: 'subscribe', topic: topic.name, params: params as Record<string, string> }));
  }
  await heard;
}

function take(reader: Reader, frame: Buffer): void {
  const at = frame.subarray(0, 400).indexOf(mark);
  if (at < 0) return;
  const newestAt = frame.toString('latin1', at + mark.length, at + mark.length + instantLength);
  if (newestAt <= reader.newestAt) return;
  reader.newestAt = newestAt;
  if (reader.isStalled) return;
  const now = Date.now();
  latencies.push(now - Date.parse(newestAt));
  frameBytes += frame.length;
  arrivals[newestAt] ??= [];
  arrivals[newestAt].push(now);
}

/** What the kernels hold is not the server's: it is filled first, so that what comes then waits in the server. */
async function stall(reader: Reader): Promise<void> {
  reader.isStalled = true;
  reader.socket?.pause();
  // No more than a page may ask.
  for (let asked = 0; asked < 100 && !reader.isEnded; asked += 1) {
    reader.socket?.write(saying({ type: 'subscribe', topic: 'hotspot-loads', params: {} }));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function reportOf(newestAt: string): ReadersReport {
  const stalled = readers.filter(({ isStalled }) => isStalled);
  return {
    latencies,
    meanFrameBytes: frameBytes / latencies.length,
    arrivals,
    lost: readers.filter(({ isEnded, isStalled }) => isEnded && !isStalled).length,
    stalledEnded: stalled.filter(({ isEnded }) => isEnded).length,
    stalledLevel: stalled.filter((reader) => !reader.isEnded && reader.newestAt >= newestAt).length,
  };
}
