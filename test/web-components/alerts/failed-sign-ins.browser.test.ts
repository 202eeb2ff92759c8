import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { FailedSignIns } from '../../../server/identity/failed-sign-ins/failed-sign-ins.contract.ts';
import '../../../web-components/alerts/alert-row.ts';
import '../../../web-components/styles/page.css';

afterEach(() => render(html``, document.body));

const cases: [FailedSignIns, RegExp][] = [
  [{ of: 'account', times: 5, name: 'Mei Tanaka' }, /^5 tries to sign in as Mei Tanaka failed within 10 minutes\. Ask/],
  [
    { of: 'device', times: 10, name: 'Reader' },
    /^10 tries to sign in at the device Reader failed .* Nobody was let in/,
  ],
  [{ of: 'address', times: 30 }, /^30 tries to sign in from one network address failed/],
  [{ of: 'everywhere', times: 200 }, /^200 tries to sign in failed within 10 minutes, from several places/],
];

it.each(cases)('many failed sign-ins of %o are told with what to do', async (failed, sentence) => {
  const raisedAt = new Date().toISOString();
  const alert = { id: crypto.randomUUID(), kind: 'sign_ins_failed', raisedAt, because: JSON.stringify(failed) };
  render(html`<cw-alert-row .alert=${alert}></cw-alert-row>`, document.body);
  await expect.element(page.getByRole('heading', { name: 'Many sign-ins have failed' })).toBeVisible();
  await expect.element(page.getByText(sentence)).toBeVisible();
});
