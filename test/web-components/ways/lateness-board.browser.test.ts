import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeFaults } from '../../support/axe.ts';
import { inPage, lateness, open, refuse, tell, useWaysPage } from './ways-on-page.browser.ts';

useWaysPage();

const rows = () => page.getByRole('row').elements().slice(1);
const said = () => rows().map((row) => row.textContent?.replaceAll(/\s+/g, ' ').trim());

it('says in the header what to do, and lists the earliest first', async () => {
  await open('lateness', ['gate']);
  tell('lateness', lateness());
  await expect.element(page.getByText('Hold the start of “After the break” in Lantern Hall by 4 min:')).toBeVisible();
  await expect.element(page.getByText('35 of 120 will be late.')).toBeVisible();
  expect(said()[0]).toMatch(/After the break Lantern Hall 120 .*some come late 35 4 min 0/);
  expect(said()[1]).toMatch(/Locks and sluices Silk Hall 80 .*all in time 0 – 0/);
  expect(await axeFaults(document.body)).toEqual([]);
});

it('tells first of those who have no way at all', async () => {
  await open('lateness');
  const [later, first] = Object.entries(lateness().sessions);
  tell('lateness', lateness({ sessions: { [later![0]]: { ...later![1], cutOff: 15 }, [first![0]]: first![1] } }));
  await expect.element(page.getByText('Open a way to Silk Hall, or move “Locks and sluices”:')).toBeVisible();
  await expect.element(page.getByText('15 of 80 cannot come to it.')).toBeVisible();
  await expect.element(page.getByText('some have no way')).toBeVisible();
});

it('holds its places while nothing has come, says when nothing is on, and when no plan is there', async () => {
  await open('lateness');
  expect(page.getByRole('table').element().getAttribute('aria-busy')).toBe('true');
  tell('lateness', lateness({ sessions: {} }));
  await expect.element(page.getByRole('heading', { name: 'Nothing begins soon' })).toBeVisible();
  tell('lateness', { sessions: {} });
  await expect.element(page.getByRole('heading', { name: 'No plan yet' })).toBeVisible();
  refuse('lateness');
  await expect.element(page.getByText('Your role may not do this.')).toBeVisible();
});

it('says that it is old when the server is silent, and when the beat of the server is', async () => {
  await open('lateness');
  tell('lateness', lateness(), 'stale');
  await expect.element(page.getByText(/^No word from the server since/)).toBeVisible();
  tell('lateness', lateness());
  await expect.element(page.getByText(/^No word from the server since/)).not.toBeInTheDocument();
  tell('lateness', lateness({ at: new Date(Date.now() - 5 * 60_000).toISOString() }));
  await expect.element(page.getByText(/^No word from the server since/)).toBeVisible();
  await expect.element(page.getByText(/Hold the start/)).not.toBeInTheDocument();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('goes on a wall with its sentence, whatever was looked at, and back with Escape', async () => {
  await open('crowd');
  tell('lateness', lateness());
  await userEvent.click(page.getByRole('button', { name: 'Wall' }));
  await expect.element(page.getByRole('table')).toBeVisible();
  await expect.element(page.getByRole('main').getByText('35 of 120 will be late.')).toBeVisible();
  await expect.element(page.getByRole('navigation', { name: 'Ways' })).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('navigation', { name: 'Ways' })).toBeVisible();
});

it('has how it will be on the line of its row', async () => {
  await open('lateness');
  tell('lateness', lateness());
  await expect.element(page.getByText('all in time')).toBeVisible();
  const bottomOf = (words: Node) => {
    const range = document.createRange();
    range.selectNodeContents(words);
    return range.getBoundingClientRect().bottom;
  };
  for (const row of rows()) {
    const status = row.querySelector('.status')!;
    expect(Math.abs(bottomOf(status.lastChild!) - bottomOf(row.querySelector('.time')!))).toBeLessThan(1);
  }
});

it('keeps its head to two lines with a long title', async () => {
  await page.viewport(1440, 800);
  await open('lateness');
  const [[id, session]] = Object.entries(lateness().sessions).slice(1) as [[string, object]];
  const title = { en: 'Trust between machines without a centre' };
  tell('lateness', lateness({ sessions: { [id]: { ...session, title } } } as never));
  await expect.element(page.getByText('35 of 120 will be late.')).toBeVisible();
  const head = inPage('cw-page-header').shadowRoot!.querySelector('.sentence')!;
  expect(head.getBoundingClientRect().height).toBeLessThanOrEqual(52);
});

it('offers each what their role may do', async () => {
  await open('lateness', ['gate']);
  const offered = () =>
    page
      .getByRole('navigation', { name: 'Ways' })
      .getByRole('link')
      .elements()
      .map((link) => link.textContent?.trim());
  expect(offered()).toEqual(['Late', 'Crowd']);
  await open('lateness', ['desk']);
  await expect.poll(offered).toEqual(['Late', 'Crowd', 'Signs']);
  await open('lateness', ['supervisor']);
  await expect.poll(offered).toEqual(['Late', 'Closures', 'Crowd']);
});

it('on a phone shows each session as a block that needs no scrolling aside', async () => {
  await page.viewport(390, 800);
  await open('lateness');
  tell('lateness', lateness());
  await expect.element(page.getByText('Locks and sluices')).toBeVisible();
  await expect.poll(() => innerWidth).toBe(390);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  const [late, calm] = rows().map((row) => row.getBoundingClientRect().height);
  // Where all is well a session takes two lines; where it is not, what is wrong takes a third.
  expect(calm).toBeLessThan(80);
  expect(late).toBeLessThan(120);
  await expect.element(page.getByText('35', { exact: true })).toBeVisible();
  expect(rows()[1]?.textContent).toContain('all in time');
  expect([...rows()[1]!.querySelectorAll<HTMLElement>('td')].filter((cell) => cell.checkVisibility())).toHaveLength(5);
  expect(await axeFaults(document.body)).toEqual([]);
});
