import WebSocket from 'ws';
import { z } from 'zod';

const revision = z.tuple([z.string(), z.number()]);
const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), key: z.string(), revision, state: z.unknown() }),
  z.object({ type: z.literal('delta'), key: z.string(), revision, patch: z.unknown() }),
  z.object({ type: z.literal('level'), key: z.string() }),
  z.object({ type: z.literal('stale'), key: z.string() }),
  z.object({ type: z.literal('refused'), key: z.string(), problem: z.object({ title: z.string() }) }),
  z.object({ type: z.literal('tide') }),
]);
const part = z.object({ type: z.literal('part'), index: z.number(), count: z.number() });

export interface Followed {
  readonly topic: string;
  readonly params: Record<string, string>;
  readonly onState: (state: unknown) => void;
}

export interface LiveOptions {
  readonly address: string;
  /** Asked before each attempt, for it changes when a sign-in is renewed. */
  readonly cookie: () => string;
  readonly topics: readonly Followed[];
  /** Told when the server says that the sign-in is over. */
  readonly onSignedOut: () => void;
}

const retryMs = 1000;
const silentMs = 10_000;

/** Follows topics for as long as the program runs, across restarts of the server. */
export function followLive(options: LiveOptions): void {
  const socket = new WebSocket(`${options.address.replace(/^http/, 'ws')}/api/live`, {
    headers: { cookie: options.cookie(), origin: options.address },
    handshakeTimeout: 5000,
  });
  const reader = new FrameReader(options.topics);
  let watchdog = setTimeout(() => socket.terminate(), silentMs);
  let isOver = false;
  const again = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(watchdog);
    setTimeout(() => followLive(options), retryMs);
  };
  socket.on('open', () => {
    for (const { topic, params } of options.topics) socket.send(JSON.stringify({ type: 'subscribe', topic, params }));
  });
  socket.on('message', (data) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => socket.terminate(), silentMs);
    reader.read(String(data));
  });
  socket.on('unexpected-response', (_request, response) => {
    if (response.statusCode === 401) options.onSignedOut();
    socket.terminate();
    again();
  });
  socket.on('close', (code) => {
    if (code === 4401) options.onSignedOut();
    again();
  });
  socket.on('error', again);
}

/** Puts parts together, applies merge patches (RFC 7396), and hands each new state to its follower. */
export class FrameReader {
  readonly #followed: Map<string, Followed>;
  readonly #states = new Map<string, unknown>();
  #parts: string[] = [];

  constructor(topics: readonly Followed[]) {
    this.#followed = new Map(topics.map((one) => [keyOf(one), one]));
  }

  read(text: string): void {
    const lineEnd = text.indexOf('\n');
    if (lineEnd > 0) {
      const header = part.safeParse(JSON.parse(text.slice(0, lineEnd)));
      if (header.success) {
        this.#readPart(header.data, text.slice(lineEnd + 1));
        return;
      }
    }
    const read = frame.safeParse(JSON.parse(text));
    if (!read.success) return;
    if (read.data.type === 'snapshot') this.#settle(read.data.key, read.data.state);
    if (read.data.type === 'delta')
      this.#settle(read.data.key, patched(this.#states.get(read.data.key), read.data.patch));
  }

  #readPart({ index, count }: z.infer<typeof part>, piece: string): void {
    if (index === 0) this.#parts = [];
    this.#parts.push(piece);
    if (this.#parts.length === count) this.read(this.#parts.splice(0).join(''));
  }

  #settle(key: string, state: unknown): void {
    this.#states.set(key, state);
    this.#followed.get(key)?.onState(state);
  }
}

const keyOf = ({ topic, params }: Followed): string => {
  const query = new URLSearchParams(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return query ? `${topic}?${query}` : topic;
};

export function patched(state: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(state) ? { ...state } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = patched(result[name], value);
  }
  return result;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
