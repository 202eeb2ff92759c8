import { get } from 'node:http';
import { WebSocket } from 'ws';
import { seeded } from '../../../ops/demo/random.ts';
import { type Problem, problemSchema } from '../../../server/kernel/problem.contract.ts';
import type { LiveState } from '../../../server/live/define-topic.ts';
import type { OpenSocket } from '../../../web-components/live/line.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import type { View } from '../../../web-components/live/view.ts';
import { boats, kindOf, water } from './canals.ts';
import { ChaosProxy } from './chaos-proxy.ts';
import type { FasterTime } from './faster-time.ts';
import type { Notebook } from './findings.ts';
import { PageWatch } from './page-watch.ts';
import type { PagePlan } from './plan.ts';
import type { RevisionLedger } from './revision-ledger.ts';
import type { VenueServer } from './venue-server.ts';

export interface PageOptions {
  /** Its cookie; the keeper's name. */
  readonly name: string;
  readonly seed: string;
  readonly plan: PagePlan;
  readonly server: VenueServer;
  readonly time: FasterTime;
  readonly notebook: Notebook;
  readonly ledger: RevisionLedger;
}

/** A page with the real client, behind a network of its own, and watched. */
export class Page {
  readonly proxy: ChaosProxy;
  readonly #options: PageOptions;
  readonly #sockets = new Set<WebSocket>();
  #stops = new Map<string, (() => void)[]>();
  #views = new Map<string, View<LiveState>>();
  #watch: PageWatch;
  #client: LiveClient;
  #last: WebSocket | undefined;
  #port = 0;
  #loads = 0;
  #isClosed = false;

  constructor(options: PageOptions) {
    this.#options = options;
    const { seed, name, plan, server } = options;
    this.proxy = new ChaosProxy({
      random: seeded(`${seed}/${name}/network`),
      plan,
      target: () => server.addressOf(plan.isNarrow),
    });
    this.#watch = this.#newWatch();
    this.#client = this.#newClient();
  }

  get name(): string {
    return this.#options.name;
  }

  get watch(): PageWatch {
    return this.#watch;
  }

  async listen(): Promise<void> {
    this.#port = await this.proxy.listen();
    this.#look();
  }

  viewOf(canal: string): View<LiveState> | undefined {
    return this.#views.get(canal);
  }

  isFollowing(canal: string): boolean {
    return (this.#stops.get(canal)?.length ?? 0) > 0;
  }

  follow(canal: string): void {
    const rules = this.#watch.rulesOf(canal);
    rules.followed();
    const listener = (view: View<LiveState>) => {
      this.#views.set(canal, view);
      rules.shows(view);
    };
    const stop =
      kindOf(canal) === 'boats'
        ? this.#client.follow(boats, { canal }, (view) => listener(view))
        : this.#client.follow(water, { canal }, listener);
    this.#stops.set(canal, [...(this.#stops.get(canal) ?? []), stop]);
  }

  /** Ends one following of several; with none it does nothing. */
  unfollow(canal: string): void {
    const [stop, ...rest] = this.#stops.get(canal) ?? [];
    if (!stop) return;
    this.#stops.set(canal, rest);
    stop();
    if (rest.length === 0) this.#views.delete(canal);
    this.#watch.rulesOf(canal).unfollowed();
  }

  nudge(): void {
    this.#client.nudge();
  }

  doubt(): void {
    this.#client.doubt();
  }

  /** The same page, loaded anew: it holds nothing, and follows what it did. */
  reload(): void {
    const followed = [...this.#stops.keys()].filter((canal) => this.isFollowing(canal));
    this.#client.close();
    this.#stops = new Map();
    this.#views = new Map();
    this.#loads += 1;
    this.#watch = this.#newWatch();
    this.#client = this.#newClient();
    for (const canal of followed) this.follow(canal);
  }

  /** Takes nothing off its connection for so long, in milliseconds of the wall. */
  stopReading(ms: number): void {
    const socket = this.#last;
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.pause();
    setTimeout(() => socket.resume(), ms);
  }

  close(): void {
    this.#isClosed = true;
    this.#client.close();
    this.proxy.close();
    for (const socket of this.#sockets) socket.terminate();
  }

  #newWatch(): PageWatch {
    const { notebook, ledger, time } = this.#options;
    return new PageWatch({ notebook, ledger, now: time.timers.now });
  }

  #newClient(): LiveClient {
    const { seed, name, time } = this.#options;
    const random = seeded(`${seed}/${name}/client ${this.#loads}`);
    return new LiveClient({
      open: this.#open,
      explain: () => this.#explain(),
      timers: time.timers,
      random: random.next,
    });
  }

  #look(): void {
    if (this.#isClosed) return;
    this.#options.time.timers.after(500, () => {
      this.#watch.look(this.#client.connection);
      this.#look();
    });
  }

  /** As a browser's socket, but that one which was closed still gives what comes: the page must know which is its own. */
  readonly #open: OpenSocket = ({ onOpen, onText, onBytes, onClose }) => {
    const watch = this.#watch;
    const watched = watch.begins();
    const headers = { cookie: `page=${this.#options.name}` };
    const socket = new WebSocket(`ws://127.0.0.1:${this.#port}/api/live`, { headers, perMessageDeflate: false });
    this.#last = socket;
    this.#sockets.add(socket);
    socket.on('open', onOpen);
    socket.on('message', (data, isBinary) => {
      const given = isBinary ? new Uint8Array(data as Buffer) : data.toString();
      watch.heard(watched, given);
      if (typeof given === 'string') onText(given);
      else onBytes(given);
      watch.taken();
    });
    // A fault is followed by the close.
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      this.#sockets.delete(socket);
      watch.ended(watched);
      onClose(code);
    });
    return {
      send: (text) => {
        watch.asked(watched, text);
        socket.send(text);
      },
      close: () => {
        watch.ended(watched);
        socket.close();
      },
    };
  };

  /** As a page does it: a plain request to the same address tells why a handshake failed. */
  #explain(): Promise<Problem | undefined> {
    return new Promise((resolve, reject) => {
      const headers = { cookie: `page=${this.#options.name}` };
      const asked = get({ host: '127.0.0.1', port: this.#port, path: '/api/live', headers, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve(answer.statusCode === 401 ? problemSchema.parse(JSON.parse(text)) : undefined);
        });
      });
      asked.once('error', reject);
    });
  }
}
