import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { AttentionKeeper } from '../../../web-components/network/attention-keeper.ts';
import type { Found } from '../../../web-components/network/cause.ts';
import { boardOf, hotspotsIn, nowMs } from './sights.ts';

const { roster } = boardOf(hotspotsIn('ok', 1, 'A'));
const over = (zoneId: string, weight: number, more: Partial<Found> = {}): Found => ({
  id: `over ${zoneId}`,
  kind: 'zone_overloaded',
  zoneId,
  busy: 0,
  ofAll: 9,
  rows: [0],
  weight,
  ...(more as object),
});
const empty: Found = { id: 'empty', kind: 'empty_amid_full', rows: [0], weight: 0.7 };

let keeper: AttentionKeeper;
beforeEach(() => {
  keeper = new AttentionKeeper();
});
const keep = (second: number, ...found: Found[]) => keeper.keep(nowMs + second * 1000, roster, found);
/** Looks each second, as a page does that hears its server. */
function watch(fromS: number, untilS: number, ...found: Found[]) {
  for (let second = fromS; second < untilS; second += 1) keep(second, ...found);
  return keep(untilS, ...found);
}
const ids = (kept: readonly Found[]) => kept.map(({ id }) => id);
const at = (second: number) => new Date(nowMs + second * 1000).toISOString();

it('tells the newest figures at once, in the order of some seconds ago', () => {
  keep(0, over('a', 10), over('b', 9));
  const newest = over('b', 30, { rows: [0, 0, 0] });
  expect(keep(2, over('a', 10), newest)).toMatchObject([{ id: 'over a' }, { id: 'over b', rows: [0, 0, 0] }]);
  expect(ids(keep(5, over('a', 10), newest))).toEqual(['over b', 'over a']);
});

it('tells of a new cause at once', () => {
  keep(0, over('a', 10));
  expect(ids(keep(1, over('a', 10), over('b', 20)))).toEqual(['over b', 'over a']);
});

it('lets a cause that is over go with the next wording', () => {
  keep(0, over('a', 10));
  expect(ids(keep(4))).toEqual(['over a']);
  expect(ids(keep(5))).toEqual([]);
});

it('keeps the order while weights change a little', () => {
  keep(0, over('a', 10), over('b', 9.9));
  expect(ids(keep(6, over('a', 9.8), over('b', 10.4)))).toEqual(['over a', 'over b']);
  expect(ids(keep(12, over('a', 9.8), over('b', 20)))).toEqual(['over b', 'over a']);
});

it('counts an age from when it was first so, and says that it may be longer when it found it so', () => {
  watch(0, 7, over('a', 10));
  const [b, a] = keep(8, over('a', 10), over('b', 20));
  expect(a).toMatchObject({ since: at(0), isAtLeast: true });
  expect(b).toMatchObject({ since: at(8), isAtLeast: false });
});

it('takes what comes back within a minute for what it was, and what comes back later for new', () => {
  watch(0, 8, over('a', 10));
  watch(9, 40);
  expect(keep(41, over('a', 10))[0]).toMatchObject({ since: at(0) });
  watch(42, 149);
  expect(keep(150, over('a', 10))[0]).toMatchObject({ since: at(150), isAtLeast: false });
});

it('goes on counting what was so before an outage and is so after it, however long that was', () => {
  keep(0);
  watch(1, 60, over('a', 10));
  // Nothing is heard for an hour and a half, and not all at once then.
  keep(5460);
  expect(watch(5461, 5470, over('a', 10))[0]).toMatchObject({ since: at(1), isAtLeast: false });
});

it('says that it may be longer of what began while nothing was heard, or came back then', () => {
  watch(0, 20, over('a', 10), over('b', 9), over('c', 8));
  watch(21, 30, over('a', 10), over('c', 8));
  const [a, b, c, d] = keep(123, over('a', 10), over('b', 9), over('c', 8), over('d', 7));
  expect([a, c]).toMatchObject([{ since: at(0) }, { since: at(0) }]);
  expect([b, d]).toMatchObject([
    { id: 'over b', since: at(123), isAtLeast: true },
    { id: 'over d', since: at(123), isAtLeast: true },
  ]);
});

it('believes for a minute that nobody is there yet', () => {
  expect(watch(0, 59, empty)).toEqual([]);
  expect(ids(keep(61, empty))).toEqual(['empty']);
});

it('never tells of what is over for longer than a few seconds, nor later of what is new', () => {
  const moments = fc.array(fc.subarray(['a', 'b', 'c', 'd']), { maxLength: 80 });
  fc.assert(
    fc.property(moments, (all) => {
      const its = new AttentionKeeper();
      for (const [half, zones] of all.entries()) {
        const told = ids(
          its.keep(
            nowMs + half * 500,
            roster,
            zones.map((zone) => over(zone, 5)),
          ),
        );
        for (const zone of zones) expect(told).toContain(`over ${zone}`);
        const recent = all.slice(Math.max(0, half - 10), half + 1).flat();
        for (const id of told) expect(recent.map((zone) => `over ${zone}`)).toContain(id);
      }
    }),
  );
});
