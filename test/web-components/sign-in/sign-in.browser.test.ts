import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/sign-in/sign-in-page.ts';
import type { SignInServer } from '../../../web-components/sign-in/sign-in-server.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { signedIn } from '../signed-in.ts';
import { officer } from '../station/people.ts';

const token = 'rmKgTAXJNIt52RapvE4vugYI9tod2KcswrtOyQ9-Mf0';
const current = signedIn(officer);
const preview = { name: officer.name, roles: officer.roles, expiresAt: '2026-11-20T08:15:00Z', needsPasskey: true };
const problem = (code: string, status: number) => new ApiProblem({ type: 'about:blank', title: code, status, code });
let server: { [verb in keyof SignInServer]: ReturnType<typeof vi.fn> };
let leaveFor: ReturnType<typeof vi.fn>;

beforeEach(() => {
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  leaveFor = vi.fn();
  server = {
    current: vi.fn(async () => undefined),
    lookUp: vi.fn(async () => preview),
    signIn: vi.fn(async () => current),
    signOut: vi.fn(async () => undefined),
    signInWithPasskey: vi.fn(async () => current),
    makePasskey: vi.fn(async () => current),
  };
});
afterEach(() => render(html``, document.body));

function open(fragment = '') {
  if (fragment) history.replaceState(null, '', `#${fragment}`);
  render(
    html`<cw-sign-in-page .server=${server as unknown as SignInServer} .leaveFor=${leaveFor}></cw-sign-in-page>`,
    document.body,
  );
  return document.querySelector('cw-sign-in-page')!;
}

describe('a sign-in link', () => {
  it('leaves no trace in the address, and shows for whom it is before it is used', async () => {
    const element = open(token);
    await expect.element(page.getByRole('heading', { name: 'Wen Qiao' })).toBeVisible();
    expect(location.hash).toBe('');
    expect(server.lookUp).toHaveBeenCalledExactlyOnceWith(token);
    expect(server.signIn).not.toHaveBeenCalled();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('signs in when that is asked for, and leads to the page of the role', async () => {
    open(token);
    await page.getByRole('button', { name: 'Sign in as Wen Qiao' }).click();
    expect(server.signIn).toHaveBeenCalledExactlyOnceWith(token);
    await expect.poll(() => leaveFor.mock.calls).toEqual([['/station/']]);
  });

  it.each([
    ['identity.link_used', 410, 'This link has been used. Each works once.'],
    ['identity.link_expired', 410, 'This link is over. Each is good for 15 minutes.'],
    ['identity.link_unknown', 404, /This link is not known/],
  ])('that is no good (%s) says why, and how to get another', async (code, status, sentence) => {
    server.lookUp.mockRejectedValue(problem(code, status));
    const element = open(token);
    await expect.element(page.getByText(sentence)).toBeVisible();
    await expect.element(page.getByText(/Ask an administrator for a new one/)).toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('is kept when the server does not answer, and can be tried again', async () => {
    server.lookUp.mockRejectedValueOnce(problem('page.no_answer', 503));
    open(token);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('button', { name: 'Sign in as Wen Qiao' })).toBeVisible();
    expect(server.lookUp).toHaveBeenLastCalledWith(token);
  });

  it('that is pasted while the page is open is taken as well', async () => {
    open();
    await expect.element(page.getByRole('heading', { name: 'Sign in with your passkey' })).toBeVisible();
    location.hash = token;
    await expect.element(page.getByRole('button', { name: 'Sign in as Wen Qiao' })).toBeVisible();
    expect(location.hash).toBe('');
  });
});

it('who is signed in already finds their pages and the way out', async () => {
  server.current.mockResolvedValue(current);
  const element = open();
  await expect.element(page.getByRole('link', { name: 'Station' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(server.signOut).toHaveBeenCalledOnce();
  expect(await axeFaults(element)).toEqual([]);
});

describe('a passkey', () => {
  it('signs in without a name or a password, and leads to the page of the role', async () => {
    const element = open();
    expect(await axeFaults(element)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => leaveFor.mock.calls).toEqual([['/station/']]);
  });

  it.each([
    ['page.passkey_not_shown', /the question was closed, took too long, or there is none/],
    ['identity.passkey_revoked', /This passkey was revoked/],
    ['page.passkey_other_address', /only at the address that Causeway was set up for/],
  ])('that was not taken (%s) says why, and can be shown again at once', async (code, sentence) => {
    server.signInWithPasskey.mockRejectedValueOnce(problem(code, 400));
    open();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.element(page.getByText(sentence)).toBeVisible();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => leaveFor.mock.calls).toEqual([['/station/']]);
  });

  it('is made by who came by a link, before anything else', async () => {
    server.signIn.mockResolvedValue(signedIn(officer, { proof: 'link', needsPasskey: true }));
    const element = open(token);
    await page.getByRole('button', { name: 'Sign in as Wen Qiao' }).click();
    await expect.element(page.getByRole('heading', { name: 'One thing first: make a passkey' })).toBeVisible();
    expect(leaveFor).not.toHaveBeenCalled();
    expect(await axeFaults(element)).toEqual([]);
    await page.getByLabelText('What you call it').fill('Blue telephone');
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    expect(server.makePasskey).toHaveBeenCalledExactlyOnceWith('Blue telephone');
    await expect.poll(() => leaveFor.mock.calls).toEqual([['/station/']]);
  });

  it('that was not made says why, and the page stays', async () => {
    server.current.mockResolvedValue(signedIn(officer, { proof: 'link', needsPasskey: true }));
    server.makePasskey.mockRejectedValueOnce(problem('page.passkey_unsuited', 400));
    open();
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await expect.element(page.getByText(/This device cannot keep such a passkey/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Make a passkey' })).toBeEnabled();
  });

  it('is not asked for in a browser without any: the link stays unused and opens elsewhere', async () => {
    vi.stubGlobal('PublicKeyCredential', undefined);
    open(token);
    await expect.element(page.getByText(/This browser cannot make passkeys.*still unused/)).toBeVisible();
    expect(server.signIn).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});
