import { describe, expect, it } from 'vitest';
import { DomainError, defineFaults } from '../../server/kernel/domain-error.ts';
import { followGrandCanal, LiveWorld, typesOf, water } from '../support/live-world.ts';

describe('A page that follows a topic', () => {
  it('gets the state, then only what changes', async () => {
    const world = new LiveWorld();
    world.states.grand = { level: 1, bridges: { stone: { open: true }, wood: { open: true } } };
    const page = await followGrandCanal(world);
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
    const page = await followGrandCanal(world);
    for (let level = 1; level <= 200; level += 1) {
      world.set({ level });
      await world.time.advance(10);
    }
    await world.time.advance(500);
    const deltas = typesOf(world.socket).filter((type) => type === 'delta').length;
    expect(deltas).toBeGreaterThan(5);
    expect(deltas).toBeLessThanOrEqual(2 * water.maxHz + 2);
    expect(page.view()).toMatchObject({ value: { level: 200 } });
  });

  it('hears only the tide while nothing changes, however often the hub is woken', async () => {
    const world = new LiveWorld();
    await followGrandCanal(world);
    for (let turn = 0; turn < 100; turn += 1) {
      world.hub.wake(water, { canal: 'grand' });
      await world.time.advance(100);
    }
    expect(typesOf(world.socket)).toEqual(['snapshot']);
    expect(world.socket.received.length).toBeGreaterThanOrEqual(4);
  });

  it('gets a change that nobody told the hub about within a few seconds', async () => {
    const world = new LiveWorld();
    const page = await followGrandCanal(world);
    world.states.grand = { level: 7 };
    await world.time.advance(5100);
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 7 } });
  });

  it('that comes back while an old reading is under way gets what changed while nobody followed', async () => {
    const world = new LiveWorld();
    const page = await followGrandCanal(world);
    world.client.follow(water, { canal: 'little' }, () => undefined);
    await world.time.advance(100);
    let answer: () => void = () => undefined;
    world.beforeRead = () => new Promise<void>((resolve) => (answer = resolve));
    world.hub.wake(water, { canal: 'grand' });
    await world.time.advance(300);
    world.beforeRead = () => undefined;
    page.stop();
    await world.time.advance(1100);
    world.set({ level: 9 });
    const back = await followGrandCanal(world);
    answer();
    await world.time.advance(500);
    expect(back.view()).toMatchObject({ status: 'live', value: { level: 9 } });
  });

  it('is not told a state that was read before the wake-up as if it were the newest', async () => {
    const world = new LiveWorld();
    const page = await followGrandCanal(world);
    let answer: () => void = () => undefined;
    world.beforeRead = () => new Promise<void>((resolve) => (answer = resolve));
    world.hub.wake(water, { canal: 'grand' });
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
    const first = await followGrandCanal(world);
    const second = await followGrandCanal(world);
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

describe('A source that fails', () => {
  const away = () => {
    throw new Error('the database is away');
  };

  it('makes the page stale, keeps what it shows, and makes it right again', async () => {
    const world = new LiveWorld();
    const page = await followGrandCanal(world);
    world.set({ level: 1 });
    await world.time.advance(300);
    world.beforeRead = away;
    await world.time.advance(6000);
    expect(page.view()).toMatchObject({ status: 'stale', value: { level: 1 } });
    world.beforeRead = () => undefined;
    await world.time.advance(11_000);
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 1 } });
    expect(typesOf(world.socket)).toEqual(['snapshot', 'delta', 'stale', 'level']);
  });

  it('is asked less and less often while it fails, at least every two seconds', async () => {
    const world = new LiveWorld();
    await followGrandCanal(world);
    world.beforeRead = away;
    const before = world.reads;
    await world.time.advance(65_000);
    expect(world.reads - before).toBeGreaterThan(30);
    expect(world.reads - before).toBeLessThan(36);
  });

  it('makes the page stale also when it does not answer at all', async () => {
    const world = new LiveWorld();
    const page = await followGrandCanal(world);
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
    const page = await followGrandCanal(world);
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
    const page = await followGrandCanal(world);
    expect(page.view()).toMatchObject({ status: 'error', problem: { code: 'canals.unknown' } });
  });
});
