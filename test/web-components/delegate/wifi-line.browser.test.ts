import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import { noAnswer } from '../../../web-components/api/problem.ts';
import '../../../web-components/delegate/wifi-line.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { ownNetwork } from '../wifi/own-network.ts';
import { ownPage } from './own-pages.ts';

const server = { network: vi.fn(async () => ownNetwork()) };
beforeEach(() => vi.clearAllMocks());
afterEach(() => render(html``, document.body));
const show = (page = ownPage()) =>
  render(html`<cw-wifi-line .server=${server} .page=${page}></cw-wifi-line>`, document.body);
const line = () => screen.getByRole('link', { name: /Wi-Fi/ });

it('leads to the page of the Wi-Fi, says how that stands, and asks anew when the page is another', async () => {
  server.network.mockResolvedValueOnce(ownNetwork({ standing: 'not_verified' }));
  show();
  await expect.element(line()).toHaveTextContent('opens once you are verified');
  await expect.element(line()).toHaveAttribute('href', '/wifi/');
  expect(await axeFaults(document.body)).toEqual([]);
  show();
  await expect.element(line()).toHaveTextContent('open for you');
});

it('is there while nothing is known of it, at the same height', async () => {
  await screen.viewport(360, 740);
  server.network.mockRejectedValueOnce(noAnswer());
  show();
  await expect.element(line()).toBeVisible();
  const { height } = line().element().getBoundingClientRect();
  server.network.mockResolvedValueOnce(ownNetwork({ standing: 'not_verified' }));
  show();
  await expect.element(line()).toHaveTextContent('opens once you are verified');
  expect(line().element().getBoundingClientRect().height).toBe(height);
});

it('is not there where the conference has no Wi-Fi of its own', async () => {
  const { wifi: _, ...none } = ownNetwork();
  server.network.mockResolvedValueOnce(none);
  show();
  await expect.element(line()).not.toBeInTheDocument();
});
