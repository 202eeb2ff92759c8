import { describe, expect, it } from 'vitest';
import { DomainError, defineFaults } from '../../server/kernel/domain-error.ts';
import type { LiveState } from '../../server/live/define-topic.ts';
import type { View } from '../../web-components/live/view.ts';
import { newBarePage } from '../support/bare-page.ts';
import { type FakeSocket, LiveWorld, water } from '../support/live-world.ts';

const canal = { canal: 'grand' };
const types = (socket: FakeSocket) => socket.received.map(({ type }) => type).filter((type) => type !== 'tide');

/** A page that follows the grand canal, and what it shows. */
async function followed(world: LiveWorld): Promise<{ view(): View<LiveState>; stop(): void }> {
  let view: View<LiveState> = { status: 'loading' };
  const stop = world.client.follow(water, canal, (next) => (view = next));
  await world.time.advance(100);
  return { view: () => view, stop };
}

describe('A page that follows a topic', () => {
  it('gets the state, then only what changes', async () => {
    const world = new LiveWorld();
    world.states.grand = { level: 1, bridges: { stone: { open: true }, wood: { open: true } } };
    const page = await followed(world);
    world.set({ level: 1, bridges: { stone: { open: false }, wood: { open: true } } });
    await world.time.advance(300);
    expect(world.socket.received.at(-1)).toMatchObject({
      type: 'delta',
      patch: { bridges: { stone: { open: false } } },
    });
    expect(page.view()).toMatchObject({ status: 'live', value: { bridges: { stone: { open: false } } } });
  });

  it('gets no more frames than the topic allows in a second, the last with the newest state', async () => {
    const world = new LiveWorld();
    const page = await followed(world);
    for (let level = 1; level <= 200; level += 1) {
      world.set({ level });
      await world.time.advance(10);
    }
    await world.time.advance(500);
    const deltas = types(world.socket).filter((type) => type === 'delta').length;
    expect(deltas).toBeGreaterThan(5);
    expect(deltas).toBeLessThanOrEqual(2 * water.maxHz + 2);
    expect(page.view()).toMatchObject({ value: { level: 200 } });
  });

  it('hears only the tide while nothing changes, however often the hub is woken', async () => {
    const world = new LiveWorld();
    await followed(world);
    for (let turn = 0; turn < 100; turn += 1) {
      world.hub.wake(water, canal);
      await world.time.advance(100);
    }
    expect(types(world.socket)).toEqual(['snapshot']);
    expect(world.socket.received.length).toBeGreaterThanOrEqual(4);
  });

  it('gets a change that nobody told the hub about within a few seconds', async () => {
    const world = new LiveWorld();
    const page = await followed(world);
    world.states.grand = { level: 7 };
    await world.time.advance(5100);
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 7 } });
  });

  it('is not told a state that was read before the wake-up as if it were the newest', async () => {
    const world = new LiveWorld();
    const page = await followed(world);
    let answer: () => void = () => undefined;
    world.beforeRead = () => new Promise<void>((resolve) => (answer = resolve));
    world.hub.wake(water, canal);
    await world.time.advance(300);
    world.set({ level: 9 });
    const stale = answer;
    world.beforeRead = () => undefined;
    stale();
    await world.time.advance(300);
    expect(page.view()).toMatchObject({ value: { level: 9 } });
  });

  it('shares one subscription with all that follow the same on the page, and ends it when the last one stops', async () => {
    const world = new LiveWorld();
    const first = await followed(world);
    const second = await followed(world);
    expect(world.socket.asked).toHaveLength(1);
    first.stop();
    await world.time.advance(3000);
    world.set({ level: 2 });
    await world.time.advance(300);
    expect(second.view()).toMatchObject({ value: { level: 2 } });
    second.stop();
    const readsBefore = world.reads;
    await world.time.advance(30_000);
    expect(world.socket.asked.at(-1)).toMatchObject({ type: 'unsubscribe' });
    expect(world.reads).toBe(readsBefore);
  });
});

describe('A page that returns', () => {
  it('gets the one patch over what it missed', async () => {
    const world = new LiveWorld();
    const page = await followed(world);
    world.set({ level: 1, width: 12 });
    await world.time.advance(400);
    world.isReachable = false;
    world.breakSockets();
    for (let level = 2; level <= 4; level += 1) {
      world.set({ level, width: 12 });
      await world.time.advance(400);
    }
    world.isReachable = true;
    await world.time.advance(12_000);
    expect(types(world.socket)).toEqual(['delta']);
    expect(world.socket.received[0]).toMatchObject({ patch: { level: 4 } });
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 4, width: 12 } });
  });

  it('is told that it is level when it missed nothing', async () => {
    const world = new LiveWorld();
    const page = await followed(world);
    world.breakSockets();
    await world.time.advance(2000);
    expect(types(world.socket)).toEqual(['level']);
    expect(page.view().status).toBe('live');
  });

  it('gets a whole state, declared as a gap, when too much has passed', async () => {
    const world = new LiveWorld({ limits: { pastStates: 2 } });
    await followed(world);
    const other = newBarePage(world);
    world.isReachable = false;
    world.breakSockets();
    other.follows('grand');
    for (let level = 2; level <= 6; level += 1) {
      world.set({ level });
      await world.time.advance(400);
    }
    world.isReachable = true;
    await world.time.advance(12_000);
    expect(world.socket.received[0]).toMatchObject({ type: 'snapshot', declared: 'gap', state: { level: 6 } });
  });

  it('gets a whole state, declared as a gap, of a server that has started again', async () => {
    const world = new LiveWorld();
    const page = await followed(world);
    world.restartHub();
    world.set({ level: 3 });
    await world.time.advance(2000);
    const [before, after] = world.sockets.map(({ received }) => received[0]);
    expect(after).toMatchObject({ type: 'snapshot', declared: 'gap' });
    expect(before).toHaveProperty('revision');
    expect(after).not.toHaveProperty('revision.0', before && 'revision' in before ? before.revision[0] : undefined);
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 3 } });
  });

  it('is not mistaken for level with a topic that was forgotten and has counted anew', async () => {
    const world = new LiveWorld({ limits: { lingerMs: 1000 } });
    const page = await followed(world);
    for (let level = 1; level <= 3; level += 1) {
      world.set({ level });
      await world.time.advance(400);
    }
    world.isReachable = false;
    world.breakSockets();
    const other = newBarePage(world);
    await world.time.advance(9000);
    world.states.grand = { level: 100 };
    other.follows('grand');
    await world.time.advance(1000);
    for (let level = 101; level <= 102; level += 1) {
      world.set({ level });
      await world.time.advance(400);
    }
    world.isReachable = true;
    await world.time.advance(12_000);
    expect(world.socket.received[0]).toMatchObject({ declared: 'gap' });
    expect(page.view()).toMatchObject({ value: { level: 102 } });
  });
});

describe('A page that reads slowly', () => {
  const big = (level: number) => ({ level, text: String(level % 10).repeat(10_000) });

  it('is never buffered without bound, and is level as soon as it reads on', async () => {
    const world = new LiveWorld({ limits: { maxWaitingBytes: 30_000, pingMs: 60_000, stallMs: 60_000 } });
    const page = await followed(world);
    world.isReading = false;
    for (let level = 1; level <= 50; level += 1) {
      world.set(big(level));
      await world.time.advance(300);
    }
    expect(world.socket.mostWaiting).toBeLessThan(30_000 + 12_000);
    const before = world.socket.received.length;
    world.isReading = true;
    await world.time.advance(300);
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 50 } });
    expect(world.socket.received.length - before).toBeLessThan(8);
  });

  it('is cut off when it takes nothing at all', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    page.follows('grand');
    page.outlet.waitingBytes = 200_000;
    await world.time.advance(14_000);
    expect(page.ended).toBeUndefined();
    await world.time.advance(2000);
    expect(page.ended).toBe('cut');
  });

  it('is cut off when it no longer answers a ping', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world, { pongs: false });
    page.follows('grand');
    await world.time.advance(29_000);
    expect(page.ended).toBeUndefined();
    await world.time.advance(2000);
    expect(page.ended).toBe('cut');
  });

  it('is heard first when it was the server that slept', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world, { pongs: false });
    page.follows('grand');
    await world.time.advance(15_200);
    await world.time.sleep(120_000);
    page.pongs();
    await world.time.advance(5000);
    expect(page.ended).toBeUndefined();
  });
});

describe('A large state', () => {
  const large = () =>
    Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`桥-${n}`, { level: n, name: '烏鎮 '.repeat(5) }]));

  it('goes in parts of at most 32 KiB, each when the last has drained, and arrives whole', async () => {
    const world = new LiveWorld();
    world.delayMs = 20;
    world.states.grand = large();
    const page = await followed(world);
    await world.time.advance(2000);
    expect(page.view()).toMatchObject({ status: 'live', value: large() });
    expect(world.socket.texts.length).toBeGreaterThan(5);
    for (const text of world.socket.texts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(32 * 1024);
    expect(world.socket.mostWaiting).toBeLessThanOrEqual(32 * 1024 + 4);
  });

  it('lets small news of other topics through between its parts', async () => {
    const world = new LiveWorld();
    world.delayMs = 20;
    world.states = { grand: large(), little: { level: 1 } };
    await followed(world);
    world.client.follow(water, { canal: 'little' }, () => undefined);
    await world.time.advance(2000);
    const kinds = world.socket.texts.map((text) => (text.startsWith('{"type":"part"') ? 'part' : 'whole'));
    expect(kinds.indexOf('whole')).toBeLessThan(kinds.lastIndexOf('part'));
  });

  it('that changes while it goes out is followed by the patch, not overtaken by it', async () => {
    const world = new LiveWorld();
    world.delayMs = 100;
    world.states.grand = large();
    const page = await followed(world);
    await world.time.advance(200);
    world.set({ ...large(), late: 1 });
    await world.time.advance(5000);
    expect(types(world.socket)).toEqual(['snapshot', 'delta']);
    expect(page.view()).toMatchObject({ status: 'live', value: { late: 1 } });
  });
});

describe('A page that turns to something else while a large state goes out', () => {
  it('is answered once for what it follows then', async () => {
    const world = new LiveWorld();
    world.states.grand = { text: 'w'.repeat(200_000) };
    const page = newBarePage(world);
    page.drainsAtOnce = false;
    page.follows('grand');
    await world.time.advance(300);
    page.says({ type: 'unsubscribe', topic: 'water', params: canal });
    page.follows('grand');
    world.set({ text: 'w'.repeat(200_000), level: 1 });
    await world.time.advance(300);
    page.drainsAtOnce = true;
    page.drain();
    await world.time.advance(300);
    world.set({ text: 'w'.repeat(200_000), level: 2 });
    await world.time.advance(300);
    expect(page.frames.map(({ type }) => type).filter((type) => type !== 'tide')).toEqual([
      'snapshot',
      'snapshot',
      'delta',
    ]);
  });
});

describe('A source that fails', () => {
  const away = () => {
    throw new Error('the database is away');
  };

  it('makes the page stale, keeps what it shows, and makes it right again', async () => {
    const world = new LiveWorld();
    const page = await followed(world);
    world.set({ level: 1 });
    await world.time.advance(300);
    world.beforeRead = away;
    await world.time.advance(6000);
    expect(page.view()).toMatchObject({ status: 'stale', value: { level: 1 } });
    world.beforeRead = () => undefined;
    await world.time.advance(11_000);
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 1 } });
    expect(types(world.socket)).toEqual(['snapshot', 'delta', 'stale', 'level']);
  });

  it('is asked less and less often while it fails, at least every ten seconds', async () => {
    const world = new LiveWorld();
    await followed(world);
    world.beforeRead = away;
    const before = world.reads;
    await world.time.advance(65_000);
    expect(world.reads - before).toBeGreaterThan(6);
    expect(world.reads - before).toBeLessThan(14);
  });

  it('makes the page stale also when it does not answer at all', async () => {
    const world = new LiveWorld();
    const page = await followed(world);
    world.beforeRead = () => new Promise(() => undefined);
    await world.time.advance(11_000);
    expect(page.view().status).toBe('stale');
    world.beforeRead = () => undefined;
    await world.time.advance(15_000);
    expect(page.view().status).toBe('live');
  });

  it('tells a page that comes later that there is nothing yet, and then gives it the state', async () => {
    const world = new LiveWorld();
    world.beforeRead = away;
    const page = await followed(world);
    expect(page.view().status).toBe('stale');
    world.beforeRead = () => undefined;
    await world.time.advance(11_000);
    expect(page.view().status).toBe('live');
  });

  it('that names nothing is refused to the page, with the reason', async () => {
    const faults = defineFaults('canals', { unknown: ['not_found', 'There is no such canal.'] });
    const world = new LiveWorld();
    world.beforeRead = () => {
      throw new DomainError(faults.unknown);
    };
    const page = await followed(world);
    expect(page.view()).toMatchObject({ status: 'error', problem: { code: 'canals.unknown' } });
  });
});
