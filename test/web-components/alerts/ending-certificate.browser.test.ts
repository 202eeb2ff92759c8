import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { EndingCertificate } from '../../../server/network-access/authorities/ending-certificates.contract.ts';
import '../../../web-components/alerts/alert-row.ts';
import '../../../web-components/styles/page.css';

afterEach(() => render(html``, document.body));

const endsAt = '2026-12-24T12:00:00Z';
const cases: [EndingCertificate, RegExp][] = [
  [
    { of: 'authority', name: 'Wi-Fi ab12', endsAt, daysLeft: 42 },
    /^The authority Wi-Fi ab12, .* ends on .*24.* succeeds/,
  ],
  [{ of: 'authority', name: 'Wi-Fi ab12', endsAt, daysLeft: 0 }, /^The authority Wi-Fi ab12, .* ended on .*24/],
  [
    { of: 'access_point', name: 'AP 7', endsAt, daysLeft: 3 },
    /^The certificate of the access point AP 7 ends .* new one/,
  ],
  [{ of: 'access_point', name: 'AP 7', endsAt, daysLeft: 0 }, /^The certificate of the access point AP 7 ended /],
  [
    { of: 'radius_server', name: 'main', endsAt, daysLeft: 14 },
    /^The certificate of the FreeRADIUS “main” ends on .*24.* Run npm run freeradius:render for it and start it again/,
  ],
  [{ of: 'radius_server', name: 'main', endsAt, daysLeft: 0 }, /^The certificate of the FreeRADIUS “main” ended on/],
];

it.each(cases)('a certificate that runs out is told with what to do: %o', async (ending, sentence) => {
  const raisedAt = new Date().toISOString();
  const because = JSON.stringify(ending);
  const alert = { id: crypto.randomUUID(), kind: 'network_certificate_ends', raisedAt, because };
  render(html`<cw-alert-row .alert=${alert}></cw-alert-row>`, document.body);
  await expect.element(page.getByRole('heading', { name: 'A certificate of the Wi-Fi runs out' })).toBeVisible();
  await expect.element(page.getByText(sentence)).toBeVisible();
});
