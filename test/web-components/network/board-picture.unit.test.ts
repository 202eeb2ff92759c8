import { beforeEach, expect, it } from 'vitest';
import type { View } from '../../../web-components/live/view.ts';
import { BoardPicture } from '../../../web-components/network/board-picture.ts';
import { Roster } from '../../../web-components/network/roster.ts';
import { type LoadsState, stateOf } from '../../../web-components/network/sights.ts';
import { columnsOf, hotspotOf, nowMs, say, saysOf } from './sights.ts';

const roster = new Roster('a', [hotspotOf('LH-1'), hotspotOf('LH-2')]);
const at = (ms: number) => new Date(ms).toISOString();
const columns = columnsOf(2);
say(columns, 0, saysOf('busy'));
const live = (newestMs = nowMs, more: Partial<LoadsState> = {}): View<LoadsState> => ({
  status: 'live',
  at: at(nowMs),
  value: { roster: 'a', columns, head: { newestAt: at(newestMs) }, ...more },
});
const states = () => roster.hotspots.map((_, row) => picture.board && stateOf(picture.board, row));

let picture: BoardPicture;
beforeEach(() => {
  picture = new BoardPicture();
});

it('shows nothing before both the hotspots and their loads have come', () => {
  picture.update({ status: 'loading' }, roster, nowMs, 0);
  expect(picture.board).toBeUndefined();
  picture.update(live(), undefined, nowMs, 0);
  expect([picture.board, picture.inventory]).toEqual([undefined, 'a']);
  picture.update(live(), roster, nowMs, 0);
  expect(states()).toEqual(['busy', 'silent']);
});

it('makes nothing anew when nothing changed', () => {
  const view = live();
  picture.update(view, roster, nowMs, 0);
  const { board } = picture;
  picture.update(view, roster, nowMs + 500, 0);
  expect(picture.board).toBe(board);
});

it('keeps what it showed while loads of another list have come and that list has not', () => {
  picture.update(live(), roster, nowMs, 0);
  const { board } = picture;
  const longer = columnsOf(3);
  const other = live(nowMs, { roster: 'b', columns: longer });
  picture.update(other, roster, nowMs + 500, 0);
  expect(picture).toMatchObject({ board, inventory: 'b' });
  const next = new Roster('b', [hotspotOf('LH-0'), ...roster.hotspots]);
  picture.update(other, next, nowMs + 1000, 0);
  expect(picture.board).toEqual({ roster: next, columns: longer });
});

const unreported = (sinceMs: number, more: Partial<LoadsState> = {}) =>
  live(sinceMs, { head: { newestAt: at(sinceMs), unreportedSince: at(sinceMs) }, ...more });

it('is stale when the server says that nobody reports, and no longer when somebody does', () => {
  picture.update(live(), roster, nowMs, 0);
  expect(picture).toMatchObject({ staleSinceMs: undefined, isWithoutReadings: false });
  picture.update(unreported(nowMs), roster, nowMs + 31_000, 0);
  expect(picture).toMatchObject({ staleSinceMs: nowMs, isWithoutReadings: true });
  picture.update(live(nowMs + 32_000), roster, nowMs + 32_000, 0);
  expect(picture).toMatchObject({ staleSinceMs: undefined, isWithoutReadings: false });
});

it('tells how old it is by this machine’s clock, once it is known how far the server’s is ahead', () => {
  const serverAheadMs = 3_600_000;
  const view = unreported(nowMs + serverAheadMs - 120_000);
  picture.update(view, roster, nowMs, undefined);
  expect(picture.isWithoutReadings).toBe(true);
  picture.update(view, roster, nowMs, serverAheadMs);
  expect(picture.staleSinceMs).toBe(nowMs - 120_000);
});

it('tells since when something needs attention by the server’s clock', () => {
  const serverAheadMs = -3_600_000;
  const full = columnsOf(2);
  for (const row of [0, 1]) say(full, row, saysOf('overloaded'));
  picture.update(live(nowMs + serverAheadMs, { columns: full }), roster, nowMs, serverAheadMs);
  expect(picture.attentions?.map(({ since }) => since)).toEqual([at(nowMs + serverAheadMs), at(nowMs + serverAheadMs)]);
});

const stale = (sinceMs: number, more: Partial<LoadsState>) => ({
  ...live(sinceMs, more),
  status: 'stale' as const,
  since: at(sinceMs),
});
it.each([-5, 5])('counts in one time what a server tells whose clock is %i minutes ahead', (aheadMin) => {
  const serverAheadMs = aheadMin * 60_000;
  const since = at(nowMs + serverAheadMs);
  picture.update({ ...stale(0, {}), since, isServersTime: true }, roster, nowMs + 60_000, serverAheadMs);
  expect(picture.staleSinceMs).toBe(nowMs);
});

const told = () => picture.attentions?.map(({ id, since, isAtLeast = false }) => ({ id, since, isAtLeast }));

it.each([
  ['the server', stale],
  ['every collector', unreported],
])(
  'counts on from when it was first so after %s was away for ten minutes, and knows no beginning of what is new then',
  (_, away) => {
    picture.update(live(), roster, nowMs, 0);
    const full = columnsOf(2);
    say(full, 0, saysOf('overloaded'));
    say(full, 1, saysOf('busy'));
    for (let s = 1; s <= 10; s += 1) picture.update(live(nowMs, { columns: full }), roster, nowMs + s * 1000, 0);
    const old = away(nowMs + 10_000, { columns: full });
    for (let s = 11; s <= 600; s += 1) picture.update(old, roster, nowMs + s * 1000, 0);
    const fuller = columnsOf(2);
    for (const row of [0, 1]) say(fuller, row, saysOf('overloaded'));
    picture.update(live(nowMs, { columns: fuller }), roster, nowMs + 601_000, 0);
    expect(told()).toEqual([
      { id: 'over-one LH-1', since: at(nowMs + 1000), isAtLeast: false },
      { id: 'over-one LH-2', since: at(nowMs + 601_000), isAtLeast: true },
    ]);
  },
);

it('tells in its sentences what the hotspot carries now, also in the seconds after the cause is over', () => {
  const loads = columnsOf(2);
  const clients = () => picture.attentions?.map(({ sights }) => sights[0]?.clients);
  const tell = (second: number, its: number) => {
    say(loads, 0, saysOf(its > 50 ? 'overloaded' : 'ok', { clients: its }));
    say(loads, 1, saysOf('ok'));
    picture.update(live(nowMs, { columns: loads }), roster, nowMs + second * 1000, 0);
    return clients();
  };
  expect(tell(0, 61)).toEqual([61]);
  expect(tell(1, 55)).toEqual([55]);
  expect(tell(2, 23)).toEqual([23]);
});

it('lets go of what is over also when nothing changes any more', () => {
  const loads = columnsOf(2);
  say(loads, 0, saysOf('overloaded'));
  say(loads, 1, saysOf('ok'));
  picture.update(live(nowMs, { columns: loads }), roster, nowMs, 0);
  say(loads, 0, saysOf('ok'));
  const view = live(nowMs, { columns: loads });
  for (let s = 1; s < 5; s += 1) picture.update(view, roster, nowMs + s * 1000, 0);
  expect(picture.attentions).toHaveLength(1);
  picture.update(view, roster, nowMs + 5000, 0);
  expect(picture.attentions).toEqual([]);
});

it('shows nothing any more to who may not see it any more, and all of it when the role is given back', () => {
  const problem = {
    type: 'about:blank',
    title: 'Your role may not do this.',
    status: 403,
    code: 'request.role_needed',
  };
  const view = live();
  picture.update(view, roster, nowMs, 0);
  picture.update({ status: 'error', problem }, roster, nowMs + 500, 0);
  expect(picture).toMatchObject({ board: undefined, attentions: undefined, staleSinceMs: undefined });
  picture.update(view, roster, nowMs + 1000, 0);
  expect(states()).toEqual(['busy', 'silent']);
  expect(picture.attentions).toBeDefined();
});

it('is stale, but keeps what it shows, when the server is not heard', () => {
  const view = live();
  picture.update(view, roster, nowMs, 0);
  if (view.status !== 'live') throw new Error('it is live');
  picture.update({ status: 'stale', value: view.value, since: at(nowMs + 5000) }, roster, nowMs + 6000, 0);
  expect(picture).toMatchObject({ staleSinceMs: nowMs + 5000, isWithoutReadings: false });
  expect(states()).toEqual(['busy', 'silent']);
});
