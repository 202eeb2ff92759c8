import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { DelegatePasskey } from '../../../server/identity/passkeys/passkeys.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/delegate/own-phone.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const passkey = (change: Partial<DelegatePasskey> = {}): DelegatePasskey => ({
  ...{ id: '01900000-0000-7000-8000-0000000000e1', name: 'Chrome, Android', madeAt: '2026-11-20T08:00:00Z' },
  ...{ isSynced: true, isBound: false },
  ...change,
});
let kept: DelegatePasskey[];
const server = {
  list: vi.fn(async () => kept),
  make: vi.fn(async (name: string) => {
    kept = [...kept, passkey({ name })];
    return passkey({ name });
  }),
  rename: vi.fn(async (_: string, name: string) => {
    kept = kept.map((each) => ({ ...each, name }));
  }),
  remove: vi.fn(async () => {
    kept = [];
  }),
};

async function open({ userAgent = navigator.userAgent, can = true } = {}) {
  render(
    html`<main style="padding: 1rem"><cw-own-phone .server=${server} .canUsePasskeys=${() => can} .userAgent=${userAgent}></cw-own-phone></main>`,
    document.body,
  );
  expect(server.list).not.toHaveBeenCalled();
  await page.getByText('Next time, prove who you are with your phone').click();
}
beforeEach(async () => {
  await page.viewport(360, 740);
  vi.clearAllMocks();
  kept = [];
});
afterEach(() => render(html``, document.body));
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

describe('on their own page', () => {
  it('a delegate makes a passkey on this phone, and is told what makes it count', async () => {
    await open();
    await expect.element(page.getByText(/None of these leaves the phone/)).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    await button('Make a passkey on this phone').click();
    await expect.element(page.getByText(/together with your document: it counts from then on/)).toBeVisible();
    await expect.element(button('Make another passkey')).toBeVisible();
    expect(server.make).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/Chrome/));
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('one that a station has seen is said to count; it is renamed and removed, and asked for before', async () => {
    kept = [passkey({ isBound: true })];
    await open();
    await expect.element(page.getByText('Counts at stations.')).toBeVisible();
    await button('Rename Chrome, Android').click();
    await page.getByLabelText('What you call it').fill('My phone');
    await button('Rename').click();
    await expect.element(page.getByText('My phone', { exact: true })).toBeVisible();
    await button('Remove My phone').click();
    await expect.element(page.getByText(/At stations you show your document then/)).toBeVisible();
    await button('Remove').click();
    await expect.element(button('Make a passkey on this phone')).toBeVisible();
    expect(server.remove).toHaveBeenCalledOnce();
  });

  it('there is no sixth', async () => {
    kept = Array.from({ length: 5 }, (_, n) =>
      passkey({ id: passkey().id.replace(/1$/, String(n)), name: `Phone ${n}` }),
    );
    await open();
    await expect.element(page.getByText('Phone 4', { exact: true })).toBeVisible();
    expect(page.getByRole('button', { name: /^Make/ }).query()).toBeNull();
  });

  it('whose phone made none is told why', async () => {
    const problem = { type: 'about:blank', title: '', status: 400, code: 'page.passkey_not_shown' };
    server.make.mockRejectedValueOnce(new ApiProblem(problem));
    await open();
    await button('Make a passkey on this phone').click();
    await expect.element(page.getByText(/No passkey was made/)).toBeVisible();
    await expect.element(button('Make a passkey on this phone')).toBeEnabled();
  });

  it('within another app, and where there are no passkeys, the document is the way', async () => {
    await open({ userAgent: 'Mozilla/5.0 (Linux; Android 15) MicroMessenger/8.0' });
    await expect.element(page.getByText(/passport or identity card to any station/)).toBeVisible();
    await expect.element(page.getByText(/open the link of your letter in your browser/)).toBeVisible();
    expect(page.getByRole('button', { name: /^Make/ }).query()).toBeNull();
    expect(await axeFaults(document.body)).toEqual([]);
  });
});
