import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { OwnSession } from '../../../server/programme/own-programme.contract.ts';
import { ApiProblem, noAnswer } from '../../../web-components/api/problem.ts';
import '../../../web-components/sessions/sessions-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { hall, idOf, newSessionsWorld, session } from './sessions-world.ts';

// Where a sign was read last is kept by the browser, which other pages' tests share.
beforeEach(async () => {
  localStorage.clear();
  await caches.delete('causeway-own-page');
});
afterEach(() => render(html``, document.body));

type World = ReturnType<typeof newSessionsWorld>;
async function open(world: World, width = 390) {
  await screen.viewport(width, 844);
  render(html`<cw-sessions-page .server=${world.server} .kept=${world.keeping}></cw-sessions-page>`, document.body);
  await expect.element(screen.getByRole('heading', { name: 'Programme', level: 2 })).toBeVisible();
}
const star = (title: string) => screen.getByRole('button', { name: new RegExp(`^Mark(ed)?: ${title}$`) });
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());
const titles = () =>
  screen
    .getByRole('heading', { level: 5 })
    .elements()
    .map((each) => each.textContent?.trim());
const away = async () => Promise.reject(noAnswer());

const varied = (): OwnSession[] => [
  session(1, -10, { title: { en: 'Running' }, isFull: true }),
  session(2, 20, {
    title: { en: 'Café of Waters' },
    track: { name: { en: 'Canals' } },
    placesLeft: 35,
    room: hall('Tea House'),
  }),
  session(3, 50, { title: { en: 'Overlapping' }, speakers: [{ name: 'Lin Duchuan', affiliation: 'Weft' }] }),
  session(4, 3000, {
    title: { en: 'Late one' },
    isCancelled: true,
    endsAt: new Date(Date.now() + 3_060 * 60_000).toISOString(),
  }),
];

it('shows what is on first, whether there is room, and the way to the hall', async () => {
  const world = newSessionsWorld(varied());
  await open(world);
  await expect.element(screen.getByRole('heading', { name: 'On now' })).toBeVisible();
  expect(titles()[0]).toBe('Running');
  await shown('Full: nobody is let in any more.').toBeVisible();
  await screen.getByText('Search and choose').click();
  await screen.getByRole('searchbox').fill('cafe');
  await expect.poll(titles).toEqual(['Café of Waters']);
  await shown('Places left: about 35').toBeVisible();
  expect(screen.getByRole('link', { name: /Show the way/ }).elements()).toHaveLength(0);
  await screen.getByRole('searchbox').fill('LIN');
  await expect.poll(titles).toEqual(['Overlapping']);
  await expect
    .element(screen.getByRole('link', { name: 'Show the way: Overlapping' }))
    .toHaveAttribute('href', '/p/?to=K7M4');
  await screen.getByRole('searchbox').fill('nobody');
  await shown('Nothing of the programme is like this.').toBeVisible();
  await screen.getByRole('searchbox').fill('late');
  await shown('Cancelled: it does not take place.').toBeVisible();
  expect(document.querySelector('cw-sessions-page')).toBeDefined();
});

it('a star works with one tap and by keyboard, and is told; two at the same time are told', async () => {
  const world = newSessionsWorld(varied());
  world.marked.set(idOf(2), new Date().toISOString());
  await open(world);
  await screen.getByText('Search and choose').click();
  await screen.getByRole('searchbox').fill('overlapping');
  await expect.element(star('Overlapping')).toHaveAttribute('aria-pressed', 'false');
  await star('Overlapping').click();
  await expect.element(star('Overlapping')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(star('Overlapping')).toHaveTextContent(/^\s*Marked\s*$/);
  await shown('You have marked this for the same time: Café of Waters').toBeVisible();
  await expect.element(screen.getByText('Marked: you are told what becomes of it.')).toHaveAttribute('role', 'status');
  expect([...world.marked.keys()]).toEqual([idOf(2), idOf(3)]);
  (star('Overlapping').element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
  await expect.element(star('Overlapping')).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => [...world.marked.keys()]).toEqual([idOf(2)]);
});

it('what is marked without network waits, survives the page, and is sent when the network is back', async () => {
  const world = newSessionsWorld([session(1, 20)]);
  await open(world);
  world.before = away;
  await star('Talk 1').click();
  await shown('Waits for the network: it is sent then.').toBeVisible();
  await shown(/No network. The programme is as it was/).toBeVisible();
  expect(world.marked.size).toBe(0);
  render(html``, document.body);
  await open(world);
  await expect.element(star('Talk 1')).toHaveAttribute('aria-pressed', 'true');
  world.before = async () => undefined;
  window.dispatchEvent(new Event('online'));
  await expect.poll(() => [...world.marked.keys()]).toEqual([idOf(1)]);
  await expect
    .poll(() =>
      screen
        .getByText(/Waits for the network/)
        .elements()
        .filter((each) => !each.closest('[role=status]')),
    )
    .toEqual([]);
  await expect.element(star('Talk 1')).toHaveAttribute('aria-pressed', 'true');
});

it('marks of one delegate are never sent for another', async () => {
  const world = newSessionsWorld([session(1, 20)]);
  await open(world);
  world.before = away;
  await star('Talk 1').click();
  await shown(/Waits for the network/).toBeVisible();
  render(html``, document.body);
  world.delegateId = idOf(998);
  world.before = async () => undefined;
  await open(world);
  await expect.element(star('Talk 1')).toHaveAttribute('aria-pressed', 'false');
  expect(world.server.mark).toHaveBeenCalledTimes(1);
});

it('a change comes by itself, stands on top until it was seen, and not again', async () => {
  const world = newSessionsWorld([session(1, 20)]);
  world.marked.set(idOf(1), new Date().toISOString());
  await open(world);
  await expect.poll(() => world.server.news.mock.calls.length).toBe(1);
  world.sessions = [session(1, 50, { room: hall('Lantern Hall') })];
  const before = { room: 'Silk Hall', startsAt: session(1, 20).startsAt };
  world.changes.set(idOf(1), [
    { at: new Date().toISOString(), kind: 'moved', before },
    { at: new Date().toISOString(), kind: 'rescheduled', before },
  ]);
  world.tellNews();
  await shown(/^Moved: now in Lantern Hall, /).toBeVisible();
  await shown(/^Before: .*Silk Hall.?$/).toBeVisible();
  await screen.getByRole('button', { name: 'I have seen it' }).click();
  await expect.poll(() => screen.getByText('What has changed').elements()).toEqual([]);
  render(html``, document.body);
  await open(world);
  expect(screen.getByText('What has changed').elements()).toEqual([]);
});

it('the link of the calendar is made when it is asked for, and shown once', async () => {
  const world = newSessionsWorld([session(1, 20)]);
  await open(world);
  await screen.getByText('In your calendar').click();
  await screen.getByRole('button', { name: 'Make a link' }).click();
  const link = screen.getByRole('link', { name: 'Follow what I marked' });
  await expect.element(link).toHaveAttribute('href', 'webcal://venue.example/api/calendars/x/favourites.ics');
  expect(world.server.makeCalendar).toHaveBeenCalledTimes(1);
});

it('who is not signed in is told how to come in, and nothing is kept', async () => {
  const world = newSessionsWorld([session(1, 20)]);
  await open(world);
  await expect.poll(() => world.kept).toBeDefined();
  world.before = async () =>
    Promise.reject(new ApiProblem({ type: 'about:blank', title: 'x', status: 401, code: 'request.link_needed' }));
  window.dispatchEvent(new Event('online'));
  await expect.element(screen.getByRole('heading', { name: 'Open your link' })).toBeVisible();
  expect(world.kept).toBeUndefined();
});

it.each([390, 1440])('stands without faults at %d pixels, with all of it open', async (width) => {
  const world = newSessionsWorld(varied());
  world.marked.set(idOf(2), new Date().toISOString());
  world.marked.set(idOf(3), new Date().toISOString());
  world.changes.set(idOf(2), [{ at: new Date().toISOString(), kind: 'retitled', before: { title: 'Tea' } }]);
  await open(world, width);
  await screen.getByText('What it is about').first().click();
  await shown('Of silk and water.').toBeVisible();
  await screen.getByText('Search and choose').click();
  await screen.getByText('In your calendar').click();
  expect(await axeFaults(document.querySelector('cw-sessions-page')!)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});
