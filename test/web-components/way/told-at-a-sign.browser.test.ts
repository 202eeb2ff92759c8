import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import '../../../web-components/styles/page.css';
import { keepMap } from '../../../web-components/way/keep-map.ts';
import '../../../web-components/way/way-page.ts';
import { placeCodeOf } from '../../../server/wayfinding/places/place-code.ts';
import { axeFaults } from '../../support/axe.ts';
import { codeOf, conditions, marked, newWayWorld, numberOf } from './town.ts';

let world: ReturnType<typeof newWayWorld>;
const home = location.href;

beforeEach(async () => {
  world = newWayWorld();
  localStorage.clear();
  await screen.viewport(390, 844);
});
afterEach(() => {
  render(html``, document.body);
  history.replaceState(null, '', home);
});

function open(address: string) {
  history.replaceState(null, '', address);
  render(html`<cw-way-page .server=${world.server} .kept=${world.keeping}></cw-way-page>`, document.body);
}
const way = (from: string, to: string) => `/p/${codeOf(from)}?to=${codeOf(to)}`;
const heading = (name: string) => screen.getByRole('heading', { name, level: 2 });
const lookAgain = () => document.dispatchEvent(new Event('visibilitychange'));
const closure = (ids: string[], en: string, more: { until?: string; startsAt?: string } = {}) => ({
  ...{ walkways: ids.map(numberOf), startsAt: '2020-01-01T00:00:00Z', reason: { en } },
  ...more,
});
/** With a right check digit, and no place's. */
const nobodys = placeCodeOf(1);
const wrong = `${nobodys.slice(0, 3)}${nobodys.endsWith('0') ? '1' : '0'}`;

it('who is led another way for a closure reads why, and of no closure elsewhere', async () => {
  open(way('silk', 'lantern'));
  await expect.element(screen.getByText('Cross Old Bridge', { exact: false })).toBeVisible();
  world.told = conditions({
    closures: [closure(['old-bridge'], 'Slippery after rain'), closure(['quay'], 'Boats are unloaded')],
  });
  lookAgain();
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/is closed now.*Reason: Slippery after rain/);
  await expect.element(screen.getByText('Boats are unloaded', { exact: false })).not.toBeInTheDocument();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('where a closure leaves a way that would wait for its end, it is the closure that is told', async () => {
  open(way('silk', 'lantern'));
  await expect.element(screen.getByText('Cross Old Bridge', { exact: false })).toBeVisible();
  const until = new Date(Date.now() + 3 * 3_600_000).toISOString();
  world.told = conditions({ closures: [closure(['old-bridge'], 'A procession passes', { until })] });
  lookAgain();
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/closed now.*Reason: A procession passes/);
});

it('where all ways are closed, why is told; what is closed next year is no reason', async () => {
  const next = closure(['old-bridge'], 'Painted', { startsAt: '2099-01-01T00:00:00Z' });
  const bridges = closure(['old-bridge', 'flat-bridge'], 'High water');
  world.told = conditions({ closures: [bridges, next, closure(['lane'], 'A market')] });
  open(way('silk', 'lantern'));
  await expect.element(screen.getByText('All ways to Lantern Hall are closed now.')).toBeVisible();
  await expect.element(screen.getByText('Reason: High water')).toBeVisible();
  await expect.element(screen.getByText(/Painted|A market/)).not.toBeInTheDocument();
});

it('a code that no place has, or none that may be shown, is told so that it holds for both', async () => {
  open(`/p/${nobodys}`);
  await expect
    .element(screen.getByText(/No place that may be shown has the code .*open the link of your invitation/))
    .toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('who has opened their link is not sent to it', async () => {
  world.favourites = marked(14, 'lantern');
  open(`/p/${nobodys}`);
  await expect
    .element(screen.getByText(`No place that may be shown has the code ${nobodys}. Check its letters.`))
    .toBeVisible();
  open(`/p/${codeOf('silk')}`);
});

it('at a sign who has opened no link reads how places inside are shown; who has, does not', async () => {
  open(`/p/${codeOf('silk')}`);
  const told = screen.getByText(/Places inside are shown once you have opened the link/);
  await expect.element(told).toBeVisible();
  render(html``, document.body);
  world.favourites = marked(14, 'lantern');
  open(`/p/${codeOf('silk')}`);
  await expect.element(screen.getByText('Your next session')).toBeVisible();
  await expect.element(told).not.toBeInTheDocument();
});

it.each([
  [nobodys, `No place that may be shown has the code ${nobodys}`],
  [wrong, `${wrong} is no code: one of its signs is wrong`],
])('a destination %s in the address that leads nowhere is told, and another can be chosen', async (to, words) => {
  open(`/p/${codeOf('silk')}?to=${to}`);
  await expect.element(heading('Silk Hall')).toBeVisible();
  await expect.element(screen.getByText(words)).toBeVisible();
  await screen.getByRole('link', { name: /Toilet/ }).click();
  await expect.element(heading('Toilet by the canal')).toBeVisible();
  await expect.element(screen.getByText(words)).not.toBeInTheDocument();
});

it('a typed code of no place is told as that of a sign is', async () => {
  open(`/p/${codeOf('silk')}`);
  await screen.getByRole('searchbox').fill(nobodys);
  await expect.element(screen.getByText(`No place that may be shown has the code ${nobodys}`)).toBeVisible();
});

it('who stands at the way out reads that it is here, not of another one far off', async () => {
  open(`/p/${codeOf('gate')}`);
  await expect.element(screen.getByText('Way out')).toBeVisible();
  expect(screen.getByText('Way out').element().parentElement?.textContent).toMatch(/Way out\s*here/);
  await expect.element(screen.getByRole('link', { name: /Way out/ })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('link', { name: /Toilet.*min/ })).toBeVisible();
});

it('without network one word says so, for ears as well, and nothing moves', async () => {
  world.kept.graph = await world.server.graph(undefined);
  open(way('silk', 'lantern'));
  await expect.element(heading('Lantern Hall')).toBeVisible();
  await vi.waitFor(() => expect(world.kept.conditions).toBeDefined());
  const topOf = () => heading('Lantern Hall').element().getBoundingClientRect().top;
  const before = topOf();
  world.isAway = true;
  lookAgain();
  const word = screen.getByText('No network', { exact: true });
  await expect.element(word).toBeVisible();
  expect(word.element().getAttribute('role')).toBe('status');
  expect(topOf()).toBe(before);
  expect(await axeFaults(document.body)).toEqual([]);
  world.isAway = false;
  lookAgain();
  await expect.element(word).not.toBeInTheDocument();
});

it('the map is kept for when there is no network though nobody has looked at it, unless data is dear', async () => {
  const keepDrawing = vi.spyOn(world.keeping, 'keepDrawing');
  open(`/p/${codeOf('silk')}`);
  await expect.element(heading('Silk Hall')).toBeVisible();
  await vi.waitFor(() => expect(keepDrawing).toHaveBeenCalledTimes(1));
  render(html``, document.body);
  localStorage.clear();
  const saving = vi.spyOn(navigator as { connection?: unknown }, 'connection', 'get');
  saving.mockReturnValue({ saveData: true });
  await keepMap({ server: world.server, kept: world.keeping }, 'another');
  expect(keepDrawing).toHaveBeenCalledTimes(1);
  saving.mockRestore();
});
