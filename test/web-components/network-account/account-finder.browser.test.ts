import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { StrangerAttempts } from '../../../server/network-access/network-access.contract.ts';
import type { NamesOnNetwork } from '../../../server/registration/delegates/delegates.contract.ts';
import '../../../web-components/network-account/account-finder.ts';
import '../../../web-components/network-account/account-help.ts';
import '../../../web-components/network-account/folded-account.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { account, delegateId, focused } from './accounts.ts';

const found: NamesOnNetwork = {
  delegates: [{ id: delegateId, name: '陆知微', nameLatin: 'Lu Zhiwei', category: 'speaker' }],
  isMore: false,
};
const may = { find: true, revoke: true, setUp: false };
const attempts: StrangerAttempts['attempts'] = [
  {
    reason: 'name_unknown',
    count: 12,
    hotspot: 'LH-096',
    hotspotName: { en: 'Lantern Hall, north' },
    accessPoint: 'AP 1',
  },
  ...(['server_not_trusted', 'certificate_not_trusted', 'wrong_method', 'tunnel_failed'] as const).map((reason) => ({
    ...{ reason, count: 2, accessPoint: 'AP 1' },
  })),
  { reason: 'no_device_address', count: 1 },
];
const server = {
  strangers: vi.fn(async (): Promise<StrangerAttempts> => ({ since: new Date().toISOString(), attempts })),
  find: vi.fn(async () => found),
  account: vi.fn(async () => account()),
  revoke: vi.fn(),
  restore: vi.fn(),
};
const asked = () =>
  vi.mocked(window.fetch).mock.calls.map(([input]) => (input instanceof Request ? input.url : String(input)));

beforeEach(async () => {
  await page.viewport(1280, 900);
  vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json(account()));
});
afterEach(() => {
  render(html``, document.body);
  history.replaceState(null, '', location.pathname + location.search);
  vi.restoreAllMocks();
  vi.clearAllMocks();
});

it('who is asked why somebody cannot connect finds them by name, sees why, and goes on to the next', async () => {
  render(html`<cw-account-finder open .server=${server} .may=${may}></cw-account-finder>`, document.body);
  await expect.poll(() => focused()?.getAttribute('type')).toBe('search');
  await userEvent.keyboard('Lu{Enter}');
  expect(await axeFaults(document.body)).toEqual([]);
  await page.getByRole('button', { name: /陆知微/ }).click();
  await expect.element(page.getByRole('heading', { name: '陆知微' })).toBeVisible();
  await expect.element(page.getByText('The Wi-Fi is open for them; nothing is connected.')).toBeVisible();
  expect(server.account).toHaveBeenCalledWith(delegateId);
  expect(await axeFaults(document.body)).toEqual([]);
  await page.getByRole('button', { name: 'Somebody else' }).click();
  await expect.poll(() => focused()?.getAttribute('type')).toBe('search');
  expect(page.getByRole('heading', { name: '陆知微' }).query()).toBeNull();
});

it('beside the names stands how often devices were turned away that are nobody’s, where and why', async () => {
  render(html`<cw-account-finder open .server=${server} .may=${may}></cw-account-finder>`, document.body);
  const rows = page.getByRole('listitem');
  await expect.element(rows.first()).toHaveTextContent(/12 ×\s*Refused: a user name that nobody has/);
  await expect.element(rows.first()).toHaveTextContent('Lantern Hall, north (LH-096)');
  await expect.poll(() => rows.all().length).toBe(5);
  await page.getByRole('button', { name: 'All 6' }).click();
  await expect.element(rows.last()).toHaveTextContent('an access point that is gone');
  expect(await axeFaults(document.body)).toEqual([]);
});

it('where none was, that is said, and where it cannot be told, why', async () => {
  server.strangers.mockResolvedValueOnce({ since: new Date().toISOString(), attempts: [] });
  const finder = html`<cw-account-finder open .server=${server} .may=${may}></cw-account-finder>`;
  render(finder, document.body);
  await expect.element(page.getByText(/^None since /)).toBeVisible();
  render(html``, document.body);
  server.strangers.mockRejectedValueOnce(new TypeError('no network'));
  render(finder, document.body);
  await expect.element(page.getByText('Something went wrong on our side.', { exact: false })).toBeVisible();
});

it('an alert leads to the account that it is about; closed, the address leads there no more', async () => {
  history.replaceState(null, '', `#account=${delegateId}`);
  render(html`<cw-account-help .askMay=${async () => may}></cw-account-help>`, document.body);
  await expect.element(page.getByRole('heading', { name: '陆知微' })).toBeVisible();
  expect(asked()[0]).toContain(`/api/network/accounts/${delegateId}`);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => location.hash).toBe('');
  expect(page.getByRole('heading', { name: '陆知微' }).query()).toBeNull();
});

it('is not there for who may not look', async () => {
  history.replaceState(null, '', `#account=${delegateId}`);
  const askMay = vi.fn(async () => ({ find: false, revoke: false, setUp: false }));
  render(html`<cw-account-help .askMay=${askMay}></cw-account-help>`, document.body);
  await expect.poll(() => askMay.mock.results.length).toBe(1);
  await document.querySelector('cw-account-help')!.updateComplete;
  expect(page.getByRole('button').query()).toBeNull();
  expect(asked()).toEqual([]);
});

it('at the desk nothing is asked, and so nothing recorded, before somebody unfolds it; nor of the next person', async () => {
  const show = (of: string) =>
    render(
      html`<cw-folded-account .server=${server} .delegateId=${of} .askMay=${async () => may}></cw-folded-account>`,
      document.body,
    );
  show(delegateId);
  const summary = page.getByText('Wi-Fi: why can’t they connect?');
  await expect.element(summary).toBeVisible();
  expect(server.account).not.toHaveBeenCalled();
  (summary.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('The Wi-Fi is open for them; nothing is connected.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Revoke their Wi-Fi…' })).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  show('another');
  await expect.poll(() => page.getByRole('status').query()).toBeNull();
  expect(server.account).toHaveBeenCalledExactlyOnceWith(delegateId);
});
