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
beforeEach(() => vi.clearAllMocks());
afterEach(() => render(html``, document.body));
const show = () => render(html`<cw-own-next .server=${server} .page=${ownPage()}></cw-own-next>`, document.body);

it('says what is next, when to leave for it from the sign that was opened last, and what comes later', async () => {
  const [next, later] = [marked(8, 'lantern'), marked(200, 'silk', 'Cables under old stones')];
  server.favourites.mockResolvedValueOnce({ ...next, sessions: [...next.sessions, ...later.sessions] });
  server.wayTo.mockResolvedValueOnce({ href: '/p/K7M4?to=0VW3', seconds: 420, stepFreeSeconds: 540 });
  show();
  await expect.element(screen.getByText('It starts in 7 min in Lantern Hall.')).toBeVisible();
  await expect.element(screen.getByText('Leave now')).toBeVisible();
  await expect.element(screen.getByText('Walking: 7 min, step-free: 9 min')).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Show the way' })).toHaveAttribute('href', '/p/K7M4?to=0VW3');
  await expect.element(screen.getByText('Cables under old stones')).toBeVisible();
  expect(server.wayTo).toHaveBeenCalledWith('lantern');
  expect(await axeFaults(document.body)).toEqual([]);
});

it('says what is next where nobody knows the way, and nothing where nothing is marked or can be asked', async () => {
  show();
  await expect.element(screen.getByText('It starts in 7 min in Lantern Hall.')).toBeVisible();
  await expect.element(screen.getByRole('link')).not.toBeInTheDocument();
  render(html``, document.body);
  server.favourites.mockRejectedValueOnce(noAnswer());
  show();
  await vi.waitFor(() => expect(server.favourites).toHaveBeenCalledTimes(2));
  await expect.element(screen.getByRole('heading')).not.toBeInTheDocument();
});
