import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { AttentionKeeper } from '../../../web-components/network/attention-keeper.ts';
import type { Attention } from '../../../web-components/network/cause.ts';
import { boardOf, hotspotsIn, nowMs } from './sights.ts';

const { roster } = boardOf(hotspotsIn('ok', 1, 'A'));
const over = (zoneId: string, weight: number): Attention => ({
  id: `over ${zoneId}`,
  kind: 'zone_overloaded',
  zoneId,
  busy: 0,
  ofAll: 9,
  rows: [0],
  sights: [],
  weight,
});
const empty: Attention = { id: 'empty', kind: 'empty_amid_full', rows: [0], sights: [], weight: 0.7 };

let keeper: AttentionKeeper;
beforeEach(() => {
  keeper = new AttentionKeeper();
});
const keep = (second: number, ...found: Attention[]) => keeper.keep(nowMs + second * 1000, roster, found);
const ids = (attentions: readonly Attention[]) => attentions.map(({ id }) => id);

it('leaves sentences as they are for some seconds, then words them anew', () => {
  const first = keep(0, over('a', 10));
  expect(keep(2, over('a', 30))).toBe(first);
  expect(keep(5, over('a', 30))[0]).toMatchObject({ weight: 30 });
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
  keep(0, over('a', 10));
  const [b, a] = keep(8, over('a', 10), over('b', 20));
  expect(a).toMatchObject({ since: new Date(nowMs).toISOString(), isAtLeast: true });
  expect(b).toMatchObject({ since: new Date(nowMs + 8000).toISOString(), isAtLeast: false });
  keep(16);
  expect(keep(40, over('a', 10))[0]).toMatchObject({ since: new Date(nowMs).toISOString() });
  keep(50);
  expect(keep(150, over('a', 10))[0]).toMatchObject({ since: new Date(nowMs + 150_000).toISOString() });
});

it('believes for a minute that nobody is there yet', () => {
  expect(keep(0, empty)).toEqual([]);
  expect(keep(59, empty)).toEqual([]);
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
