import pino from 'pino';
import { z } from 'zod';
import type { StaffActor } from '../../server/kernel/actor.ts';
import {
  defineTopic,
  defineWideTopic,
  type LiveState,
  nothingThere,
  type WideState,
} from '../../server/live/define-topic.ts';
import type { WireFrame } from '../../server/live/frames.ts';
import { type ClientFrame, type ServerFrame, serverFrame, type WideFrameHead } from '../../server/live/hub.contract.ts';
import { createHub, type Hub } from '../../server/live/hub.ts';
import type { LiveLimits } from '../../server/live/limits.ts';
import type { Outlet } from '../../server/live/live-connection.ts';
import { openWideFrame } from '../../server/live/wide-frame.ts';
import { PartJoiner } from '../../web-components/live/join-parts.ts';
import type { OpenSocket } from '../../web-components/live/line.ts';
import { LiveClient } from '../../web-components/live/live-client.ts';
import type { View } from '../../web-components/live/view.ts';
import { ManualTime } from './manual-time.ts';

/** A topic of the tests: anything may be in it. */
export const water = defineTopic({
  name: 'water',
  params: z.object({ canal: z.string().regex(/^[a-z]+$/) }),
  state: z.record(z.string(), z.unknown()),
  permission: { name: 'followTest', who: ['gate', 'supervisor'] },
});

/** A wide one: what each berth of a quay carries. */
export const berths = defineWideTopic({
  name: 'berths',
  params: z.object({}),
  head: z.object({ tide: z.number().optional() }),
  columns: {
    state: { kind: 'choice', words: ['free', 'taken', 'closed'] },
    boats: { kind: 'count' },
    draught: { kind: 'measure', step: 0.1 },
  },
  permission: { name: 'followTest', who: ['gate', 'supervisor'] },
});
export type BerthsState = WideState<{ tide?: number | undefined }, (typeof berths)['columns']>;

/** A quay of so many berths, all free. */
export const emptyQuay = (rows: number, roster = 'quay'): BerthsState => ({
  roster,
  head: {},
  columns: {
    state: new Int32Array(rows),
    boats: new Int32Array(rows),
    draught: new Int32Array(rows).fill(nothingThere),
  },
});

export const guard: StaffActor = {
  kind: 'staff',
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Guard',
  roles: ['gate'],
  signInId: '01900000-0000-7000-8000-000000000002',
};

/** One socket between a page and the hub, as the wire would have it: in order, late, and sometimes broken. */
export class FakeSocket {
  /** Frames that have reached the page, whole. */
  readonly received: (ServerFrame | WideFrameHead)[] = [];
  /** Texts that have reached the page, parts as they came. */
  readonly texts: string[] = [];
  /** Binary frames that have reached the page, parts as they came. */
  readonly binaries: Uint8Array[] = [];
  readonly asked: ClientFrame[] = [];
  closed: { code: number; reason: string } | undefined;
  pings = 0;
  waitingBytes = 0;
  /** What the wire makes of binary frames. */
  garble: ((bytes: Uint8Array) => Uint8Array) | undefined;
  /** The most that has ever waited. */
  mostWaiting = 0;
}

/** A hub and a page with a network between them, all in one manual time. */
export class LiveWorld {
  readonly time = new ManualTime();
  readonly sockets: FakeSocket[] = [];
  readonly limits: Partial<LiveLimits>;
  hub: Hub;
  client: LiveClient;
  /** What the source gives, by canal. */
  states: Record<string, LiveState> = { grand: {} };
  quay: BerthsState = emptyQuay(0);
  /** Called at each reading; may throw or wait. */
  beforeRead: () => Promise<void> | void = () => undefined;
  reads = 0;
  delayMs = 0;
  /** False: the page takes nothing off the wire. */
  isReading = true;
  /** False: handshakes fail. */
  isReachable = true;
  currentActor: () => Promise<StaffActor | undefined> = async () => guard;
  #breaks: (() => void)[] = [];

  constructor({ limits = {} }: { limits?: Partial<LiveLimits> } = {}) {
    this.limits = limits;
    this.hub = this.#newHub();
    this.client = new LiveClient({ open: this.#open, timers: this.time.timers, random: () => 0.5 });
  }

  get socket(): FakeSocket {
    const last = this.sockets.at(-1);
    if (!last) throw new Error('no socket was opened');
    return last;
  }

  /** Changes a canal's state and wakes the hub. */
  set(state: LiveState, canal = 'grand'): void {
    this.states[canal] = state;
    this.hub.wake(water, { canal });
  }

  /** All sockets break; what is under way is lost. */
  breakSockets(): void {
    for (const breakOne of this.#breaks.splice(0)) breakOne();
  }

  /** The server dies without a word and starts again. */
  restartHub(): void {
    this.breakSockets();
    this.hub = this.#newHub();
  }

  #newHub(): Hub {
    const { time, limits } = this;
    const hub = createHub({ clock: time, log: pino({ level: 'silent' }), limits, pulse: time.pulse });
    hub.serve(water, {
      read: async ({ canal }) => {
        this.reads += 1;
        const state = this.states[canal] ?? {};
        await this.beforeRead();
        return state;
      },
    });
    hub.serve(berths, {
      read: async () => {
        this.reads += 1;
        await this.beforeRead();
        return this.quay;
      },
    });
    return hub;
  }

  readonly #open: OpenSocket = (events) => {
    const wire = new FakeWire(this, events);
    if (this.isReachable) this.#breaks.push(() => wire.break());
    return wire.pageEnd;
  };
}

type Events = Parameters<OpenSocket>[0];

class FakeWire {
  readonly #world: LiveWorld;
  readonly #events: Events;
  readonly #socket = new FakeSocket();
  readonly #joiner = new PartJoiner();
  /** In the order in which they were sent: a frame overtakes none before it, however the delay changes. */
  readonly #toHub: string[] = [];
  #toPage: { frame: WireFrame; drained: (() => void) | undefined }[] = [];
  #isUp = false;
  #attached: ReturnType<Hub['attach']> | undefined;

  constructor(world: LiveWorld, events: Events) {
    this.#world = world;
    this.#events = events;
    world.time.timers.after(world.delayMs, () => this.#shakeHands());
  }

  readonly pageEnd = {
    send: (text: string) => {
      this.#socket.asked.push(JSON.parse(text));
      this.#toHub.push(text);
      this.#later(() => {
        const next = this.#toHub.shift();
        if (this.#isUp && next !== undefined) this.#attached?.receive(next);
      });
    },
    close: () => {
      this.#isUp = false;
      this.#attached?.detach();
    },
  };

  break(): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#attached?.detach();
    this.#events.onClose(1006);
  }

  #shakeHands(): void {
    if (!this.#world.isReachable) {
      this.#events.onClose(1006);
      return;
    }
    this.#isUp = true;
    this.#world.sockets.push(this.#socket);
    const owner = { actor: guard, currentActor: () => this.#world.currentActor() };
    this.#attached = this.#world.hub.attach(this.#outlet, owner);
    this.#events.onOpen();
  }

  get #outlet(): Outlet {
    const socket = this.#socket;
    const isUp = () => this.#isUp;
    return {
      get isOpen() {
        return isUp();
      },
      get waitingBytes() {
        return socket.waitingBytes;
      },
      isMidMessage: false,
      send: (frame, drained) => this.#push(frame, drained),
      ping: () => {
        socket.pings += 1;
        this.#later(() => this.#isUp && this.#world.isReading && this.#attached?.pong());
      },
      close: (code, reason) => this.#close(code, reason),
      cut: () => this.#close(1006, 'cut'),
    };
  }

  #close(code: number, reason: string): void {
    this.#socket.closed ??= { code, reason };
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#attached?.detach();
    this.#later(() => this.#events.onClose(code));
  }

  #push(frame: WireFrame, drained: (() => void) | undefined): void {
    this.#socket.waitingBytes += frame.bytes.length;
    this.#socket.mostWaiting = Math.max(this.#socket.mostWaiting, this.#socket.waitingBytes);
    this.#toPage.push({ frame, drained });
    this.#later(() => this.#pull());
  }

  #pull(): void {
    if (!this.#isUp) return;
    if (!this.#world.isReading) {
      this.#world.time.timers.after(10, () => this.#pull());
      return;
    }
    const next = this.#toPage.shift();
    if (!next) return;
    const { bytes, payload, isText } = next.frame;
    this.#socket.waitingBytes -= bytes.length;
    if (isText) this.#hearText(payload.toString());
    else this.#hearBytes(new Uint8Array(payload));
    next.drained?.();
  }

  #hearText(text: string): void {
    this.#socket.texts.push(text);
    const whole = this.#joiner.take(text);
    if (whole !== undefined) this.#socket.received.push(serverFrame.parse(JSON.parse(whole)));
    this.#events.onText(text);
  }

  #hearBytes(bytes: Uint8Array): void {
    if (this.#socket.garble) {
      this.#events.onBytes(this.#socket.garble(bytes));
      return;
    }
    this.#socket.binaries.push(bytes);
    const whole = this.#joiner.takeBytes(bytes);
    if (whole !== undefined) this.#socket.received.push(openWideFrame(whole).head);
    this.#events.onBytes(bytes);
  }

  #later(work: () => void): void {
    this.#world.time.timers.after(this.#world.delayMs, work);
  }
}

/** Types of the frames that a page got, but for the tide. */
export const typesOf = ({ received }: FakeSocket) => received.map(({ type }) => type).filter((type) => type !== 'tide');

/** A page that follows the grand canal, and what it shows. */
export async function followGrandCanal(world: LiveWorld): Promise<{ view(): View<LiveState>; stop(): void }> {
  let view: View<LiveState> = { status: 'loading' };
  const stop = world.client.follow(water, { canal: 'grand' }, (next) => {
    view = next;
  });
  await world.time.advance(100);
  return { view: () => view, stop };
}
