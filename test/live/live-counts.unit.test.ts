import { describe, expect, it } from 'vitest';
import { endReasons, reasonOfClosing, reasonOfLeaving } from '../../server/live/live-counts.ts';
import { newBarePage } from '../support/bare-page.ts';
import { LiveWorld, water } from '../support/live-world.ts';

const countsOf = (world: LiveWorld) => world.hub.figures().counts.of(water.name);

/** A canal that a page follows, and whose level the test sets. */
async function followedCanal() {
  const world = new LiveWorld();
  const page = newBarePage(world);
  page.follows('grand');
  await world.time.advance(300);
  const rise = async (level: number) => {
    world.set({ level });
    await world.time.advance(300);
  };
  return { world, page, rise };
}

describe('The live layer counts', () => {
  it('what it sends by what it is for, parts apart', async () => {
    const { world, page, rise } = await followedCanal();
    await rise(1);
    const { revision } = page.frames.at(-1) as { revision: [string, number] };
    page.says({ type: 'subscribe', topic: 'water', params: { canal: 'grand' }, revision });
    world.set({ level: 2, text: 'x'.repeat(70_000) });
    await world.time.advance(300);
    const { snapshot, delta, level, part, stale } = countsOf(world).sent;
    expect([snapshot.frames, delta.frames, level.frames, part.frames, stale.frames]).toEqual([1, 1, 1, 3, 0]);
    expect(part.bytes).toBeGreaterThan(70_000);
    expect(delta.bytes).toBeLessThan(300);
  });

  it('each page that gets a frame, though the frame is made once', async () => {
    const { world, rise } = await followedCanal();
    for (let more = 0; more < 9; more += 1) newBarePage(world).follows('grand');
    await world.time.advance(300);
    const { frames: before, bytes } = { ...countsOf(world).sent.delta };
    await rise(1);
    const { delta } = countsOf(world).sent;
    expect(delta.frames - before).toBe(10);
    expect((delta.bytes - bytes) % 10).toBe(0);
  });

  it('changes that a slow page is not sent, and those that a later frame then stands for', async () => {
    const { world, page, rise } = await followedCanal();
    page.outlet.waitingBytes = 200_000;
    for (let level = 1; level <= 5; level += 1) await rise(level);
    expect(countsOf(world)).toMatchObject({ updatesPutOff: 5, updatesMerged: 0 });
    expect(world.hub.figures()).toMatchObject({ sockets: 1, waitingBytes: 200_000, mostWaitingBytes: 200_000 });
    page.outlet.waitingBytes = 0;
    await world.time.advance(100);
    expect(page.frames.at(-1)).toMatchObject({ type: 'delta', patch: { level: 5 } });
    expect(countsOf(world)).toMatchObject({ updatesPutOff: 5, updatesMerged: 4 });
  });

  it('nothing as merged when a page returns for what it missed', async () => {
    const { world, page, rise } = await followedCanal();
    const { revision } = page.frames.at(-1) as { revision: [string, number] };
    for (let level = 1; level <= 3; level += 1) await rise(level);
    newBarePage(world).says({ type: 'subscribe', topic: 'water', params: { canal: 'grand' }, revision });
    await world.time.advance(300);
    expect(countsOf(world).updatesMerged).toBe(0);
  });

  it('wake-ups and readings, and those wake-ups that needed none of their own', async () => {
    const { world } = await followedCanal();
    const { reads } = { ...countsOf(world) };
    for (let times = 0; times < 10; times += 1) world.set({ level: 1 });
    await world.time.advance(300);
    expect(countsOf(world)).toMatchObject({ wakes: 10, wakesMerged: 9, reads: reads + 1 });
  });

  it('readings that failed, and how long the others took', async () => {
    const { world, rise } = await followedCanal();
    const took: number[] = [];
    world.hub.figures().counts.onRead = (topic, ms) => took.push(topic === 'water' ? ms : -1);
    world.beforeRead = () => new Promise((resolve) => void world.time.timers.after(40, resolve));
    await rise(1);
    expect(took).toEqual([40]);
    world.beforeRead = () => Promise.reject(new Error('the database is away'));
    await rise(2);
    expect(countsOf(world).readFailures).toBe(1);
    expect(countsOf(world).sent.stale.frames).toBe(1);
    expect(took).toEqual([40]);
  });

  it('what is refused, by why', async () => {
    const { world, page } = await followedCanal();
    page.says({ type: 'subscribe', topic: 'fire' });
    page.says({ type: 'subscribe', topic: 'fire' });
    page.says({ type: 'subscribe', topic: 'water', params: { canal: 'UPPER' } });
    const { counts } = world.hub.figures();
    expect([...counts.refusals]).toEqual([
      ['live.unknown_topic', 2],
      ['live.invalid_params', 1],
    ]);
    expect(counts.sent.refused.frames).toBe(3);
  });

  it('how sockets ended', async () => {
    const { world, page } = await followedCanal();
    newBarePage(world).saysText('no frame');
    const asleep = newBarePage(world, { pongs: false });
    asleep.follows('grand');
    const full = newBarePage(world);
    full.follows('grand');
    full.outlet.waitingBytes = 200_000;
    world.currentActor = async () => undefined;
    await world.time.advance(1000);
    expect(page.ended).toMatch(/^4401/);
    expect(world.hub.figures().counts.ends).toMatchObject({ misbehaved: 1, sign_in_ended: 3, stalled: 0 });
  });

  it('those that take nothing and those that owe an answer apart', async () => {
    const { world } = await followedCanal();
    const asleep = newBarePage(world, { pongs: false });
    asleep.follows('grand');
    const full = newBarePage(world);
    full.follows('grand');
    full.outlet.waitingBytes = 200_000;
    await world.time.advance(40_000);
    expect([asleep.ended, full.ended]).toEqual(['cut', 'cut']);
    expect(world.hub.figures().counts.ends).toMatchObject({ mute: 1, stalled: 1, lost: 0 });
  });
});

it('an end has a name by its code, whoever ended it', () => {
  expect([1000, 1001, 1005, 1006, undefined, 1002, 1009].map(reasonOfLeaving)).toEqual([
    ...['left', 'left', 'left', 'lost', 'lost', 'misbehaved', 'misbehaved'],
  ]);
  expect([1000, 1001, 1008, 1013, 4401].map(reasonOfClosing)).toEqual(endReasons.slice(0, 5));
});
