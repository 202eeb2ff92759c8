import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import '../../../web-components/alerts/alert-row.ts';
import '../../../web-components/styles/page.css';

afterEach(() => render(html``, document.body));

it('an access point that speaks for a hotspot of another one is told with its name and what to do', async () => {
  const because = JSON.stringify({ accessPoint: 'West 2' });
  const alert = { id: crypto.randomUUID(), kind: 'hotspot_claimed', raisedAt: new Date().toISOString(), because };
  render(html`<cw-alert-row .alert=${alert}></cw-alert-row>`, document.body);
  const heading = 'An access point speaks for a hotspot of another one';
  await expect.element(page.getByRole('heading', { name: heading })).toBeVisible();
  await expect.element(page.getByText(/^The access point West 2 says .* new secret or certificate\./)).toBeVisible();
});
