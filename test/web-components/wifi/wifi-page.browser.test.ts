import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import {
  authorityCertificateAddress,
  problemInFragment,
  setUpAddress,
} from '../../../server/network-access/onboarding/onboarding.contract.ts';
import { noAnswer } from '../../../web-components/api/problem.ts';
import '../../../web-components/styles/page.css';
import type { BrowserSigns } from '../../../web-components/wifi/device-kind.ts';
import { httpOwnWifiServer } from '../../../web-components/wifi/own-wifi-server.ts';
import { problemMark } from '../../../web-components/wifi/problem-in-address.ts';
import '../../../web-components/wifi/wifi-page.ts';
import { axeFaults } from '../../support/axe.ts';
import { problem, secret, signInNeeded } from '../delegate/own-pages.ts';
import { browsers, device, ownNetwork, wifiNetwork } from './own-network.ts';
import { newWifiWorld, type WifiWorld } from './wifi-world.ts';

let world: WifiWorld;
beforeEach(async () => {
  await screen.viewport(390, 844);
  world = newWifiWorld();
});
afterEach(() => render(html``, document.body));

function open(signs: BrowserSigns = browsers.android, fragment = '') {
  if (fragment) history.replaceState(null, '', `#${fragment}`);
  render(
    html`<cw-wifi-page .server=${world.server} .signs=${signs} .speak=${world.speak}></cw-wifi-page>`,
    document.body,
  );
  return document.querySelector('cw-wifi-page')!;
}
const heading = (name: string | RegExp) => expect.element(screen.getByRole('heading', { name }));
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());

describe('who is not signed in', () => {
  beforeEach(() => {
    world.server.network = vi.fn(async () => Promise.reject(signInNeeded()));
    world.server.page = vi.fn(async () => Promise.reject(signInNeeded()));
  });

  it('is told how to get in, in a language to be chosen', async () => {
    const element = open();
    await heading('Open your link').toBeVisible();
    await shown(/ask at a station or a desk: they show you a code/).toBeVisible();
    await expect.element(screen.getByRole('combobox', { name: 'Language' })).toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('by a link that was used says so', async () => {
    world.server.signIn = vi.fn(async () => Promise.reject(problem('identity.delegate_link_used', 410)));
    open(browsers.android, secret);
    await shown(/This code has been used/).toBeVisible();
  });
});

describe('a link, or the code that staff show', () => {
  it('signs the phone in, and leaves no trace in the address', async () => {
    open(browsers.android, secret);
    await heading('The Wi-Fi is open for you').toBeVisible();
    expect(world.server.signIn).toHaveBeenCalledExactlyOnceWith(secret);
    expect(location.hash).toBe('');
  });

  it('opened without network is tried again when there is some', async () => {
    const { signIn } = world.server;
    world.server.signIn = vi.fn(async () => Promise.reject(noAnswer()));
    open(browsers.android, secret);
    await shown('No network. Try again when you have some.').toBeVisible();
    world.server.signIn = signIn;
    window.dispatchEvent(new Event('online'));
    await heading('The Wi-Fi is open for you').toBeVisible();
    expect(signIn).toHaveBeenCalledExactlyOnceWith(secret);
  });
});

describe('how the network stands', () => {
  it.each([
    ['not_verified', 'The Wi-Fi opens once a station has seen your identity document'],
    ['not_approved', 'The Wi-Fi opens once your registration is approved'],
    ['not_cleared', 'The Wi-Fi opens once the check of your category is finished'],
    ['not_open_yet', 'The Wi-Fi opens for you on Sun 22 Nov, 08:00'],
    ['outside', 'The Wi-Fi is for those who are inside'],
  ] as const)('%s is told first, and devices are set up before', async (standing, words) => {
    world.network = ownNetwork({ standing });
    const element = open();
    await heading(words).toBeVisible();
    await heading('Set up this device').toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
  });

  it.each(['registration_ended', 'vetting_rejected', 'account_revoked', 'network_closed'] as const)(
    '%s is the end of it: nothing is to be set up',
    async (standing) => {
      world.network = ownNetwork({ standing, credentials: [device()] });
      open();
      await heading('The Wi-Fi has ended for you').toBeVisible();
      await shown('Pixel').toBeVisible();
      expect(screen.getByText('Set up this device').query()).toBeNull();
    },
  );

  it('changes at once when the server says so', async () => {
    world.network = ownNetwork({ standing: 'not_verified' });
    open();
    await heading(/once a station has seen/).toBeVisible();
    await expect.poll(() => vi.mocked(world.server.news).mock.calls.length).toBe(1);
    world.network = ownNetwork();
    world.tellNews();
    await heading('The Wi-Fi is open for you').toBeVisible();
  });

  it('of a conference without Wi-Fi: there is none', async () => {
    const { wifi: _, ...none } = ownNetwork();
    world.network = none;
    open();
    await heading('This conference has no Wi-Fi of its own.').toBeVisible();
    expect(screen.getByText('Your devices').query()).toBeNull();
  });

  it('stays where the network goes, as it does while a phone changes over', async () => {
    open();
    await heading('The Wi-Fi is open for you').toBeVisible();
    world.server.network = vi.fn(async () => Promise.reject(noAnswer()));
    window.dispatchEvent(new Event('online'));
    await shown('No network. Try again when you have some.').toBeVisible();
    await heading('Set up this device').toBeVisible();
  });
});

describe('a form that was refused', () => {
  it('is told in words, and not again when the page is opened anew', async () => {
    open(browsers.iphone, `${problemInFragment}network_access.too_many_devices`);
    await shown('You have set up as many devices as you may have. Remove one below first.').toBeVisible();
    expect(location.hash).toBe('');
    expect(world.server.signIn).not.toHaveBeenCalled();
  });

  it('for what nobody foresaw is told all the same', async () => {
    open(browsers.iphone, `${problemInFragment}elsewhere.unheard_of`);
    await shown('Something went wrong on our side. Nothing was changed.').toBeVisible();
  });

  it('comes back as the server sends it', () => {
    expect(problemMark).toBe(problemInFragment);
    expect(httpOwnWifiServer.setUpAddress).toBe(setUpAddress);
    expect(httpOwnWifiServer.certificateAddress('ab')).toBe(authorityCertificateAddress('ab'));
  });
});

describe('on a computer', () => {
  it('the address for the phone is a code, without a secret', async () => {
    await screen.viewport(1440, 900);
    const element = open(browsers.windows);
    await expect.element(screen.getByRole('img', { name: 'QR code with the address of this page' })).toBeVisible();
    await shown(`${location.origin}/wifi/`).toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('narrow as a phone, it is not there', async () => {
    open(browsers.android);
    await heading('Set up this device').toBeVisible();
    expect(document.querySelector('cw-wifi-page')!.shadowRoot!.querySelector('cw-on-the-phone')).toBeNull();
  });
});

it('in the dark, and from right to left, all is to be read', async () => {
  document.documentElement.dataset.theme = 'dark';
  document.documentElement.dir = 'rtl';
  world.network = ownNetwork({ credentials: [device()], wifi: wifiNetwork({ name: 'شبكة البلدة' }) });
  const element = open();
  await shown('Pixel').toBeVisible();
  expect(await axeFaults(element)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  delete document.documentElement.dataset.theme;
  document.documentElement.dir = 'ltr';
});
