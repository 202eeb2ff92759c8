import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { NetworkAccount } from '../../../server/network-access/network-access.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import { againMs } from '../../../web-components/network-account/account-controller.ts';
import '../../../web-components/network-account/network-account-panel.ts';
import type { NetworkAccountServer } from '../../../web-components/network-account/network-account-server.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { account, at, attempt, connection, delegateId, focused } from './accounts.ts';

let told: NetworkAccount;
const server = {
  find: vi.fn<NetworkAccountServer['find']>(),
  account: vi.fn<NetworkAccountServer['account']>(async () => told),
  revoke: vi.fn<NetworkAccountServer['revoke']>(),
  restore: vi.fn<NetworkAccountServer['restore']>(),
};

beforeEach(async () => {
  await page.viewport(720, 1000);
  told = account();
});
afterEach(() => {
  render(html``, document.body);
  vi.useRealTimers();
  vi.clearAllMocks();
  delete document.documentElement.dataset.theme;
  document.documentElement.removeAttribute('dir');
});

const open = (changes: Partial<NetworkAccount> = {}, of = delegateId) => {
  told = account(changes);
  render(
    html`<main><cw-network-account-panel named may-revoke .server=${server} .delegateId=${of}></cw-network-account-panel></main>`,
    document.body,
  );
};
const status = () => page.getByRole('status').first();

describe('The Wi-Fi of somebody', () => {
  it('says first why they cannot connect and what to do, then what that rests on', async () => {
    const removed = { because: 'profile_changed' as const, requestedAt: at(1), outcome: 'no_answer' as const };
    open({
      attempts: [attempt('wrong_secret'), attempt('wrong_secret', { at: at(4) }), attempt('admitted', { at: at(30) })],
      connections: [connection({ deviceName: 'Laptop', disconnect: removed })],
    });
    await expect.element(page.getByRole('heading', { name: '陆知微' })).toBeVisible();
    await expect.element(status()).toHaveTextContent('The Wi-Fi is open for them, but Pixel was refused.');
    await expect.element(status()).toHaveTextContent('a password typed wrong stays wrong');
    const rows = page.getByRole('list', { name: 'Last attempts, the newest first' }).getByRole('listitem');
    await expect.element(rows.first()).toHaveTextContent('Lantern Hall, north (LH-096)');
    await expect.element(rows.first()).toHaveTextContent('password (PEAP)');
    await expect.element(rows.first()).toHaveTextContent('stays wrong');
    await expect.element(rows.nth(1)).not.toHaveTextContent('stays wrong');
    await expect.element(page.getByText(/does not answer: it may still be connected/)).toBeVisible();
    await expect.element(page.getByText('0a:1b:2c:3d:4e:5f')).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('is asked again while it is looked at, so that the next attempt is seen, and no more once it is gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    open();
    await vi.waitFor(() => expect(server.account).toHaveBeenCalledTimes(1));
    await vi.waitFor(() => expect(document.querySelector('cw-network-account-panel')!.asked.account).toBeDefined());
    told = account({ attempts: [attempt('too_many_devices')] });
    await vi.advanceTimersByTimeAsync(againMs);
    expect(server.account).toHaveBeenCalledTimes(2);
    await document.querySelector('cw-network-account-panel')!.updateComplete;
    expect(status().element().textContent).toContain('They remove a device on their page');
    render(html``, document.body);
    await vi.advanceTimersByTimeAsync(10 * againMs);
    expect(server.account).toHaveBeenCalledTimes(2);
  });

  it('is of the one who was chosen last, whatever is answered late', async () => {
    let answerLate: (late: NetworkAccount) => void = () => undefined;
    server.account.mockImplementationOnce(() => new Promise((resolve) => (answerLate = resolve)));
    open();
    open({ delegateId: 'other', name: 'Other' }, 'other');
    await expect.element(page.getByRole('heading', { name: 'Other' })).toBeVisible();
    answerLate(account());
    await expect.element(page.getByRole('heading', { name: 'Other' })).toBeVisible();
    expect(page.getByRole('heading', { name: '陆知微' }).query()).toBeNull();
  });

  it('shows all attempts where somebody asks for them', async () => {
    open({ attempts: Array.from({ length: 12 }, (_, n) => attempt('admitted', { at: at(n) })) });
    const rows = page.getByRole('list', { name: 'Last attempts, the newest first' }).getByRole('listitem');
    await expect.poll(() => rows.all().length).toBe(5);
    await page.getByRole('button', { name: 'All 12' }).click();
    await expect.poll(() => rows.all().length).toBe(12);
  });

  it('says so where it cannot be told', async () => {
    const gone = { type: 'about:blank', title: 'No', status: 404, code: 'network_access.delegate_unknown' };
    server.account.mockRejectedValueOnce(new ApiProblem(gone));
    open();
    await expect.element(page.getByText('This person is not in the register any more.')).toBeVisible();
  });

  it.each([
    ['dark', 'ltr'],
    ['light', 'rtl'],
  ])('fits a phone, %s and %s', async (theme, direction) => {
    await page.viewport(390, 844);
    document.documentElement.dataset.theme = theme;
    document.documentElement.dir = direction;
    open({ attempts: [attempt('not_verified', { deviceName: 'W'.repeat(60) })], connections: [connection()] });
    await expect.element(status()).toHaveTextContent('but W');
    expect(document.documentElement.scrollWidth).toBe(390);
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

describe('Who may', () => {
  const because = 'Runs a scanner against the others';

  it('revokes it for a reason, by keyboard, and sees at once how it stands then', async () => {
    const revoked = { at: at(0), by: 'Ines Prado', because };
    server.revoke.mockImplementation(async () => (told = account({ standing: 'account_revoked', revoked })));
    open();
    await expect.element(page.getByRole('button', { name: 'Revoke their Wi-Fi…' })).toBeVisible();
    (page.getByRole('button', { name: 'Revoke their Wi-Fi…' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(focused).toBe(page.getByLabelText(/^Why\?/).element());
    await userEvent.keyboard(' {Enter}');
    expect(server.revoke).not.toHaveBeenCalled();
    expect(await axeFaults(document.body)).toEqual([]);
    await userEvent.keyboard(`${because}{Enter}`);
    await expect.element(status()).toHaveTextContent(`: ${because}`);
    expect(server.revoke).toHaveBeenCalledExactlyOnceWith(delegateId, because);
    await expect.poll(() => focused()?.textContent).toBe('Restore their Wi-Fi…');
  });

  it('is told where somebody else was faster', async () => {
    const faster = { type: 'about:blank', title: 'No', status: 409, code: 'network_access.account_revoked' };
    server.revoke.mockRejectedValue(new ApiProblem(faster));
    open();
    await page.getByRole('button', { name: 'Revoke their Wi-Fi…' }).click();
    await page.getByLabelText(/^Why\?/).fill(because);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect.element(page.getByText('Somebody has revoked this Wi-Fi meanwhile.')).toBeVisible();
  });
});
