import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { OwnSignIn } from '../../../server/identity/identity.contract.ts';
import type { Passkey } from '../../../server/identity/passkeys/passkeys.contract.ts';
import type { OwnStaffBadge } from '../../../server/identity/staff-badges/staff-badges.contract.ts';
import '../../../web-components/account/own-staff-badge.ts';
import '../../../web-components/account/own-passkeys.ts';
import '../../../web-components/account/own-sign-ins.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const madeAt = '2026-11-18T08:00:00Z';
const telephone: Passkey = { id: crypto.randomUUID(), name: 'Telephone', madeAt, usedAt: madeAt, isSynced: true };
const key: Passkey = { id: crypto.randomUUID(), name: 'Key in the safe', madeAt, isSynced: false };
const here: OwnSignIn = {
  ...{ id: crypto.randomUUID(), beganAt: madeAt, seenAt: madeAt, expiresAt: '2026-11-19T08:00:00Z' },
  ...{ proof: 'passkey', client: 'Chrome, Android', isThisOne: true },
};
const there: OwnSignIn = { ...here, id: crypto.randomUUID(), client: 'Firefox, Linux', isThisOne: false };

let passkeys: Passkey[];
let signIns: OwnSignIn[];
let badge: OwnStaffBadge;
const server = {
  passkeys: vi.fn(async () => passkeys),
  add: vi.fn(async (name: string) => void passkeys.push({ ...key, id: crypto.randomUUID(), name })),
  rename: vi.fn(async (id: string, name: string) => {
    passkeys = passkeys.map((each) => (each.id === id ? { ...each, name } : each));
  }),
  remove: vi.fn(async (id: string) => {
    passkeys = passkeys.filter((each) => each.id !== id);
  }),
  signIns: vi.fn(async () => signIns),
  endSignIn: vi.fn(async (id: string) => {
    signIns = signIns.filter((each) => each.id !== id);
  }),
  endAllSignIns: vi.fn(async () => undefined),
  badge: vi.fn(async (): Promise<OwnStaffBadge> => badge),
  setPin: vi.fn(async (_: string) => {
    badge = { badge: { issuedAt: madeAt, pinSetAt: madeAt, isLocked: false } };
  }),
};
const left = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  passkeys = [telephone, key];
  signIns = [here, there];
  badge = {};
});
afterEach(() => render(html``, document.body));

function open() {
  render(
    html`<cw-own-passkeys .server=${server as never}></cw-own-passkeys
      ><cw-own-staff-badge .server=${server as never}></cw-own-staff-badge
      ><cw-own-sign-ins .server=${server as never} @left=${left}></cw-own-sign-ins>`,
    document.body,
  );
}

describe('one’s own passkeys', () => {
  it('say when they were made and used, and what keeps them', async () => {
    open();
    await expect.element(page.getByText(/Made .*18.*last used .*On all devices of your account/)).toBeVisible();
    await expect.element(page.getByText(/On one device only/)).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('are none for who came by a link, who is told what one is for and can make it', async () => {
    passkeys = [];
    open();
    await expect.element(page.getByText(/You have none yet/)).toBeVisible();
    await page.getByRole('button', { name: 'Make a passkey' }).first().click();
    await expect.element(page.getByRole('heading', { name: 'Make a passkey' })).toBeVisible();
    await page.getByLabelText('What you call it').fill('Telephone');
    await page.getByRole('button', { name: 'Make a passkey' }).last().click();
    await expect.element(page.getByRole('button', { name: 'Make another one' })).toBeVisible();
    expect(server.add).toHaveBeenCalledExactlyOnceWith('Telephone');
  });

  it('are named anew by keyboard alone', async () => {
    open();
    await page.getByRole('button', { name: 'Rename Telephone' }).click();
    await page.getByLabelText('What you call it').fill('Blue telephone');
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expect.element(page.getByText('Blue telephone', { exact: true })).toBeVisible();
    expect(server.rename).toHaveBeenCalledExactlyOnceWith(telephone.id, 'Blue telephone');
  });

  it('are removed once that was said twice; the last one cannot be, and a second one is advised', async () => {
    open();
    await page.getByRole('button', { name: 'Remove Key in the safe' }).click();
    expect(server.remove).not.toHaveBeenCalled();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.element(page.getByText(/if the only one is lost/)).toBeVisible();
    expect(page.getByRole('button', { name: /^Remove/ }).elements()).toEqual([]);
  });

  it('are made on another device too, under a name', async () => {
    open();
    await page.getByRole('button', { name: 'Make another one' }).click();
    await page.getByLabelText('What you call it').fill('Laptop');
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await expect.element(page.getByText('Laptop')).toBeVisible();
  });

  it('say why one was not made', async () => {
    const code = 'page.passkey_there_already';
    server.add.mockRejectedValueOnce(new ApiProblem({ type: 'about:blank', title: '', status: 400, code }));
    open();
    await page.getByRole('button', { name: 'Make another one' }).click();
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await expect.element(page.getByText('There is a passkey of yours on this device already.')).toBeVisible();
  });
});

describe('where one is signed in', () => {
  it('is known by browser, and ended there', async () => {
    open();
    await expect.element(page.getByText(/This one, since/)).toBeVisible();
    await page.getByRole('button', { name: 'Sign out Firefox, Linux' }).click();
    await expect.element(page.getByText('Firefox, Linux')).not.toBeInTheDocument();
    expect(server.endSignIn).toHaveBeenCalledExactlyOnceWith(there.id);
  });

  it('is ended everywhere at once, and the page is left', async () => {
    open();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect.poll(() => left.mock.calls).toHaveLength(1);
    expect(server.endAllSignIns).toHaveBeenCalledOnce();
  });
});

describe('one’s own badge for shared tablets', () => {
  const choose = async (pin: string, again = pin) => {
    await page.getByLabelText('PIN', { exact: true }).fill(pin);
    await page.getByLabelText('The same again').fill(again);
    await userEvent.keyboard('{Enter}');
  };

  it('is not spoken of to who has none', async () => {
    open();
    await expect.element(page.getByText(/This one, since/)).toBeVisible();
    expect(page.getByText('Your badge for shared tablets').query()).toBeNull();
  });

  it('is given a PIN that nobody guesses, entered twice, by keyboard alone', async () => {
    badge = { badge: { issuedAt: madeAt, isLocked: false } };
    open();
    await page.getByRole('button', { name: 'Choose a PIN' }).click();
    await choose('12345');
    await expect.element(page.getByText('A PIN has six digits.')).toBeVisible();
    await choose('112233');
    await expect.element(page.getByText(/among those that are guessed first/)).toBeVisible();
    await choose('840627', '840628');
    await expect.element(page.getByText('The two are not the same.')).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    expect(server.setPin).not.toHaveBeenCalled();
    await choose('840627');
    await expect.element(page.getByText(/PIN chosen .* Not used yet\./)).toBeVisible();
    expect(server.setPin).toHaveBeenCalledExactlyOnceWith('840627');
  });

  it('says that it is locked, what opens it, and when it was used', async () => {
    badge = { badge: { issuedAt: madeAt, pinSetAt: madeAt, usedAt: madeAt, isLocked: true } };
    open();
    await expect.element(page.getByText(/^Your badge is locked after too many wrong PINs/)).toBeVisible();
    await expect.element(page.getByText(/Last used .*18/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Choose another PIN' })).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });
});
