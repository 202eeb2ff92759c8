import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import { noAnswer } from '../../../web-components/api/problem.ts';
import '../../../web-components/delegate/own-next.ts';
import '../../../web-components/styles/page.css';
import type { WayToSession } from '../../../web-components/way/way-to-session.ts';
import { axeFaults } from '../../support/axe.ts';
import { marked } from '../way/town.ts';
import { ownPage } from './own-pages.ts';

const server = {
  favourites: vi.fn(async () => marked(8, 'lantern')),
  wayTo: vi.fn(async (): Promise<WayToSession | undefined> => undefined),
};
beforeEach(async () => {
  vi.clearAllMocks();
  localStorage.clear();
  await caches.delete('causeway-own-page');
});
afterEach(() => render(html``, document.body));
const show = () => render(html`<cw-own-next .server=${server} .page=${ownPage()}></cw-own-next>`, document.body);

it('says what is next, when to leave for it from the sign that was opened last, and what comes later', async () => {
  const [next, later] = [marked(8, 'lantern'), marked(200, 'silk', 'Cables under old stones')];
  server.favourites.mockResolvedValueOnce({ ...next, sessions: [...next.sessions, ...later.sessions] });
  server.wayTo.mockResolvedValueOnce({ href: '/p/K7M4?to=0VW3', seconds: 420, stepFreeSeconds: 540 });
  show();
  await expect.element(screen.getByText(/It starts in [78] min in Lantern Hall./)).toBeVisible();
  await expect.element(screen.getByText('Leave now')).toBeVisible();
  await expect.element(screen.getByText('Walking: 7 min, step-free: 9 min')).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Show the way' })).toHaveAttribute('href', '/p/K7M4?to=0VW3');
  await expect.element(screen.getByText('Cables under old stones')).toBeVisible();
  expect(server.wayTo).toHaveBeenCalledWith('lantern');
  expect(await axeFaults(document.body)).toEqual([]);
});

it('says what is next where nobody knows the way, and nothing where nothing is marked or can be asked', async () => {
  show();
  await expect.element(screen.getByText(/It starts in [78] min in Lantern Hall./)).toBeVisible();
  await expect.element(screen.getByRole('link')).not.toBeInTheDocument();
  render(html``, document.body);
  server.favourites.mockRejectedValueOnce(noAnswer());
  show();
  await vi.waitFor(() => expect(server.favourites).toHaveBeenCalledTimes(2));
  await expect.element(screen.getByRole('heading')).not.toBeInTheDocument();
});

it('what was marked and is moved or cancelled is told, though nothing else is next, until it was seen', async () => {
  const programme = marked(60, 'lantern');
  const before = { room: 'Silk Hall', startsAt: programme.sessions[0]!.startsAt, placeKey: 'silk' };
  const { sessions } = programme;
  const moved = { ...sessions[0]!, changes: [{ at: '2026-11-20T08:00:00.000Z', kind: 'moved' as const, before }] };
  const off = { at: '2026-11-20T08:05:00.000Z', kind: 'cancelled' as const };
  server.favourites.mockResolvedValueOnce({ ...programme, sessions: [moved] });
  show();
  await expect.element(screen.getByText(/^Moved: now in Lantern Hall, /)).toBeVisible();
  await expect.element(screen.getByText(/^Before: .*Silk Hall/)).toBeVisible();
  server.favourites.mockResolvedValue({
    ...programme,
    sessions: [{ ...moved, isCancelled: true, changes: [off, ...moved.changes] }],
  });
  show();
  await expect.element(screen.getByText('Cancelled: it does not take place.')).toBeVisible();
  expect(screen.getByText('Your next session').elements()).toEqual([]);
  expect(await axeFaults(document.body)).toEqual([]);
  await screen.getByRole('button', { name: 'I have seen it' }).click();
  await expect.poll(() => screen.getByText('What has changed').elements()).toEqual([]);
  const asked = server.favourites.mock.calls.length;
  render(html``, document.body);
  show();
  await expect.poll(() => server.favourites.mock.calls.length).toBeGreaterThan(asked);
  await vi.waitFor(async () => expect(await caches.match('/sessions/changes-seen')).toBeDefined());
  expect(screen.getByText('What has changed').elements()).toEqual([]);
  server.favourites.mockImplementation(async () => marked(8, 'lantern'));
});

it('who takes no steps is told by the step-free way when to leave', async () => {
  server.favourites.mockResolvedValueOnce(marked(16, 'lantern'));
  server.wayTo.mockResolvedValueOnce({
    href: '/p/K7M4?to=0VW3',
    profile: 'step_free',
    seconds: 60,
    stepFreeSeconds: 1140,
  });
  show();
  await expect.element(screen.getByText('Leave now')).toBeVisible();
  await expect.element(screen.getByText('Step-free: 19 min, with steps: 1 min')).toBeVisible();
});
