import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../../web-components/delegate/wallet-buttons.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

afterEach(() => render(html``, document.body));

it('offers the wallets that the venue has keys for', async () => {
  const offers = async () => ({ apple: '/api/delegate/wallet/badge.pkpass', google: 'https://pay.example/save' });
  render(html`<cw-wallet-buttons badge="10001-4" .offers=${offers}></cw-wallet-buttons>`, document.body);
  await expect.element(page.getByRole('link', { name: 'Add to Apple Wallet' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Save to Google Wallet' })).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('takes no room where none is set up, or without network', async () => {
  for (const offers of [vi.fn(async () => ({})), vi.fn(async () => Promise.reject(new Error('no network')))]) {
    render(html`<cw-wallet-buttons badge=${String(offers)} .offers=${offers}></cw-wallet-buttons>`, document.body);
    await vi.waitFor(() => expect(offers).toHaveBeenCalled(), { timeout: 15_000 });
    expect(document.querySelector('cw-wallet-buttons')?.getBoundingClientRect().height).toBe(0);
    render(html``, document.body);
  }
});
