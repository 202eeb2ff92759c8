import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { hotspotLoads } from '../../../server/hotspots/hotspots.contract.ts';
import { type LiveState, topicKey, type WideState } from '../../../server/live/define-topic.ts';
import { PartJoiner } from '../../../web-components/live/join-parts.ts';
import type { OpenSocket } from '../../../web-components/live/line.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import type { View } from '../../../web-components/live/view.ts';
import { addressOfBoard, followedByBoard } from './board-mix.ts';

/** One board with the client of a page, and a look at its socket: what was answered since it was opened. */
export class BoardPage {
  /** When the last of what it follows was answered on the newest socket, by the machine's clock. */
  levelAt = 0;
  opened = 0;
  readonly hasBeenLevel: Promise<void>;
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly #views = new Map<string, View<LiveState>>();
  readonly #keys: readonly string[];
  #network: Socket | undefined;
  #isLevel: () => void = () => undefined;

  constructor(n: number, url: string, cookie: string) {
    this.#url = url;
    this.#headers = { cookie, 'x-forwarded-for': addressOfBoard(n) };
    this.hasBeenLevel = new Promise((resolve) => {
      this.#isLevel = resolve;
    });
    const followed = followedByBoard(n);
    this.#keys = followed.map(({ topic, params }) => topicKey(topic, params));
    const client = new LiveClient({ open: this.#open });
    for (const { topic, params } of followed) {
      const key = topicKey(topic, params);
      client.follow(topic, params, (view) => this.#views.set(key, view));
    }
  }

  /** Shows nothing as if it were live. */
  get isStale(): boolean {
    return [...this.#views.values()].every(({ status }) => status === 'stale');
  }

  /** Shows all as live, and hotspots as they were reported at that instant or later. */
  isRight(newestAt: string): boolean {
    const loads = this.#views.get(hotspotLoads.name);
    const at = loads?.status === 'live' ? (loads.value as WideState).head.newestAt : undefined;
    const isNew = typeof at === 'string' && at >= newestAt;
    return isNew && [...this.#views.values()].every(({ status }) => status === 'live');
  }

  /** Its socket breaks, as when a cable is pulled and the switch says so: both ends find it reset. */
  cut(): void {
    this.#network?.resetAndDestroy();
  }

  readonly #open: OpenSocket = ({ onOpen, onText, onBytes, onClose }) => {
    this.opened += 1;
    const unanswered = new Set(this.#keys);
    const joiner = new PartJoiner();
    const socket = new WebSocket(this.#url, { headers: this.#headers, perMessageDeflate: false });
    socket.on('upgrade', (answer) => {
      this.#network = answer.socket;
    });
    socket.on('open', onOpen);
    socket.on('message', (data: Buffer, isBinary) => {
      if (unanswered.size > 0 && unanswered.delete(keyOf(joiner, data, isBinary)) && unanswered.size === 0) {
        this.levelAt = Date.now();
        this.#isLevel();
      }
      if (isBinary) onBytes(data);
      else onText(data.toString());
    });
    socket.on('close', onClose);
    socket.on('error', () => undefined);
    return { send: (text) => socket.send(text), close: () => socket.terminate() };
  };
}

/** What a frame is about that brings a page level; empty for others, and while parts are missing. */
function keyOf(joiner: PartJoiner, data: Buffer, isBinary: boolean): string {
  if (isBinary) {
    const whole = joiner.takeBytes(data);
    // Without reading it: the page does that already, and a thousand of them share this process.
    const head = whole && Buffer.from(whole.buffer, whole.byteOffset, Math.min(whole.length, 300)).toString('latin1');
    return /"type":"wide-[a-z]+","key":"([^"]*)"/.exec(head ?? '')?.[1] ?? '';
  }
  const text = joiner.take(data.toString()) ?? '';
  return /^\{"type":"(?:snapshot|delta|level)","key":"([^"]*)"/.exec(text)?.[1] ?? '';
}
