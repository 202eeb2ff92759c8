import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noAnswer } from '../../../web-components/api/problem.ts';
import '../../../web-components/network-account/set-up-code.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

let made = 0;
const makeLink = vi.fn(async (_delegateId: string) => ({
  link: `https://venue.example/wifi/#${String(++made).repeat(43)}`,
  expiresAt: new Date(Date.now() + 600_000).toISOString(),
}));
beforeEach(() => {
  made = 0;
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
});
afterEach(() => {
  render(html``, document.body);
  makeLink.mockClear();
  vi.restoreAllMocks();
});

const open = (of = 'd-1') =>
  render(
    html`<main><cw-set-up-code .delegateId=${of} name="陆知微" .makeLink=${makeLink}></cw-set-up-code></main>`,
    document.body,
  );
const button = () => page.getByRole('button', { name: 'Wi-Fi for their phone' });
const code = () => page.getByRole('img', { name: 'QR code that sets their phone up for the Wi-Fi' });
const text = () =>
  document
    .querySelector('cw-set-up-code')!
    .renderRoot.querySelector('cw-shown-set-up-link')
    ?.renderRoot.querySelector('cw-qr-code')?.text;

it('one press shows a code that is good for ten minutes, made anew by another, and put away with Escape', async () => {
  open();
  expect(makeLink).not.toHaveBeenCalled();
  await button().click();
  await expect.element(code()).toBeVisible();
  expect(makeLink).toHaveBeenCalledExactlyOnceWith('d-1');
  await expect.element(page.getByText(/^Good once, for another (10:00|9:5\d)\.$/)).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  const first = text();
  await page.getByRole('button', { name: 'Make a new code' }).click();
  await expect.poll(text).not.toBe(first);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => code().query()).toBeNull();
});

it('no code of one person is shown for the next', async () => {
  let answer: (link: Awaited<ReturnType<typeof makeLink>>) => void = () => undefined;
  makeLink.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  open();
  await button().click();
  open('d-2');
  answer({ link: 'https://venue.example/wifi/#of-the-first', expiresAt: new Date(Date.now() + 1000).toISOString() });
  await expect.element(button()).toBeEnabled();
  expect(code().query()).toBeNull();
});

it('says why where no code can be made', async () => {
  makeLink.mockRejectedValueOnce(noAnswer());
  open();
  await button().click();
  await expect.element(page.getByText(/No answer from the server/)).toBeVisible();
});

it('says when it is over', async () => {
  makeLink.mockResolvedValueOnce({
    link: 'https://venue.example/wifi/#over',
    expiresAt: new Date(Date.now() - 1000).toISOString(),
  });
  open();
  await button().click();
  await expect.element(page.getByText('This code is over. Make a new one.')).toBeVisible();
});
