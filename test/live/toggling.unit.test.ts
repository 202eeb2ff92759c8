import { describe, expect, it } from 'vitest';
import { DomainError, defineFaults } from '../../server/kernel/domain-error.ts';
import type { Revision } from '../../server/live/hub.contract.ts';
import { newBarePage } from '../support/bare-page.ts';
import { LiveWorld, water } from '../support/live-world.ts';

type Page = ReturnType<typeof newBarePage>;

const leaves = (page: Page, canal: string) => page.says({ type: 'unsubscribe', topic: 'water', params: { canal } });
const returns = (page: Page, canal: string, revision: Revision) =>
  page.says({ type: 'subscribe', topic: 'water', params: { canal }, revision });

/** A name for each number: a, b, … z, ba, bb … */
const canalOf = (n: number) =>
  [...n.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');

describe('Pages that follow and leave again and again', () => {
  /** For ten seconds, ten times in each. */
  async function toggle(world: LiveWorld, count = 1) {
    const pages = Array.from({ length: count }, () => newBarePage(world));
    for (let turn = 0; turn < 100; turn += 1) {
      for (const page of pages) page.follows('grand');
      await world.time.advance(50);
      for (const page of pages) leaves(page, 'grand');
      await world.time.advance(50);
    }
    expect(pages.map(({ ended }) => ended)).toEqual(pages.map(() => undefined));
    return pages;
  }

  it.each([1, 20])('have the source read no more often than the topic allows: %i of them', async (count) => {
    const world = new LiveWorld();
    await toggle(world, count);
    expect(world.reads).toBeGreaterThan(10);
    expect(world.reads).toBeLessThanOrEqual(10 * water.maxHz + 1);
  });

  it('nor is a thing looked for more often that there is not', async () => {
    const faults = defineFaults('canals', { unknown: ['not_found', 'There is no such canal.'] });
    const world = new LiveWorld();
    world.beforeRead = () => {
      throw new DomainError(faults.unknown);
    };
    const [page] = await toggle(world);
    expect(new Set(page?.problems)).toEqual(new Set(['canals.unknown']));
    expect(world.reads).toBeLessThanOrEqual(10 * water.maxHz + 1);
  });

  it('and one that comes while another waits for the state is not told the one of long ago as the newest', async () => {
    const world = new LiveWorld();
    const [first, second] = [newBarePage(world), newBarePage(world)];
    first.follows('grand');
    await world.time.advance(300);
    leaves(first, 'grand');
    world.set({ level: 5 });
    first.follows('grand');
    second.follows('grand');
    await world.time.advance(300);
    for (const page of [first, second]) expect(page.frames.at(-1)).toMatchObject({ type: 'snapshot' });
    expect(second.frames.map((frame) => ('state' in frame ? frame.state : frame.type))).toEqual([{ level: 5 }]);
  });
});

it('What was read while nobody followed is not told as the newest to the next page', async () => {
  const world = new LiveWorld();
  const [first, second] = [newBarePage(world), newBarePage(world)];
  first.follows('grand');
  await world.time.advance(300);
  let answer: () => void = () => undefined;
  world.beforeRead = () => new Promise<void>((resolve) => (answer = resolve));
  world.set({ level: 1 });
  await world.time.advance(300);
  leaves(first, 'grand');
  answer();
  await world.time.advance(300);
  world.beforeRead = () => undefined;
  world.set({ level: 5 });
  second.follows('grand');
  await world.time.advance(300);
  expect(second.frames.map((frame) => ('state' in frame ? frame.state : frame.type))).toEqual([{ level: 5 }]);
});

describe('What nobody follows any more', () => {
  const unhurried = { framesAtOnce: 1e6, socketsPerActor: 1e6 };

  /** A page follows so many canals, one after the other, and leaves each; with the revision that it had of each. */
  async function visit(world: LiveWorld, page: Page, count: number): Promise<Revision[]> {
    const had: Revision[] = [];
    for (let n = 0; n < count; n += 1) {
      page.follows(canalOf(n));
      await world.time.advance(25);
      leaves(page, canalOf(n));
      const last = page.frames.findLast((frame) => 'revision' in frame);
      if (last && 'revision' in last) had.push(last.revision);
    }
    expect(had).toHaveLength(count);
    return had;
  }

  it('is remembered for pages that return, but of thousands only what was left last', async () => {
    const world = new LiveWorld({ limits: { ...unhurried, lingeringInstances: 10 } });
    const page = newBarePage(world);
    const had = await visit(world, page, 30);
    for (const [n, expected] of [
      [29, 'level'],
      [20, 'level'],
      [19, 'snapshot'],
      [0, 'snapshot'],
    ] as const) {
      returns(page, canalOf(n), had[n]!);
      await world.time.advance(300);
      expect([n, page.frames.at(-1)?.type]).toEqual([n, expected]);
    }
  });

  it('is not read, and forgotten after a while', async () => {
    const world = new LiveWorld({ limits: { ...unhurried, idleMs: 1e9, lingerMs: 60_000 } });
    const page = newBarePage(world);
    const had = await visit(world, page, 5);
    const before = world.reads;
    await world.time.advance(30_000);
    expect(world.reads).toBe(before);
    returns(page, canalOf(0), had[0]!);
    await world.time.advance(31_000);
    expect(page.frames.findLast(({ type }) => type !== 'tide')).toMatchObject({ type: 'level' });
    returns(page, canalOf(1), had[1]!);
    await world.time.advance(300);
    expect(page.frames.at(-1)).toMatchObject({ type: 'snapshot', declared: 'gap' });
  });
});

describe('Of all that there is', () => {
  it('pages follow so much at once and no more; whoever is refused may as soon as something is left', async () => {
    const world = new LiveWorld({ limits: { instances: 3 } });
    const [first, second] = [newBarePage(world), newBarePage(world)];
    for (const canal of ['a', 'b', 'c', 'd']) first.follows(canal);
    second.follows('a');
    second.follows('e');
    await world.time.advance(300);
    expect([first.problems, second.problems]).toEqual([['live.too_much_followed'], ['live.too_much_followed']]);
    leaves(first, 'b');
    second.follows('e');
    await world.time.advance(300);
    expect(second.problems).toHaveLength(1);
    expect(world.hub.figures().followed.get('water')).toEqual({ instances: 3, subscriptions: 4 });
  });
});
