import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LiveState } from '../../server/live/define-topic.ts';
import type { Revision, ServerFrame, WideFrameHead } from '../../server/live/hub.contract.ts';
import { type BerthsState, berths, emptyQuay, type FakeSocket, LiveWorld, water } from '../support/live-world.ts';

/** Something that happens to a page and its server; then time passes. */
type Happening =
  | { what: 'change'; canal: string; part: string; level: number; isWoken: boolean }
  | { what: 'break' | 'restart' | 'hide' | 'fail' | 'mend' | 'stop reading' | 'read on' | 'unfollow' | 'follow' }
  | { what: 'berth'; berth: number; boats: number; isWoken: boolean }
  | { what: 'roster'; rows: number }
  | { what: 'delay'; ms: number };

const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('change' as const),
      canal: fc.constantFrom('grand', 'little'),
      part: fc.constantFrom('a', 'b', 'big', 'gone'),
      level: fc.integer({ min: 0, max: 4 }),
      isWoken: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('break', 'restart', 'fail', 'mend', 'stop reading', 'read on', 'unfollow', 'follow'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('berth' as const),
      berth: fc.nat(19_999),
      boats: fc.nat(300),
      isWoken: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('roster' as const), rows: fc.constantFrom(1, 3, 20_000) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('delay' as const), ms: fc.constantFrom(0, 5, 40, 700) }) },
) as fc.Arbitrary<Happening>;

const schedule = fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 1500 })), { minLength: 1, maxLength: 40 });

it('whatever breaks, waits or is lost between, the page ends with what the server has, and each gap was declared', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (happenings) => {
      const world = new LiveWorld({ limits: { maxWaitingBytes: 20_000, pastStates: 4, lingerMs: 2000, beatMs: 50 } });
      const page = new Page(world);
      page.follow('grand');
      page.follow('little');
      page.followQuay();
      for (const [happened, ms] of happenings) {
        apply(world, page, happened);
        await world.time.advance(ms);
      }
      calm(world, page);
      await world.time.advance(40_000);
      expect(page.levels('grand')).toEqual(world.states.grand ?? {});
      expect(page.levels('little')).toEqual(world.states.little ?? {});
      expect(page.quay()).toEqual(world.quay);
      for (const socket of world.sockets) {
        assertUnbroken(socket, 'berths');
        assertUnbroken(socket, 'water?canal=grand');
        assertUnbroken(socket, 'water?canal=little');
      }
      world.client.close();
    }),
    { numRuns: 120 },
  );
}, 60_000);

class Page {
  readonly #world: LiveWorld;
  readonly #stops = new Map<string, () => void>();
  #quay: BerthsState | string = '';
  readonly #views = new Map<string, LiveState | string>();

  constructor(world: LiveWorld) {
    this.#world = world;
  }

  follow(canal: string): void {
    if (this.#stops.has(canal)) return;
    const stop = this.#world.client.follow(water, { canal }, (view) =>
      this.#views.set(canal, view.status === 'live' ? view.value : view.status),
    );
    this.#stops.set(canal, stop);
  }

  unfollow(canal: string): void {
    this.#stops.get(canal)?.();
    this.#stops.delete(canal);
  }

  followQuay(): void {
    this.#world.client.follow(berths, {}, (view) => {
      this.#quay = view.status === 'live' ? view.value : view.status;
    });
  }

  quay(): BerthsState | string {
    return this.#quay;
  }

  levels(canal: string): LiveState | string | undefined {
    return this.#views.get(canal);
  }
}

function apply(world: LiveWorld, page: Page, happened: Happening): void {
  const failing = () => {
    throw new Error('the database is away');
  };
  const happenings: Record<Exclude<Happening['what'], 'change' | 'berth' | 'roster' | 'delay'>, () => void> = {
    break: () => world.breakSockets(),
    restart: () => world.restartHub(),
    hide: () => world.client.nudge(),
    fail: () => (world.beforeRead = failing),
    mend: () => (world.beforeRead = () => undefined),
    'stop reading': () => (world.isReading = false),
    'read on': () => (world.isReading = true),
    unfollow: () => page.unfollow('little'),
    follow: () => page.follow('little'),
  };
  if (happened.what === 'delay') world.delayMs = happened.ms;
  else if (happened.what === 'change') change(world, happened);
  else if (happened.what === 'berth') moor(world, happened);
  else if (happened.what === 'roster') world.quay = emptyQuay(happened.rows, `quay ${happened.rows}`);
  else happenings[happened.what]();
}

function change(world: LiveWorld, { canal, part, level, isWoken }: Extract<Happening, { what: 'change' }>): void {
  const before = world.states[canal] ?? {};
  const { [part]: _taken, ...without } = before;
  const value = part === 'big' ? { [`b${level}`]: String(level).repeat(40_000) } : { level, list: [level, [level]] };
  const state = part === 'gone' ? without : { ...before, [part]: value };
  if (isWoken) world.set(state, canal);
  else world.states[canal] = state;
}

/** In the source's own arrays: the hub keeps none of them. */
function moor(world: LiveWorld, { berth, boats, isWoken }: Extract<Happening, { what: 'berth' }>): void {
  const { columns } = world.quay;
  const row = berth % Math.max(columns.boats.length, 1);
  if (row in columns.boats) columns.boats[row] = boats;
  if (boats % 3 === 0 && row in columns.draught) columns.draught[row] = boats;
  if (isWoken) world.hub.wake(berths, {});
}

/** What is broken is mended: now the page must become level. */
function calm(world: LiveWorld, page: Page): void {
  world.beforeRead = () => undefined;
  world.isReading = true;
  world.delayMs = 0;
  page.follow('little');
}

/** On one socket each delta stands on what came before it, and a snapshot in place of one says why. */
function assertUnbroken(socket: FakeSocket, key: string): void {
  let held: Revision | undefined;
  const asked = socket.asked.filter((frame) => frame.type === 'subscribe' && topicKeyOf(frame) === key);
  const claimed = asked.find((frame) => 'revision' in frame);
  for (const frame of socket.received.filter(isAboutTopic)) {
    if (frame.key !== key) continue;
    if (frame.type === 'delta' || frame.type === 'wide-delta') {
      const start = held ?? (claimed && 'revision' in claimed ? claimed.revision : undefined);
      expect([frame.revision[0], frame.from]).toEqual(start);
      expect(frame.revision[1]).toBeGreaterThan(frame.from);
    }
    if (frame.type === 'snapshot' || frame.type === 'wide-snapshot') {
      if (frame.declared === 'first') expect(asked.some((ask) => !('revision' in ask))).toBe(true);
      if (held && asked.length === 1) expect(frame.declared).toBe(frame.type === 'snapshot' ? 'gap' : 'roster');
    }
    if ('revision' in frame) held = frame.revision;
  }
}

type Received = ServerFrame | WideFrameHead;
const isAboutTopic = (frame: Received): frame is Exclude<Received, { type: 'tide' }> => 'key' in frame;

const topicKeyOf = ({ topic, params = {} }: { topic: string; params?: Record<string, string> | undefined }) =>
  params.canal ? `${topic}?canal=${params.canal}` : topic;
