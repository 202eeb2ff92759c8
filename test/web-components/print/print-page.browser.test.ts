import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { BadgesForPrinter } from '../../../server/registration/printing/printing.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { PrintServer } from '../../../web-components/print/print-server.ts';
import '../../../web-components/print/print-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

vi.mock('../../../web-components/api/sign-in.ts', () => ({
  requireSignIn: async () => ({ staff: { roles: ['desk'] } }),
  isSignInNeeded: () => false,
}));

const face = (colour: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="105mm" height="148mm"><rect width="100%" height="100%" fill="${colour}"/></svg>`)}`;

const job = (changes: Partial<BadgesForPrinter['badges'][number]> = {}): BadgesForPrinter => ({
  paper: 'a6',
  badges: [
    { serial: 10_001, number: '10001-4', name: '沈望舒', address: face('white'), timesPrinted: 1, notices: [] },
    {
      serial: 10_002,
      number: '10002-3',
      name: 'Yán',
      address: face('black'),
      timesPrinted: 2,
      notices: [],
      ...changes,
    },
  ],
});

afterEach(() => {
  render(html``, document.body);
  history.replaceState(null, '', location.pathname);
});

function open(hash: string, answer: () => Promise<BadgesForPrinter>) {
  history.replaceState(null, '', hash);
  const server = { print: vi.fn(answer) };
  const print = vi.fn();
  render(
    html`<cw-print-page .server=${server as unknown as PrintServer} .print=${print}></cw-print-page>`,
    document.body,
  );
  return { server, print };
}

it('prints the badges that its address names, once their pictures are there, and counts them once', async () => {
  const { server, print } = open('#10001,10002,10002,nonsense', async () => job());
  await vi.waitFor(() => expect(print).toHaveBeenCalledOnce(), { timeout: 15_000 });
  expect(server.print).toHaveBeenCalledExactlyOnceWith([10_001, 10_002]);
  expect(location.hash).toBe('');
  await expect.element(page.getByRole('heading', { name: '2 badges' })).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('prints each badge on a page of its own, to the edge of the paper', async () => {
  const { print } = open('#10001,10002', async () => job());
  await vi.waitFor(() => expect(print).toHaveBeenCalled(), { timeout: 15_000 });
  const rules = document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  expect(rules.join()).toContain('size: 105mm 148mm');
  expect(document.querySelector('cw-print-page')?.shadowRoot?.querySelectorAll('.sheet img')).toHaveLength(2);
});

it('says which name could not be printed in its own script', async () => {
  open('#10001', async () => job({ notices: [{ kind: 'name_not_drawable', field: 'name' }] }));
  await expect.element(page.getByText(/printed in Latin letters alone/)).toBeVisible();
});

it('prints nothing when the server refuses, and says why', async () => {
  const { print } = open('#10001', async () => {
    throw new ApiProblem({ type: 'x', title: 'x', status: 409, code: 'registration.badge_not_printable' });
  });
  await expect.element(page.getByText(/no printed badge that is good now/)).toBeVisible();
  expect(print).not.toHaveBeenCalled();
});

it('prints nothing when a face cannot be drawn', async () => {
  const { print } = open('#10001', async () => job({ address: 'data:image/svg+xml,nothing' }));
  await expect.element(page.getByText(/could not be drawn/)).toBeVisible();
  expect(print).not.toHaveBeenCalled();
});

it('says what to do when nothing was chosen', async () => {
  open('#', async () => job());
  await expect.element(page.getByText(/nothing to print here/)).toBeVisible();
});
