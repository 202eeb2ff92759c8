import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../../web-components/elements/page-header.ts';
import '../../../web-components/styles/page.css';
import type { StaffMember } from '../../../server/identity/identity.contract.ts';
import { goOnAs } from '../../../web-components/api/sign-in.ts';
import { axeFaults } from '../../support/axe.ts';
import { signedIn } from '../signed-in.ts';
import { idOf, ProposalsTold, proposed } from './proposals-told.ts';

const staff: StaffMember = { id: idOf(9), name: 'Inés Okafor', email: 'i@staff.example', roles: ['supervisor'] };

afterEach(() => {
  render(html``, document.body);
  document.documentElement.removeAttribute('dir');
  vi.restoreAllMocks();
});

const link = () => page.getByRole('link', { name: /to confirm$/ });

async function showHead(width: number, who = staff) {
  vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json(signedIn(who)));
  await page.viewport(width, 800);
  render(html`<cw-page-header heading="Registration and review" without-connection></cw-page-header>`, document.body);
  await expect.element(page.getByRole('button', { name: 'Signed in as Inés Okafor' })).toBeVisible();
  return document.querySelector('cw-page-header')!;
}

it.each([
  [1280, 'ltr'],
  [390, 'rtl'],
])('who confirms sees in the head of each page how much waits for them, %i wide and %s', async (width, direction) => {
  document.documentElement.dir = direction;
  const told = new ProposalsTold();
  const head = await showHead(width);
  const before = head.getBoundingClientRect().height;
  expect(link().query()).toBeNull();
  told.tell(proposed(1), proposed(2), proposed(3, { proposedBy: { id: staff.id, name: staff.name } }));
  await expect.element(link()).toHaveAccessibleName('2 to confirm');
  await expect.element(link()).toHaveAttribute('href', '/proposals/');
  // Nothing under the head moves when something comes.
  expect(head.getBoundingClientRect().height).toBe(before);
  expect(document.documentElement.scrollWidth).toBe(width);
  expect(await axeFaults(document.body)).toEqual([]);
  told.tell(proposed(4, { kind: 'erase_delegate' }));
  await expect.poll(() => link().query()).toBeNull();
});

it('who confirms nothing is told nothing, also where the page is handed over to them', async () => {
  new ProposalsTold(proposed(1));
  const head = await showHead(1280);
  await expect.element(link()).toBeVisible();
  goOnAs(signedIn({ ...staff, roles: ['station'] }));
  const menu = head.renderRoot.querySelector('cw-staff-menu')!.renderRoot;
  await expect.poll(() => menu.querySelector('cw-proposals-link')).toBeNull();
  goOnAs(signedIn(staff));
});
