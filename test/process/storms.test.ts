import { expect, it, onTestFinished } from 'vitest';
import { attack } from '../faults/storms/attack.ts';
import { attacks } from '../faults/storms/attacks.ts';
import { databaseAway } from '../faults/storms/database-away.ts';
import { slow } from '../faults/storms/slow.ts';
import { storm } from '../faults/storms/storm.ts';

/*
 * Each with few boards and for a short while, on a machine that does other things as well: times are bounds that hold
 * with five times slack. The figures are told by `npm run faults -- storm`, `slow`, `attack` and `database-away`.
 */

const small = {
  isCompiled: false,
  // Last in, first out, as it was started.
  atEnd: (close: () => Promise<unknown>) => void onTestFinished(async () => void (await close())),
};

it('boards that lose their server all at once are level again soon, and people are scanned meanwhile', async () => {
  const { cut, killed } = await storm({ ...small, boards: 60, hotspots: 200, scansPerSecond: 20, seconds: 4 });
  for (const back of [cut, killed]) {
    expect(back.boards).toBe(60);
    expect(back.allMs).toBeLessThan(10_000);
  }
});

it('boards that stop reading hold at most 64 KiB of the server, and cost the others nothing', async () => {
  const boards = { boards: 40, stalled: 4 };
  const found = await slow({ ...small, ...boards, hotspots: 5000, changing: 200, seconds: 9 });
  expect(found.mostWaiting).toBeGreaterThan(16 * 1024);
  expect(found.mostWaiting).toBeLessThanOrEqual(64 * 1024);
  expect(found.ended + found.level).toBe(4);
  expect(found.lostBoards).toBe(0);
  expect(found.frameP99.during).toBeLessThan(5 * Math.max(found.frameP99.before, 200));
});

it('attackers of every kind are thrown out, hold next to nothing, and cost no board its socket', async () => {
  const kinds = Object.keys(attacks);
  const found = await attack({ ...small, boards: 20, attackers: kinds.length, seconds: 14 });
  expect(Object.keys(found.slowestOut).sort()).toEqual([...kinds].sort());
  for (const [kind, ms] of Object.entries(found.slowestOut)) expect.soft(ms, kind).toBeLessThan(13_000);
  expect(found.moreBytes).toBeLessThan(32 * 1024 * 1024);
  expect(found.lostBoards).toBe(0);
});

it('boards say that the database is away, keep their sockets, and are right soon after its return', async () => {
  const { hanging, refusing } = await databaseAway({ ...small, boards: 20, seconds: 12 });
  for (const { stale, allStaleMs, reopened, right, allRightMs } of [hanging, refusing]) {
    expect({ stale, reopened, right }).toEqual({ stale: 20, reopened: 0, right: 20 });
    expect(allStaleMs).toBeLessThan(20_000);
    expect(allRightMs).toBeLessThan(25_000);
  }
});
