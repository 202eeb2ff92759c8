import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hotspotStates } from '../../db/vocabulary.ts';
import { longestSilentAfterMs, silentAfterMs, unreportedAfterMs } from '../../server/hotspots/hotspots.contract.ts';
import { LoadColumns } from '../../server/hotspots/load-columns.ts';

const startMs = Date.parse('2026-11-20T10:00:00Z');
const [secondMs, minuteMs] = [1_000, 60_000];
const silent = hotspotStates.indexOf('silent');

/** How a hotspot reports: every so often, when in its round, and until when it lives. */
interface Way {
  readonly everyMs: number;
  readonly turnMs: number;
  readonly diesMs?: number;
}

interface Heard {
  readonly number: number;
  readonly ms: number;
}

/** What hotspots say for so long, but while their collectors are away; oldest first. */
function said(ways: readonly Way[], untilMs: number, isAway: (ms: number) => boolean = () => false): Heard[] {
  const all = ways.flatMap(({ everyMs, turnMs, diesMs = Infinity }, number) => {
    const times = Array.from({ length: Math.ceil(untilMs / everyMs) }, (_, round) => round * everyMs + turnMs);
    return times.filter((ms) => ms < Math.min(untilMs, diesMs) && !isAway(ms)).map((ms) => ({ number, ms }));
  });
  return all.sort((a, b) => a.ms - b.ms);
}

/** Tells what is said as it is said; `look` sees who is silent after each word. */
function follow(count: number, all: readonly Heard[], look: (silent: readonly number[], ms: number) => void) {
  const slots = Array.from({ length: count }, (_, number) => ({ number, code: `LH-${number}`, capacityClients: 50 }));
  const columns = new LoadColumns(slots);
  for (const { number, ms } of all) {
    columns.take({ number, atMs: startMs + ms, clients: number });
    const { state } = columns.columnsAt(startMs + ms).columns;
    look(
      slots.flatMap((_, row) => (state[row] === silent ? [row] : [])),
      ms,
    );
  }
  return columns;
}

/** How many turns there are in a round: one for all, one for each of two collectors, one for each hotspot. */
const round = (count: number, everyMs: number, turns = count): Way[] =>
  Array.from({ length: count }, (_, n) => ({ everyMs, turnMs: Math.floor(((n % turns) * everyMs) / turns) + n }));

/** Rounds after which each was heard twice: then it is known how often it is to be heard. */
const knownAfter = 2;

const rounds = fc.record({
  everyMs: fc.constantFrom(5 * secondMs, 10 * secondMs, minuteMs, 2 * minuteMs, 5 * minuteMs),
  turns: fc.constantFrom(1, 2, 6),
});

it('calls nobody silent who reports in turn, however long nobody was heard in between', () => {
  const outage = fc.record({
    afterRounds: fc.integer({ min: 3, max: 12 }),
    ms: fc.integer({ min: 1, max: 7_200_000 }),
  });
  fc.assert(
    fc.property(rounds, outage, ({ everyMs, turns }, { afterRounds, ms }) => {
      const [goneMs, backMs] = [afterRounds * everyMs, afterRounds * everyMs + ms];
      const all = said(round(6, everyMs, turns), backMs + 6 * everyMs, (at) => at >= goneMs && at < backMs);
      follow(6, all, (its, at) => {
        if (at >= knownAfter * everyMs) expect(its).toEqual([]);
      });
    }),
  );
});

it('calls one silent that died, in its usual time, however seldom all report and at the same time', () => {
  fc.assert(
    fc.property(rounds, fc.integer({ min: 3, max: 12 }), ({ everyMs, turns }, lives) => {
      const ways = round(6, everyMs, turns);
      const diesMs = lives * everyMs;
      ways[5] = { everyMs, turnMs: ways[5]!.turnMs, diesMs };
      const latestMs = diesMs + Math.max(silentAfterMs, 2.5 * everyMs) + 2 * everyMs;
      follow(6, said(ways, diesMs + 20 * everyMs + 2 * silentAfterMs), (its, at) => {
        if (at >= knownAfter * everyMs && at < diesMs + silentAfterMs - everyMs) expect(its).toEqual([]);
        if (at > latestMs) expect(its).toEqual([5]);
      });
    }),
  );
});

it('calls one silent that did not come back with the others, when they had their time again', () => {
  const ways = round(6, 10 * secondMs);
  ways[5] = { ...ways[5]!, diesMs: 2 * minuteMs };
  const backMs = 12 * minuteMs;
  const all = said(ways, backMs + 5 * minuteMs, (ms) => ms >= 2 * minuteMs && ms < backMs);
  follow(6, all, (its, ms) => {
    if (ms >= 10 * secondMs) expect(its).toEqual(ms > backMs + silentAfterMs ? [5] : []);
  });
});

it('leaves one silent that was so before nobody was heard', () => {
  const ways = round(6, 10 * secondMs);
  ways[5] = { ...ways[5]!, diesMs: 30 * secondMs };
  const all = said(ways, 20 * minuteMs, (ms) => ms >= 5 * minuteMs && ms < 10 * minuteMs);
  follow(6, all, (its, ms) => {
    if (ms > 3 * minuteMs) expect(its).toEqual([5]);
  });
});

it('lets those that report seldom stand beside those that report often', () => {
  const often = round(4, 10 * secondMs);
  const seldom = round(4, 5 * minuteMs);
  follow(8, said([...often, ...seldom], 3_600_000), (its, ms) => {
    if (ms >= knownAfter * 5 * minuteMs) expect(its).toEqual([]);
  });
});

it('waits for no hotspot longer than a quarter of an hour', () => {
  const ways = [...round(4, 10 * secondMs), { everyMs: 30 * minuteMs, turnMs: 0 }];
  follow(5, said(ways, 4 * 3_600_000), (its, ms) => {
    const agoMs = ms % (30 * minuteMs);
    if (ms > 40 * minuteMs && agoMs > 0) expect(its).toEqual(agoMs > longestSilentAfterMs ? [4] : []);
  });
});

it.each([
  ['half a minute', 10 * secondMs, unreportedAfterMs],
  ['a minute and a half', minuteMs, 1.5 * minuteMs],
  ['seven minutes and a half', 5 * minuteMs, 7.5 * minuteMs],
  ['a quarter of an hour', 60 * minuteMs, longestSilentAfterMs],
])('takes it that nobody reports after %s, where each reports every %i ms', (_words, everyMs, quietMs) => {
  const columns = follow(6, said(round(6, everyMs, 1), 6 * everyMs), () => undefined);
  expect(columns.quietMs()).toBeCloseTo(quietMs, -3);
});

it('goes by those that are heard when it waits for somebody to report', () => {
  const fast = round(4, 10 * secondMs).map((way) => ({ ...way, diesMs: 20 * minuteMs }));
  const slow = round(4, 5 * minuteMs, 1);
  const columns = follow(8, said([...fast, ...slow], 3_600_000), (its, ms) => {
    if (ms > 40 * minuteMs) expect(its).toEqual([0, 1, 2, 3]);
  });
  expect(columns.quietMs()).toBeCloseTo(7.5 * minuteMs, -3);
});
