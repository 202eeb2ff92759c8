import { beforeEach, expect, it } from 'vitest';
import { unreportedAfterMs } from '../../../server/hotspots/hotspots.contract.ts';
import type { View } from '../../../web-components/live/view.ts';
import { BoardPicture, type LoadsState } from '../../../web-components/network/board-picture.ts';
import { hotspotOf, loadOf, nowMs } from './sights.ts';

const hotspots = [hotspotOf('LH-1'), hotspotOf('LH-2')];
const at = (ms: number) => new Date(ms).toISOString();
const live = (value: Partial<LoadsState>): View<LoadsState> => ({
  status: 'live',
  at: at(nowMs),
  value: { inventory: 'a', loads: { 'LH-1': loadOf('busy') }, newestAt: at(nowMs), ...value },
});

let picture: BoardPicture;
beforeEach(() => {
  picture = new BoardPicture();
});

it('shows nothing before both the hotspots and their loads have come', () => {
  picture.update({ status: 'loading' }, hotspots, nowMs, 0);
  expect(picture.sights).toBeUndefined();
  picture.update(live({}), undefined, nowMs, 0);
  expect([picture.sights, picture.inventory]).toEqual([undefined, 'a']);
  picture.update(live({}), hotspots, nowMs, 0);
  expect(picture.sights?.map(({ state }) => state)).toEqual(['busy', 'silent']);
});

it('makes nothing anew when nothing changed', () => {
  const view = live({});
  picture.update(view, hotspots, nowMs, 0);
  const { sights } = picture;
  picture.update(view, hotspots, nowMs + 500, 0);
  expect(picture.sights).toBe(sights);
});

it('is stale once no reading of any hotspot has come for half a minute', () => {
  picture.update(live({}), hotspots, nowMs, 0);
  picture.update(live({}), hotspots, nowMs + unreportedAfterMs, 0);
  expect(picture.staleSinceMs).toBeUndefined();
  picture.update(live({}), hotspots, nowMs + unreportedAfterMs + 1, 0);
  expect(picture).toMatchObject({ staleSinceMs: nowMs, isWithoutReadings: true });
  picture.update(live({ newestAt: at(nowMs + 31_000) }), hotspots, nowMs + 31_000, 0);
  expect(picture.staleSinceMs).toBeUndefined();
});

it('goes by when readings come, whatever the clocks of collectors and of this machine say', () => {
  const collectorBehindMs = 300_000;
  for (const second of [0, 20, 40, 60]) {
    const newestAt = at(nowMs + second * 1000 - collectorBehindMs);
    picture.update(live({ newestAt }), hotspots, nowMs + second * 1000, 0);
  }
  expect(picture.staleSinceMs).toBeUndefined();
});

it('knows at once that what it finds on opening is old, by the server’s clock', () => {
  const serverAheadMs = 3_600_000;
  picture.update(live({ newestAt: at(nowMs + serverAheadMs - 120_000) }), hotspots, nowMs, serverAheadMs);
  expect(picture.staleSinceMs).toBe(nowMs - 120_000);
});

it('is stale, but keeps what it shows, when the server is not heard', () => {
  const view = live({});
  picture.update(view, hotspots, nowMs, 0);
  if (view.status !== 'live') throw new Error('it is live');
  picture.update({ status: 'stale', value: view.value, since: at(nowMs + 5000) }, hotspots, nowMs + 6000, 0);
  expect(picture).toMatchObject({ staleSinceMs: nowMs + 5000, isWithoutReadings: false });
  expect(picture.sights).toHaveLength(2);
});
