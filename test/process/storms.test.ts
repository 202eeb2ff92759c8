import { describe, expect, it, type TestContext } from 'vitest';
import { attack } from '../faults/storms/attack.ts';
import { attacks } from '../faults/storms/attacks.ts';
import { staleWithinMs } from '../faults/storms/database-away.fault.ts';
import { databaseAway } from '../faults/storms/database-away.ts';
import { slow } from '../faults/storms/slow.ts';
import { storm } from '../faults/storms/storm.ts';

/*
 * What `npm run faults -- storm`, `slow`, `attack` and `database-away` promise, with few boards and for a short while,
 * on a machine that does other things as well. Bounds of time hold with five times slack, or are decided by limits of
 * the server's and not by the machine; how fast it is, only those commands tell.
 */

// Last in, first out, as it was started.
const small = ({ onTestFinished }: TestContext) => ({
  isCompiled: false,
  restSeconds: 2,
  atEnd: (close: () => Promise<unknown>) => onTestFinished(async () => void (await close())),
});

it('boards that lose their server all at once are level again soon, and people are scanned meanwhile', async (test) => {
  const { cut, killed } = await storm({ ...small(test), boards: 60, hotspots: 200, scansPerSecond: 20, seconds: 2 });
  for (const back of [cut, killed]) {
    expect(back.boards).toBe(60);
    expect(back.allMs).toBeLessThan(10_000);
  }
});

it('attackers of every kind are out in ten seconds, hold next to nothing, and cost no board its socket', async (test) => {
  const kinds = Object.keys(attacks);
  // Longer than they may stay: who was not thrown out has been there for too long.
  const found = await attack({ ...small(test), boards: 20, attackers: kinds.length, seconds: 12 });
  expect(Object.keys(found.slowestOut).sort()).toEqual([...kinds].sort());
  const withinMs = 10_000 + found.keptMs;
  for (const [kind, ms] of Object.entries(found.slowestOut)) expect.soft(ms, kind).toBeLessThanOrEqual(withinMs);
  const { before, during } = found.memory;
  expect(during.held - before.held).toBeLessThan(32 * 1024 * 1024);
  expect(found.lostBoards).toBe(0);
  for (const p99 of [found.frameP99, found.scanP99]) expect(p99.during).toBeLessThan(5 * Math.max(p99.before, 200));
});

/** Together, for they mostly wait: for what the kernels hold to be filled, and for boards to find out. */
describe.concurrent('boards', () => {
  it('that stop reading hold at most 64 KiB of the server, and cost the others nothing', async (test) => {
    const boards = { boards: 40, stalled: 4 };
    const found = await slow({ ...small(test), ...boards, hotspots: 5000, changing: 200, seconds: 4 });
    // Without what waited in the server, the kernels took all, and nothing was tried.
    expect(found.mostWaiting).toBeGreaterThan(16 * 1024);
    expect(found.mostWaiting).toBeLessThanOrEqual(64 * 1024);
    expect(found.ended + found.level).toBe(4);
    expect(found.lostBoards).toBe(0);
    expect(found.frameP99.during).toBeLessThan(5 * Math.max(found.frameP99.before, 200));
  });

  it('say that the database is away, keep their sockets, and are right within five seconds of its return', async (test) => {
    const { hanging, refusing } = await databaseAway({ ...small(test), boards: 20, seconds: 0 });
    for (const { stale, allStaleMs, reopened, right, allRightMs } of [hanging, refusing]) {
      expect({ stale, reopened, right }).toEqual({ stale: 20, reopened: 0, right: 20 });
      expect(allStaleMs).toBeLessThan(staleWithinMs + 4_000);
      expect(allRightMs).toBeLessThanOrEqual(5_000);
    }
  });
});
