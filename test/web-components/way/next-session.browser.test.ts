import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import type { OwnProgramme } from '../../../server/programme/own-programme.contract.ts';
import '../../../web-components/styles/page.css';
import '../../../web-components/way/leave-line.ts';
import { rememberPlace } from '../../../web-components/way/last-place.ts';
import '../../../web-components/way/way-page.ts';
import { wayToSession } from '../../../web-components/way/way-to-session.ts';
import { axeFaults } from '../../support/axe.ts';
import { codeOf, marked, newWayWorld } from './town.ts';

let world: ReturnType<typeof newWayWorld>;
const home = location.href;

beforeEach(async () => {
  world = newWayWorld();
  localStorage.clear();
  await caches.delete('causeway-own-page');
  await screen.viewport(390, 844);
});
afterEach(() => {
  render(html``, document.body);
  history.replaceState(null, '', home);
  vi.useRealTimers();
});

function open(address: string) {
  history.replaceState(null, '', address);
  render(html`<cw-way-page .server=${world.server} .kept=${world.keeping}></cw-way-page>`, document.body);
}
const text = (words: string | RegExp) => expect.element(screen.getByText(words));

/** The one session that was marked, and what became of it since. */
function changed(programme: OwnProgramme, ...changes: OwnProgramme['sessions'][number]['changes']): OwnProgramme {
  return { ...programme, sessions: [{ ...programme.sessions[0]!, changes }] };
}
const move = {
  ...{ at: '2026-11-20T08:00:00.000Z', kind: 'moved' as const },
  before: { room: 'Silk Hall', placeKey: 'silk', startsAt: '2026-11-24T07:30:00.000Z' },
};

it('who walks to a hall that their session has left is asked at once, and led to the other', async () => {
  world.favourites = marked(40, 'silk');
  open(`/p/${codeOf('gate')}?to=${codeOf('silk')}`);
  await expect.element(screen.getByRole('heading', { name: 'Silk Hall', level: 2 })).toBeVisible();
  await vi.waitFor(() => expect(world.server.news).toHaveBeenCalled());
  world.favourites = changed(marked(20, 'lantern'), move);
  world.tellNews();
  await text(/Your session has moved to Lantern Hall. It starts at \d\d:\d\d/).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  await screen.getByRole('link', { name: 'Show the way there' }).click();
  await expect.element(screen.getByRole('heading', { name: 'Lantern Hall', level: 2 })).toBeVisible();
  await expect.element(screen.getByText(/Your session has moved/)).not.toBeInTheDocument();
});

it('at a sign a move and a cancellation come by themselves, until they were seen', async () => {
  world.favourites = marked(40, 'silk');
  open(`/p/${codeOf('gate')}`);
  await text(/It starts in (40|39) min in Silk Hall/).toBeVisible();
  await vi.waitFor(() => expect(world.server.news).toHaveBeenCalled());
  world.favourites = changed(marked(20, 'lantern'), move);
  world.tellNews();
  await text(/^Moved: now in Lantern Hall, /).toBeVisible();
  await text(/It starts in (20|19) min in Lantern Hall/).toBeVisible();
  const off = { at: '2026-11-20T08:05:00.000Z', kind: 'cancelled' as const };
  const cancelled = changed(marked(20, 'lantern'), off, move);
  world.favourites = { ...cancelled, sessions: [{ ...cancelled.sessions[0]!, isCancelled: true }] };
  world.tellNews();
  await text('Cancelled: it does not take place.').toBeVisible();
  await expect.element(screen.getByText('Your next session')).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'I have seen it' }).click();
  await expect.element(screen.getByText('What has changed')).not.toBeInTheDocument();
});

it('who is not signed in is not listened for, nor asked for each minute, but when somebody looks again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  open(`/p/${codeOf('gate')}`);
  await expect.element(screen.getByRole('heading', { name: 'South Gate', level: 2 })).toBeVisible();
  await vi.waitFor(() => expect(world.server.favourites).toHaveBeenCalled());
  await vi.advanceTimersByTimeAsync(180_000);
  expect(world.server.favourites).toHaveBeenCalledTimes(1);
  expect(world.server.news).not.toHaveBeenCalled();
  vi.useRealTimers();
  world.favourites = marked(40, 'silk');
  document.dispatchEvent(new Event('visibilitychange'));
  await text('Your next session').toBeVisible();
});

it('step-free is chosen at the sign, and from then on says when to leave', async () => {
  world.favourites = marked(7, 'lantern');
  open(`/p/${codeOf('silk')}`);
  await text(/Leave in [23] min/).toBeVisible();
  await screen.getByRole('switch', { name: 'Step-free' }).click();
  await text('Leave now').toBeVisible();
  await text('Step-free: 5 min, with steps: 2 min').toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('where no way is without steps, that is said instead of when others must leave', async () => {
  localStorage.setItem('causeway.way-profile', 'step_free');
  world.favourites = marked(14, 'balcony');
  open(`/p/${codeOf('silk')}`);
  await text('There is no step-free way to Balcony.').toBeVisible();
  await expect.element(screen.getByText(/^\s*Leave/)).not.toBeInTheDocument();
});

it('from the last sign a session is as far as this phone walks', async () => {
  rememberPlace(codeOf('silk'), Date.now());
  const far = () => wayToSession('lantern', { server: world.server, kept: world.keeping });
  const walking = await far();
  expect(walking?.profile).toBe('walking');
  localStorage.setItem('causeway.way-profile', 'step_free');
  expect(await far()).toEqual({ ...walking, profile: 'step_free' });
  localStorage.setItem('causeway.way-profile', 'luggage');
  expect((await far())?.seconds).toBeGreaterThan(walking?.seconds ?? 0);
});

it.each(['ltr', 'rtl'])('each time of the line stands under where its stretch begins, %s', async (dir) => {
  const nowMs = Date.UTC(2026, 10, 24, 7, 5, 30);
  const at = (minutes: number) => nowMs - 30_000 + minutes * 60_000;
  render(
    html`<div dir=${dir} style="width: 326px"><cw-leave-line .nowMs=${nowMs} .leaveMs=${at(1)} .thereMs=${at(31)} .startsMs=${at(33)} .timeZone=${'UTC'}></cw-leave-line></div>`,
    document.body,
  );
  await text('07:36').toBeVisible();
  const { renderRoot } = document.querySelector('cw-leave-line')!;
  const startOf = (each: Element) => each.getBoundingClientRect()[dir === 'rtl' ? 'right' : 'left'];
  const marks = [...renderRoot.querySelectorAll('li')];
  expect(marks.map((each) => each.querySelector('b')?.textContent)).toEqual(['07:05', '07:06', '07:36', '07:38']);
  for (const each of marks.slice(0, 3))
    expect(Math.abs(startOf(each.querySelector('.bed')!) - startOf(each.querySelector('b')!))).toBeLessThan(3);
  const edges = marks.map((each) => each.querySelector('.told')!.getBoundingClientRect());
  for (const [i, edge] of edges.entries()) {
    const next = edges[i + 1];
    if (next) expect(dir === 'rtl' ? edge.left - next.right : next.left - edge.right).toBeGreaterThanOrEqual(-1);
  }
  expect(renderRoot.querySelector('ol')!.scrollWidth).toBeLessThanOrEqual(326);
});
