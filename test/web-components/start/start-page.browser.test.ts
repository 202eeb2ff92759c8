import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Role } from '../../../db/vocabulary.ts';
import '../../../web-components/start/start-page.ts';
import '../../../web-components/styles/page.css';
import { signedIn } from '../signed-in.ts';

const problem = { type: 'about:blank', title: 'Sign in', status: 401, code: 'request.sign_in_needed' };
const headers = { 'content-type': 'application/problem+json' };

afterEach(() => {
  render(html``, document.body);
  vi.unstubAllGlobals();
});

it('leads nobody to the sign-in of staff before it knows who is there', async () => {
  let resolve: (answer: Response) => void = () => undefined;
  vi.stubGlobal('fetch', () => new Promise<Response>((answered) => (resolve = answered)));
  render(html`<cw-start-page></cw-start-page>`, document.body);
  const start = document.querySelector('cw-start-page')!;
  await start.updateComplete;
  const header = start.renderRoot.querySelector('cw-page-header')!;
  await header.updateComplete;
  // The menu leaves for the sign-in page as soon as it hears that nobody is signed in.
  expect(header.renderRoot.querySelector('cw-staff-menu')).toBeNull();

  resolve(new Response(JSON.stringify(problem), { status: 401, headers }));
  await expect.element(page.getByRole('link', { name: /^Staff/ })).toBeVisible();
});

it('shows who may use many pages all of them at once', async () => {
  await page.viewport(1440, 900);
  const roles: Role[] = ['gate', 'supervisor', 'station', 'desk', 'network', 'medical', 'administrator'];
  const staff = { id: crypto.randomUUID(), name: 'Orla Fenworth', email: 'orla@staff.example', roles };
  vi.stubGlobal('fetch', async () => Response.json(signedIn(staff)));
  render(html`<cw-start-page></cw-start-page>`, document.body);
  await expect.element(page.getByRole('link', { name: /^Staff/ })).toBeVisible();
  const places = page.getByRole('listitem').elements();
  expect(places.length).toBeGreaterThan(10);
  expect(Math.max(...places.map((each) => each.getBoundingClientRect().bottom))).toBeLessThan(900);
});
