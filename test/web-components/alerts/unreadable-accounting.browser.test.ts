import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import '../../../web-components/alerts/alert-row.ts';
import '../../../web-components/styles/page.css';

afterEach(() => render(html``, document.body));

it('accounting that could not be read is told with how much, what follows and where to look', async () => {
  const because = JSON.stringify({ count: 1_000 });
  const alert = { id: crypto.randomUUID(), kind: 'accounting_unreadable', raisedAt: new Date().toISOString(), because };
  render(html`<cw-alert-row .alert=${alert}></cw-alert-row>`, document.body);
  await expect.element(page.getByRole('heading', { name: 'Accounting could not be read' })).toBeVisible();
  await expect
    .element(page.getByText(/^Records put aside: 1,000\. .* phones join as before\. .* runbook/))
    .toBeVisible();
});
