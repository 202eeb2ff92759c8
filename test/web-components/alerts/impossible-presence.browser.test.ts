import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { impossiblePresence } from '../../../server/impossible-presence/impossible-presence.contract.ts';
import '../../../web-components/alerts/alerts-page.ts';
import { alertScopesFor } from '../../../web-components/alerts/followed-alerts.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { AlertsTold, lookUpBy } from './alerts-told.ts';

const server = { acknowledge: vi.fn(async (): Promise<unknown> => undefined), ownId: vi.fn(async () => '') };
beforeEach(async () => {
  await page.viewport(1280, 800);
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
});
afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

const doubt = (because: string) => lookUpBy(1, { kind: 'impossible_presence', because, raisedBy: undefined as never });

it.each(impossiblePresence.options)(
  'says whose Wi-Fi is used where they cannot be, and what to do: %s',
  async (how) => {
    const told = new AlertsTold();
    const scopes = ['rejections', 'presence'];
    render(html`<cw-alerts-page .server=${server} .scopes=${scopes}></cw-alerts-page>`, document.body);
    told.tellRejections();
    told.tellPresence(doubt(how));
    const heading = page.getByRole('heading', {
      name: 'The Wi-Fi of 沈望舒 (Shen Wangshu) is used where they cannot be',
    });
    await expect.element(heading).toBeVisible();
    await expect.element(page.getByText(/If they have not, revoke their Wi-Fi\./)).toBeVisible();
    const link = page.getByRole('link', { name: 'Look at their Wi-Fi' });
    await expect.element(link).toHaveAttribute('href', `/network/#account=${doubt(how).delegate?.id}`);
    expect(await axeFaults(document.body)).toEqual([]);
  },
);

it('is told to supervisors, to who sees to the network, and among all to administrators', () => {
  expect(alertScopesFor(['supervisor'])).toEqual(['rejections', 'presence']);
  expect(alertScopesFor(['network'])).toEqual(['network', 'presence']);
  expect(alertScopesFor(['administrator'])).toEqual(['all']);
  expect(alertScopesFor(['desk'])).toEqual([]);
});
