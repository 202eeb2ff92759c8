import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { noAnswer } from '../../../../web-components/api/problem.ts';
import '../../../../web-components/desk/person/own-page-code.ts';
import '../../../../web-components/styles/page.css';
import { axeFaults } from '../../../support/axe.ts';

const makeLink = vi.fn(async () => `https://venue.example/delegate/#${'A'.repeat(43)}`);
afterEach(() => {
  render(html``, document.body);
  vi.clearAllMocks();
});
const open = () =>
  render(
    html`<cw-own-page-code .delegateId=${'d-1'} name="陆知微" .makeLink=${makeLink}></cw-own-page-code>`,
    document.body,
  );
const button = () => page.getByRole('button', { name: 'Open their page on their phone' });

it('the desk shows a code that opens the page of the person there on their own phone, and puts it away again', async () => {
  open();
  expect(makeLink).not.toHaveBeenCalled();
  await button().click();
  await expect.element(page.getByRole('img', { name: 'QR code that opens their own page' })).toBeVisible();
  expect(makeLink).toHaveBeenCalledExactlyOnceWith('d-1');
  expect(await axeFaults(document.body)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).first().click();
  expect(page.getByRole('img', { name: 'QR code that opens their own page' }).query()).toBeNull();
});

it('says why where no link can be made', async () => {
  makeLink.mockRejectedValueOnce(noAnswer());
  open();
  await button().click();
  await expect.element(page.getByText(/No answer from the server/)).toBeVisible();
});
