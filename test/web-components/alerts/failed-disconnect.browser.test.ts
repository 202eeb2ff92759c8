import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { FailedDisconnect } from '../../../server/network-access/disconnects/disconnects.contract.ts';
import '../../../web-components/alerts/alert-row.ts';
import '../../../web-components/styles/page.css';

afterEach(() => render(html``, document.body));

const cases: [FailedDisconnect, RegExp][] = [
  [{ accessPoint: 'AP 7', how: 'silent' }, /^The access point AP 7 does not answer .* Is it on,/],
  [
    { accessPoint: 'AP 7', how: 'refused', errorCause: 501 },
    /^The access point AP 7 refuses .*\(cause 501\)\. .* allows/,
  ],
  [{ accessPoint: 'AP 7', how: 'refused' }, /^The access point AP 7 refuses to disconnect a device\. Who/],
  [
    { accessPoint: 'AP 7', how: 'secret_unreadable' },
    /^The secret of the access point AP 7 cannot be read\. .* again\.$/,
  ],
];

it.each(cases)('an access point that disconnects nobody is told with what to do: %o', async (failed, sentence) => {
  const raisedAt = new Date().toISOString();
  const alert = { id: crypto.randomUUID(), kind: 'disconnect_unanswered', raisedAt, because: JSON.stringify(failed) };
  render(html`<cw-alert-row .alert=${alert}></cw-alert-row>`, document.body);
  await expect.element(page.getByRole('heading', { name: 'Devices could not be disconnected' })).toBeVisible();
  await expect.element(page.getByText(sentence)).toBeVisible();
});
