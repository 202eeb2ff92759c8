import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import '../../../web-components/styles/page.css';
import '../../../web-components/way/way-page.ts';
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
  vi.useRealTimers();
});

function open(address: string) {
  history.replaceState(null, '', address);
  render(html`<cw-way-page .server=${world.server} .kept=${world.keeping}></cw-way-page>`, document.body);
}
const steps = () =>
  screen
    .getByRole('listitem')
    .elements()
    .map((each) => each.textContent?.replaceAll(/\s+/g, ' ').trim());
const way = (from: string, to: string) => `/p/${codeOf(from)}?to=${codeOf(to)}`;
const heading = (name: string) => screen.getByRole('heading', { name, level: 2 });

it('says where one is, small what its name card says, and asks where to', async () => {
  open(`/p/${codeOf('silk')}`);
  await expect.element(heading('Silk Hall')).toBeVisible();
  await expect.element(screen.getByText('丝厅')).toBeVisible();
  await expect.element(screen.getByText('About this place')).toBeVisible();
  await expect.element(screen.getByRole('heading', { name: 'Where to?' })).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: /Toilet.*1 min/ }))
    .toHaveAttribute('href', way('silk', 'toilet'));
  await expect.element(screen.getByText('Water Town Congress')).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('a code with a wrong sign is told before anything is asked of it', async () => {
  const right = codeOf('silk');
  open(`/p/${right.slice(0, 3)}${right.endsWith('0') ? '1' : '0'}`);
  await expect.element(screen.getByText(/is no code: one of its signs is wrong/)).toBeVisible();
  expect(world.server.card).not.toHaveBeenCalled();
  await expect.element(screen.getByRole('heading', { name: 'Where are you?' })).toBeVisible();
});

it('by keyboard alone: a place is found in any language, and its way is read', async () => {
  open(`/p/${codeOf('gate')}`);
  const search = screen.getByRole('searchbox');
  await expect.element(search).toBeVisible();
  (search.element() as HTMLElement).focus();
  await userEvent.keyboard('灯');
  await expect.element(screen.getByRole('link', { name: /Lantern Hall/ })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(heading('Lantern Hall')).toBeVisible();
  expect(location.search).toBe(`?to=${codeOf('lantern')}`);
  await vi.waitFor(() => expect(steps()).toHaveLength(3));
  expect(steps()[0]).toMatch(/^Go along Warp Canal Quay.*100 m$/);
  expect(steps()[1]).toMatch(/^Cross Old Bridge.*steps: 18.*100 m$/);
  expect(steps()[2]).toBe('You are there: Lantern Hall');
  expect(await axeFaults(document.body)).toEqual([]);
  history.back();
  await expect.element(heading('South Gate')).toBeVisible();
});

it('step-free is in plain sight with its minutes, leads around, and is remembered', async () => {
  open(way('silk', 'lantern'));
  const stepFree = screen.getByRole('switch', { name: /Step-free/ });
  await expect.element(stepFree).toHaveTextContent('5 min');
  await stepFree.click();
  await expect.element(screen.getByText('Cross Flat Bridge', { exact: false })).toBeVisible();
  await expect.element(stepFree).toHaveTextContent('with steps: 2 min');
  render(html``, document.body);
  open(way('silk', 'lantern'));
  await expect.element(screen.getByRole('switch', { name: /Step-free/ })).toHaveAttribute('aria-checked', 'true');
});

it('where there is no way, it says why, how near one can come, and who helps', async () => {
  localStorage.setItem('causeway.way-profile', 'step_free');
  open(way('silk', 'balcony'));
  await expect.element(screen.getByText('There is no step-free way to Balcony.')).toBeVisible();
  await expect.element(screen.getByRole('link', { name: /Lantern Hall/ })).toBeVisible();
  await expect.element(screen.getByRole('link', { name: /Help Desk/ })).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('the next session is told with when to leave, and its way with how early one is', async () => {
  world.favourites = marked(14, 'lantern');
  open(`/p/${codeOf('silk')}`);
  await expect.element(screen.getByText(/It starts in 1[34] min in Lantern Hall./)).toBeVisible();
  await expect.element(screen.getByText(/Leave in (9|10) min/)).toBeVisible();
  await expect.element(screen.getByText('Walking: 2 min, step-free: 5 min')).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  await screen.getByRole('link', { name: 'Show the way' }).click();
  await expect.element(screen.getByText(/1[12] min early/)).toBeVisible();
});

it('when the way is crowded, one is told to leave earlier', async () => {
  world.favourites = marked(6, 'lantern');
  world.told = conditions({
    crowd: { [numberOf('old-bridge')]: 3.9, [numberOf('flat-bridge')]: 3.9, [numberOf('to-flat-bridge')]: 3.9 },
  });
  open(`/p/${codeOf('silk')}`);
  await expect.element(screen.getByText('Leave now')).toBeVisible();
});

it('a way that was given stays for little, and is left for much, with why', async () => {
  open(way('silk', 'lantern'));
  await expect.element(screen.getByText('Cross Old Bridge', { exact: false })).toBeVisible();
  world.told = conditions({ crowd: { [numberOf('old-bridge')]: 1.3 } });
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.element(screen.getByText('crowded now')).toBeVisible();
  await expect.element(screen.getByText('Cross Old Bridge', { exact: false })).toBeVisible();
  const closure = { walkways: [numberOf('old-bridge')], startsAt: '2020-01-01T00:00:00Z', reason: { en: 'Slippery' } };
  world.told = conditions({ closures: [closure] });
  document.dispatchEvent(new Event('visibilitychange'));
  await expect
    .element(screen.getByText('The way that you were shown is closed now. This is another one.'))
    .toBeVisible();
  await expect.element(screen.getByText('Cross Flat Bridge', { exact: false })).toBeVisible();
});

it('without network the way is there after one visit; a crowd of long ago is no crowd, and how old all is, is told', async () => {
  open(way('silk', 'lantern'));
  await expect.element(heading('Lantern Hall')).toBeVisible();
  await vi.waitFor(() => expect(world.kept.graph).toBeDefined());
  render(html``, document.body);
  world.isAway = true;
  const crowd = { [numberOf('old-bridge')]: 4 };
  world.kept.conditions = conditions({ at: new Date(Date.now() - 10 * 60_000).toISOString(), crowd });
  open(way('silk', 'lantern'));
  await expect.element(screen.getByText('Cross Old Bridge', { exact: false })).toBeVisible();
  await expect.element(screen.getByText(/What is closed or crowded is known as of/)).toBeVisible();
  await expect.element(screen.getByText('crowded now')).not.toBeInTheDocument();
});

it('a crowd of a minute ago counts also without network', async () => {
  open(way('silk', 'lantern'));
  await vi.waitFor(() => expect(world.kept.graph).toBeDefined());
  render(html``, document.body);
  world.isAway = true;
  world.kept.conditions = conditions({ crowd: { [numberOf('old-bridge')]: 1.5 } });
  open(way('silk', 'lantern'));
  await expect.element(screen.getByText('crowded now')).toBeVisible();
});

it('a long walk outside can be left to another program, to the entrance', async () => {
  open(way('silk', 'hotel'));
  const amap = screen.getByRole('link', { name: 'Amap' });
  await expect.element(amap).toHaveAttribute('href', expect.stringMatching(/^https:\/\/uri\.amap\.com\/navigation\?/));
  await expect
    .element(screen.getByRole('link', { name: 'Google Maps' }))
    .toHaveAttribute('href', expect.stringMatching(/travelmode=walking/));
});

it('other ways are offered, and the map keeps its room before it is there', async () => {
  open(way('silk', 'lantern'));
  const map = screen.getByRole('heading', { name: 'Map' });
  await expect.element(map).toBeInTheDocument();
  const { height } = document.documentElement.getBoundingClientRect();
  await vi.waitFor(() => expect(world.server.drawing).toHaveBeenCalled());
  expect(document.documentElement.getBoundingClientRect().height).toBe(height);
});
