import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ConnectionState } from '../../../web-components/elements/connection-badge.ts';
import { manyHeadTabsStyles } from '../../../web-components/elements/head-tabs.styles.ts';
import '../../../web-components/elements/page-header.ts';
import '../../../web-components/styles/page.css';
import type { StaffMember } from '../../../server/identity/identity.contract.ts';
import { axeFaults } from '../../support/axe.ts';
import { signedIn } from '../signed-in.ts';

const staff: StaffMember = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Rahel Tesfaye',
  email: 'r@staff.example',
  roles: ['supervisor'],
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json(signedIn(staff)));
});

afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

const since = '2026-05-01T09:41:47Z';
const show = (state: ConnectionState) =>
  render(
    html`<cw-page-header heading="Gates" .connection=${{ state, since }}><b>All calm:</b> 1,285 arrived.</cw-page-header>`,
    document.body,
  );

it.each([
  ['live', 'Live'],
  ['connecting', 'Connecting'],
  ['stale', 'Stale'],
  ['device', 'On this device'],
  ['lost', 'No answer'],
] as const)('says that it is %s in a word, and by the line under it', async (state, word) => {
  show(state);
  await expect.element(page.getByText(word)).toBeVisible();
  const line = document.querySelector('cw-page-header')!.renderRoot.querySelector('.waterline')!;
  expect(line.getAttribute('data-state')).toBe(state);
  expect(await axeFaults(document.querySelector('cw-page-header')!)).toEqual([]);
});

it('is as high on a phone whether it is live or not, so that nothing moves', async () => {
  await page.viewport(390, 844);
  const header = () => document.querySelector('cw-page-header')!;
  show('live');
  await expect.element(page.getByText('Live')).toBeVisible();
  const before = header().getBoundingClientRect().height;
  show('stale');
  await expect.element(page.getByText('Stale')).toBeVisible();
  expect(header().getBoundingClientRect().height).toBe(before);
});

it('leads from who is signed in to the pages of their roles, and out', async () => {
  show('live');
  await userEvent.click(page.getByRole('button', { name: 'Signed in as Rahel Tesfaye' }));
  await expect.element(page.getByRole('link', { name: 'Gates' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: '简体中文' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const menu = document.querySelector('cw-page-header')!.renderRoot.querySelector('cw-staff-menu')!;
  // Of all alerts, supervisors are told whose clearance was refused, and whose devices are where they cannot be.
  expect(menu.renderRoot.querySelector('cw-alerts-link')?.scopes).toEqual(['rejections', 'presence']);
});

it('names nobody on a wall, and lets the board say its sentence', async () => {
  render(
    html`<cw-page-header wall heading="Gates" .connection=${{ state: 'live' }}><b>All calm:</b></cw-page-header>`,
    document.body,
  );
  await expect.element(page.getByText('Live')).toBeVisible();
  await expect.element(page.getByText('All calm:')).not.toBeVisible();
  expect(document.querySelector('cw-page-header')!.renderRoot.querySelector('cw-staff-menu')).toBeNull();
  expect(window.fetch).not.toHaveBeenCalled();
});

const tabs = ['Find a person', 'Review', 'Groups', 'Lists', 'Import', 'Badges', 'Letters'];

const showTabs = (state: ConnectionState) =>
  render(
    html`<style>${manyHeadTabsStyles.cssText}</style>
      <cw-page-header many-tabs heading="Desk" .connection=${{ state, since }}>
        <nav slot="tabs" aria-label="Desk">${tabs.map((name) => html`<a href="#x"><span class="word" data-word=${name}>${name}</span></a>`)}</nav>
        <a slot="end" href="/alerts/">12 alerts wait for you</a>
      </cw-page-header>`,
    document.body,
  );

it.each([390, 1024, 1280, 1440, 1501, 1600])(
  'keeps many tabs and their neighbours on a page %i wide, and where they are when the connection goes',
  async (width) => {
    await page.viewport(width, 800);
    showTabs('live');
    const who = page.getByRole('button', { name: 'Signed in as Rahel Tesfaye' });
    await expect.element(who).toBeVisible();
    const places = () => [...document.querySelectorAll('nav a')].map((link) => link.getBoundingClientRect().toJSON());
    const before = places();
    showTabs('stale');
    await expect.element(page.getByText('Stale')).toBeVisible();
    expect(places()).toEqual(before);
    expect(document.documentElement.scrollWidth).toBe(width);
    expect(who.element().getBoundingClientRect().right).toBeLessThanOrEqual(width);
  },
);

it('is as high before it is known who is signed in, and which tabs are theirs', async () => {
  await page.viewport(1280, 800);
  let resolve: (answer: Response) => void = () => undefined;
  vi.mocked(window.fetch).mockImplementation(() => new Promise((answered) => (resolve = answered)));
  const header = () => document.querySelector('cw-page-header')!;
  const showSome = (names: readonly string[]) =>
    render(
      html`<style>${manyHeadTabsStyles.cssText}</style>
        <cw-page-header many-tabs heading="Desk" .connection=${{ state: 'live' as const, since }}>
          <nav slot="tabs" aria-label="Desk">${names.map((name) => html`<a href="#x">${name}</a>`)}</nav>
        </cw-page-header>`,
      document.body,
    );
  showSome([]);
  await header().updateComplete;
  const before = header().getBoundingClientRect().height;
  resolve(Response.json(signedIn(staff)));
  showSome(tabs);
  await expect.element(page.getByRole('link', { name: 'Letters' })).toBeVisible();
  expect(header().getBoundingClientRect().height).toBe(before);
});
