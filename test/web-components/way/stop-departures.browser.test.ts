import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import { loadLanguage } from '../../../web-components/styles/locale.ts';
import '../../../web-components/styles/page.css';
import '../../../web-components/way/way-page.ts';
import { axeFaults } from '../../support/axe.ts';
import { boatsIn, closedFor, codeOf, harbour } from './harbour.ts';
import { conditions, newWayWorld } from './town.ts';

let world: ReturnType<typeof newWayWorld>;
const home = location.href;

beforeEach(async () => {
  world = newWayWorld();
  world.server.graph = async (held) => (held === harbour.key ? undefined : harbour);
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T06:00:00Z') });
  world.told = conditions();
  await screen.viewport(390, 844);
});
afterEach(async () => {
  render(html``, document.body);
  history.replaceState(null, '', home);
  vi.useRealTimers();
  await loadLanguage(new URLSearchParams({ lang: 'en' }), ['en']);
  delete document.documentElement.dataset.theme;
});

function open(address: string) {
  history.replaceState(null, '', address);
  render(html`<cw-way-page .server=${world.server} .kept=${world.keeping}></cw-way-page>`, document.body);
}
const stop = (key: string) => open(`/p/${codeOf(key)}`);
const list = () => screen.getByRole('list', { name: 'Next departures' });
const element = () => document.querySelector('cw-way-page')?.renderRoot.querySelector('cw-stop-departures');
/** A line for each ride, as it is read aloud. */
const told = () =>
  [...(element()?.renderRoot.querySelectorAll('ul > li') ?? [])].map((row) =>
    [...row.querySelectorAll('.line, .times li, p.times')]
      .map((part) => part.textContent?.replaceAll(/\s+/g, ' ').trim())
      .join(' | '),
  );
const look = () => document.dispatchEvent(new Event('visibilitychange'));
const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

it('at a pier one reads when the next three boats leave, where to, and how often the others go', async () => {
  world.told = boatsIn([0, 6, 16, 40]);
  stop('pier');
  await expect
    .poll(told)
    .toEqual([
      'Boat boat to East Pier | about every 10 min',
      'Canal boat to Middle Pier | now | 6 min | 16 min',
      'Shuttle bus to Gate | about every 8 min',
    ]);
  await expect.element(screen.getByText('as of 14:00')).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('as time passes they are counted down, the one that left is gone, and nothing moves', async () => {
  world.told = boatsIn([6, 16, 75]);
  stop('pier');
  await expect.poll(told).toContain('Canal boat to Middle Pier | 6 min | 16 min | 15:15');
  const { height, y } = element()!.getBoundingClientRect();
  pass(2);
  await expect.poll(told).toContain('Canal boat to Middle Pier | 4 min | 14 min | 15:15');
  pass(5);
  world.told = boatsIn([12]);
  look();
  await expect.poll(told).toContain('Canal boat to Middle Pier | 12 min');
  expect(element()!.getBoundingClientRect()).toMatchObject({ height, y });
});

it('without network the last that was heard counts for as long as it holds; then only how often each goes', async () => {
  world.kept.graph = harbour;
  world.kept.conditions = boatsIn([6, 16], { ago: 2 });
  world.isAway = true;
  stop('pier');
  await expect.poll(told).toContain('Canal boat to Middle Pier | 6 min | 16 min');
  await expect.element(screen.getByText('as of 13:58', { exact: true })).toBeVisible();
  const { height } = element()!.getBoundingClientRect();
  pass(1.2);
  await expect.poll(told).toContain('Canal boat to Middle Pier | about every 10 min');
  await expect.element(screen.getByText('no times since 13:58')).toBeVisible();
  expect(element()!.getBoundingClientRect().height).toBe(height);
});

it('where the feed is not fresh, or none is followed, it says how often each goes and promises no time', async () => {
  stop('pier');
  await expect.poll(told).toContain('Canal boat to Middle Pier | about every 10 min');
  await expect.element(screen.getByText(/as of|no times/)).not.toBeInTheDocument();
});

it('what comes later does not move them: not the name card, not the times', async () => {
  let bring = () => undefined as unknown;
  const card = world.server.card;
  world.server.card = (code) => new Promise((resolve, reject) => (bring = () => card(code).then(resolve, reject)));
  world.server.card = vi.fn(world.server.card);
  stop('pier');
  await expect.element(list()).toBeVisible();
  const before = element()!.getBoundingClientRect();
  world.told = boatsIn([6]);
  look();
  await expect.poll(told).toContain('Canal boat to Middle Pier | 6 min');
  bring();
  await expect.poll(() => world.server.card).toHaveBeenCalled();
  const after = element()!.getBoundingClientRect();
  expect([after.y, after.height]).toEqual([before.y, before.height]);
});

it('a ride that is closed keeps its line and says so, with when it goes again where that is known', async () => {
  world.told = closedFor(20);
  stop('pier');
  await expect
    .poll(told)
    .toEqual([
      'Boat boat to East Pier | about every 10 min',
      'Canal boat to Middle Pier | closed now',
      'Shuttle bus to Gate | again from 14:20',
    ]);
});

it('a stop from which nothing goes says that; another place says nothing of rides', async () => {
  stop('old-stop');
  await expect.element(screen.getByText('None from here is known.')).toBeVisible();
  stop('inn');
  dispatchEvent(new PopStateEvent('popstate'));
  await expect.element(screen.getByRole('heading', { name: 'Weaver Inn' })).toBeVisible();
  await expect.element(screen.getByText('Next departures')).not.toBeInTheDocument();
});

it('a step of the way says when the boat leaves that it takes, and how long until then', async () => {
  world.told = boatsIn([0, 6, 16]);
  open(`/p/${codeOf('inn')}?to=${codeOf('middle-pier')}`);
  await expect.element(screen.getByText(/^\s*Take the boat Canal boat to/)).toBeVisible();
  await expect.element(screen.getByText('leaves at 14:06, in 6 min')).toBeVisible();
  await expect.element(screen.getByText(/wait: 5 min/)).toBeVisible();
  await expect.element(screen.getByText('A long walk outside', { exact: false })).not.toBeInTheDocument();
  expect(await axeFaults(document.body)).toEqual([]);
  pass(2);
  await expect.element(screen.getByText('leaves at 14:06, in 4 min')).toBeVisible();
});

it('a step by headway says how often it leaves, and so does one whose departures are too old', async () => {
  open(`/p/${codeOf('inn')}?to=${codeOf('gate')}`);
  await expect.element(screen.getByText(/leaves about every 8 min/)).toBeVisible();
  render(html``, document.body);
  world.told = boatsIn([6]);
  open(`/p/${codeOf('inn')}?to=${codeOf('middle-pier')}`);
  await expect.element(screen.getByText('leaves at 14:06, in 6 min')).toBeVisible();
  world.isAway = true;
  pass(3.2);
  await expect.element(screen.getByText(/leaves about every 10 min/)).toBeVisible();
});

it.each(['ar', 'es', 'fr', 'ru', 'zh-CN'] as const)('stands on a narrow phone in %s, in the dark', async (language) => {
  await loadLanguage(new URLSearchParams({ lang: language }), [language]);
  document.documentElement.dataset.theme = 'dark';
  world.told = boatsIn([0, 6, 75]);
  stop('pier');
  await expect.poll(() => told().length).toBe(3);
  await expect.poll(() => told()[0]).not.toMatch(/about every/);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  for (const times of element()!.renderRoot.querySelectorAll('.times'))
    expect(times.getBoundingClientRect().height).toBe(32);
  expect(await axeFaults(document.body)).toEqual([]);
});
