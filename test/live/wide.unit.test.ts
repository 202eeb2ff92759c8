import { describe, expect, it } from 'vitest';
import type { WideFrameHead } from '../../server/live/hub.contract.ts';
import type { View } from '../../web-components/live/view.ts';
import { type BerthsState, berths, emptyQuay, LiveWorld, typesOf } from '../support/live-world.ts';

describe('A page that follows a wide topic', () => {
  it('gets the table, then only the rows that changed', async () => {
    const { world, page } = await followQuay(emptyQuay(2000));
    const before = world.socket.binaries.length;
    await set(world, 1234, { boats: 7 });
    expect(world.socket.binaries.slice(before).map(({ length }) => length < 150)).toEqual([true]);
    expect(typesOf(world.socket)).toEqual(['wide-snapshot', 'wide-delta']);
    expect(page.row(1234)).toEqual({ state: 0, boats: 7, draught: -1 });
    expect(page.row(1233)).toEqual({ state: 0, boats: 0, draught: -1 });
  });

  it('sees a new state at each change, of the same columns', async () => {
    const { world, page } = await followQuay(emptyQuay(10));
    const before = page.value();
    await set(world, 3, { draught: 12 });
    expect(page.value()).not.toBe(before);
    expect(page.value().columns.boats).toBe(before.columns.boats);
  });

  it('hears nothing when the source gives the same again, in other arrays', async () => {
    const { world } = await followQuay(emptyQuay(10));
    world.quay = emptyQuay(10);
    world.hub.wake(berths, {});
    await world.time.advance(500);
    expect(typesOf(world.socket)).toEqual(['wide-snapshot']);
  });

  it('gets the head when that alone changes, and keeps it when it does not', async () => {
    const { world, page } = await followQuay(emptyQuay(10));
    world.quay = { ...world.quay, head: { tide: 3 } };
    await wake(world);
    expect(page.value().head).toEqual({ tide: 3 });
    await set(world, 1, { boats: 1 });
    expect(page.value().head).toEqual({ tide: 3 });
    expect(page.row(1)).toMatchObject({ boats: 1 });
  });

  it('that comes back gets all that it missed as one delta, however much that was', async () => {
    const { world, page } = await followQuay(emptyQuay(500));
    world.breakSockets();
    for (let turn = 0; turn < 200; turn += 1) await set(world, turn, { boats: turn }, 5);
    await world.time.advance(5000);
    expect(typesOf(world.socket)[0]).toBe('wide-delta');
    expect(page.row(199)).toMatchObject({ boats: 199 });
    expect(page.row(7)).toMatchObject({ boats: 7 });
  });

  it('is told that the roster is another one, and gets that table whole', async () => {
    const { world, page } = await followQuay(emptyQuay(10));
    world.quay = emptyQuay(12, 'longer quay');
    await wake(world);
    expect(declaredIn(world)).toEqual(['first', 'roster']);
    expect(page.value()).toMatchObject({ roster: 'longer quay' });
    expect(page.value().columns.boats).toHaveLength(12);
    await set(world, 11, { boats: 2 });
    expect(page.row(11)).toMatchObject({ boats: 2 });
  });

  it('that was away while the roster changed gets the table, declared', async () => {
    const { world, page } = await followQuay(emptyQuay(10));
    world.breakSockets();
    world.quay = emptyQuay(10, 'other quay');
    await world.time.advance(6000);
    expect(declaredIn(world)).toEqual(['roster']);
    expect(page.value().roster).toBe('other quay');
  });

  it('gets the table again, declared, when the server has started again', async () => {
    const { world, page } = await followQuay(emptyQuay(10));
    await set(world, 1, { boats: 1 });
    world.restartHub();
    await world.time.advance(6000);
    expect(declaredIn(world)).toEqual(['gap']);
    expect(page.row(1)).toMatchObject({ boats: 1 });
  });

  it('gets a large table in parts, each when the last has drained, and what changed meanwhile after it', async () => {
    const quay = emptyQuay(40_000);
    for (let berth = 0; berth < 40_000; berth += 1) quay.columns.draught[berth] = berth + 200;
    const { world, page } = await followQuay(quay, { delayMs: 20, advanceMs: 60 });
    await set(world, 39_999, { boats: 5 }, 10);
    await world.time.advance(3000);
    expect(world.socket.binaries.filter(([form]) => form === 2).length).toBeGreaterThan(3);
    expect(world.socket.mostWaiting).toBeLessThan(64 * 1024);
    expect(page.row(39_999)).toEqual({ state: 0, boats: 5, draught: 40_199 });
    expect(page.row(20_000)).toMatchObject({ draught: 20_200 });
  });

  it('shows what it has as stale while the source fails, and is told when it is right again', async () => {
    const { world, page } = await followQuay(emptyQuay(10));
    world.beforeRead = () => {
      throw new Error('the database is away');
    };
    await wake(world);
    expect(page.view()).toMatchObject({ status: 'stale', value: { roster: 'quay' } });
    world.beforeRead = () => undefined;
    await world.time.advance(3000);
    expect(page.view()).toMatchObject({ status: 'live' });
  });

  it('becomes stale, not wrong, when a source gives columns that do not fit together', async () => {
    const { world, page } = await followQuay(emptyQuay(10));
    world.quay = { ...world.quay, columns: { ...world.quay.columns, boats: new Int32Array(9) } };
    await wake(world);
    expect(page.view()).toMatchObject({ status: 'stale' });
    expect(page.value().columns.boats).toHaveLength(10);
  });

  it('opens another socket when a frame cannot be understood, and is level again', async () => {
    const { world, page } = await followQuay(emptyQuay(10));
    world.socket.garble = (bytes) => bytes.slice(0, -1);
    await set(world, 4, { boats: 4 });
    await world.time.advance(3000);
    expect(world.sockets.length).toBe(2);
    expect(page.row(4)).toMatchObject({ boats: 4 });
  });
});

async function followQuay(quay: BerthsState, { delayMs = 0, advanceMs = 100 } = {}) {
  const world = new LiveWorld();
  world.quay = quay;
  world.delayMs = delayMs;
  let view: View<BerthsState> = { status: 'loading' };
  world.client.follow(berths, {}, (next) => {
    view = next;
  });
  await world.time.advance(advanceMs);
  const value = () => (view as { value: BerthsState }).value;
  const row = (berth: number) =>
    Object.fromEntries(Object.entries(value().columns).map(([name, values]) => [name, values[berth]]));
  return { world, page: { view: () => view, value, row } };
}

/** Changes the source's own arrays, as a source may. */
async function set(world: LiveWorld, berth: number, changes: Partial<Record<'boats' | 'draught', number>>, ms = 600) {
  for (const [name, value] of Object.entries(changes)) world.quay.columns[name as 'boats'][berth] = value;
  world.hub.wake(berths, {});
  await world.time.advance(ms);
}

async function wake(world: LiveWorld): Promise<void> {
  world.hub.wake(berths, {});
  await world.time.advance(600);
}

const declaredIn = ({ socket }: LiveWorld) =>
  socket.received
    .filter((frame): frame is Extract<WideFrameHead, { type: 'wide-snapshot' }> => frame.type === 'wide-snapshot')
    .map(({ declared }) => declared);
