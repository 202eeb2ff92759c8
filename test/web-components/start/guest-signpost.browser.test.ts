import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import '../../../web-components/start/guest-signpost.ts';
import type { Described } from '../../../web-components/start/guest-signpost.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const conference = {
  name: { en: 'Water Town Congress' },
  timeZone: 'Asia/Shanghai',
  startsAt: '2026-11-23T00:00:00Z',
  endsAt: '2026-11-27T12:00:00Z',
};
beforeEach(() => page.viewport(1280, 900));
afterEach(() => render(html``, document.body));

function open(describe: () => Promise<Described>) {
  render(html`<cw-guest-signpost .describe=${describe}></cw-guest-signpost>`, document.body);
  return document.querySelector('cw-guest-signpost')!;
}
const way = (name: RegExp) => page.getByRole('link', { name });

it('tells who is not signed in which conference this is, and leads delegates and staff on', async () => {
  const signpost = open(async () => ({ conference, standing: 'open' }));
  await expect
    .element(page.getByText(/Registration and entrance for Water Town Congress, 23\s?–\s?27 November 2026\./))
    .toBeVisible();
  await expect.element(way(/^Register/)).toHaveAttribute('href', '/register/');
  await expect.element(way(/^Your page and your badge/)).toHaveAttribute('href', '/delegate/');
  await expect.element(way(/^Staff/)).toHaveAttribute('href', '/sign-in/?from=%2F');
  expect(await axeFaults(signpost)).toEqual([]);
});

it.each<[Described, RegExp]>([
  [{ conference, standing: 'never' }, /Registration is by invitation\./],
  [{ conference, standing: 'closed' }, /Registration is closed\./],
  [{ conference, standing: 'not_yet', opensAt: '2026-11-01T08:00:00Z' }, /Registration opens on .*Nov/],
])('leads to no form while none can be sent: %j', async (described, words) => {
  open(async () => described);
  await expect.element(page.getByText(words)).toBeVisible();
  await expect.element(way(/^Register/)).not.toBeInTheDocument();
});

it('leads on even where the conference cannot be read', async () => {
  open(() => Promise.reject(new Error('away')));
  await expect.element(page.getByText('Registration and entrance of a conference.')).toBeVisible();
  await expect.element(way(/^Staff/)).toBeVisible();
});
