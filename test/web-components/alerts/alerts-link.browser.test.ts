import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../../web-components/elements/page-header.ts';
import '../../../web-components/styles/page.css';
import type { StaffMember } from '../../../server/identity/identity.contract.ts';
import { axeFaults } from '../../support/axe.ts';
import { signedIn } from '../signed-in.ts';
import { AlertsTold, lookUpBy } from './alerts-told.ts';

const staff: StaffMember = {
  id: lookUpBy(9).id,
  name: 'Rahel Tesfaye',
  email: 'r@staff.example',
  roles: ['administrator'],
};

beforeEach(() => {
  vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json(signedIn(staff)));
});
afterEach(() => {
  render(html``, document.body);
  document.documentElement.removeAttribute('dir');
  vi.restoreAllMocks();
});

const link = () => page.getByRole('link', { name: /alerts?$/ });

/** The head of any page, for an administrator. */
async function showHead(width: number) {
  await page.viewport(width, 800);
  render(html`<cw-page-header heading="Registration and review" without-connection></cw-page-header>`, document.body);
  await expect.element(page.getByRole('button', { name: 'Signed in as Rahel Tesfaye' })).toBeVisible();
  return document.querySelector('cw-page-header')!;
}

it.each([
  [1280, 'ltr', '3 alerts'],
  [390, 'ltr', '3'],
  [390, 'rtl', '3'],
])('an administrator sees alerts in the head of each page, also %i wide and %s', async (width, direction, words) => {
  document.documentElement.dir = direction;
  const told = new AlertsTold();
  const head = await showHead(width);
  const before = head.getBoundingClientRect().height;
  expect(link().query()).toBeNull();
  told.tell(lookUpBy(1));
  await expect.element(link()).toHaveAccessibleName('1 alert');
  told.tell(lookUpBy(1), lookUpBy(2), lookUpBy(3));
  await expect.element(link()).toHaveAccessibleName('3 alerts');
  await expect.element(link()).toHaveAttribute('href', '/alerts/');
  expect((link().element() as HTMLElement).innerText.trim()).toBe(words);
  // Nothing under the head moves when an alert comes.
  expect(head.getBoundingClientRect().height).toBe(before);
  expect(document.documentElement.scrollWidth).toBe(width);
  expect(await axeFaults(document.body)).toEqual([]);
  told.tell();
  await expect.poll(() => link().query()).toBeNull();
});

it('what comes is read aloud: the region that it comes into is there before', async () => {
  const told = new AlertsTold();
  const head = await showHead(1280);
  const region = head.renderRoot.querySelector('cw-staff-menu')?.renderRoot.querySelector('cw-alerts-link')?.renderRoot;
  expect(region?.querySelector('[role=status]')?.textContent).toBe('');
  told.tell(lookUpBy(1));
  await expect.poll(() => region?.querySelector('[role=status]')?.textContent).toContain('1 alert');
});
