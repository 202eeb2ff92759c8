import { describe, expect, it } from 'vitest';
import { newBarePage } from '../support/bare-page.ts';
import { followGrandCanal, LiveWorld, typesOf, water } from '../support/live-world.ts';

describe('A page that reads slowly', () => {
  const big = (level: number) => ({ level, text: String(level % 10).repeat(10_000) });

  it('is never buffered without bound, and is level as soon as it reads on', async () => {
    const world = new LiveWorld({ limits: { maxWaitingBytes: 30_000, pingMs: 60_000, stallMs: 60_000 } });
    const page = await followGrandCanal(world);
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

  it('has never more than 64 KiB waiting, however large what it follows', async () => {
    const world = new LiveWorld({ limits: { pingMs: 600_000, answerMs: 600_000, stallMs: 600_000 } });
    const page = await followGrandCanal(world);
    const sizes = [100, 30_000, 32_000, 200, 5_000, 31_000, 200_000];
    world.isReading = false;
    for (let level = 1; level <= 60; level += 1) {
      world.set({ level, text: String(level % 10).repeat(sizes[level % sizes.length] ?? 0) });
      world.client.follow(water, { canal: `canal${'x'.repeat(level)}` }, () => undefined);
      await world.time.advance(300);
    }
    expect(world.socket.mostWaiting).toBeGreaterThan(32 * 1024);
    expect(world.socket.mostWaiting).toBeLessThanOrEqual(64 * 1024);
    world.isReading = true;
    await world.time.advance(1000);
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 60 } });
  });

  it('is cut off when it asks on and on without reading what it is told', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    page.outlet.waitingBytes = 64 * 1024 - 100;
    page.says({ type: 'subscribe', topic: 'fire' });
    expect(page.ended).toBe('cut');
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

  it('is cut off when it answers no ping', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world, { pongs: false });
    page.follows('grand');
    await world.time.advance(7000);
    expect(page.ended).toBeUndefined();
    await world.time.advance(2000);
    expect(page.ended).toBe('cut');
  });

  it('is cut off when it answers no ping, however often there is one', async () => {
    const world = new LiveWorld({ limits: { pingMs: 1000, answerMs: 4000 } });
    const page = newBarePage(world, { pongs: false });
    page.follows('grand');
    await world.time.advance(7000);
    expect(page.ended).toBe('cut');
  });

  it('is heard first when it was the server that slept', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world, { pongs: false });
    page.follows('grand');
    await world.time.advance(7000);
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
    const page = await followGrandCanal(world);
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
    await followGrandCanal(world);
    world.client.follow(water, { canal: 'little' }, () => undefined);
    await world.time.advance(2000);
    const kinds = world.socket.texts.map((text) => (text.startsWith('{"type":"part"') ? 'part' : 'whole'));
    expect(kinds.indexOf('whole')).toBeLessThan(kinds.lastIndexOf('part'));
  });

  it('that changes while it goes out is followed by the patch, not overtaken by it', async () => {
    const world = new LiveWorld();
    world.delayMs = 100;
    world.states.grand = large();
    const page = await followGrandCanal(world);
    await world.time.advance(200);
    world.set({ ...large(), late: 1 });
    await world.time.advance(5000);
    expect(typesOf(world.socket)).toEqual(['snapshot', 'delta']);
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
    page.says({ type: 'unsubscribe', topic: 'water', params: { canal: 'grand' } });
    page.follows('grand');
    await world.time.advance(25);
    world.set({ text: 'w'.repeat(200_000), level: 1 });
    await world.time.advance(300);
    page.drainsAtOnce = true;
    page.drain();
    await world.time.advance(300);
    world.set({ text: 'w'.repeat(200_000), level: 2 });
    await world.time.advance(300);
    expect(page.frames.map(({ type }) => type).filter((type) => type !== 'tide')).toEqual([
      'snapshot',
      'delta',
      'delta',
    ]);
  });
});
