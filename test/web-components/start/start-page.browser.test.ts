import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../../web-components/start/start-page.ts';
import '../../../web-components/styles/page.css';

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
