import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import '../../../web-components/styles/page.css';
import type { BrowserSigns } from '../../../web-components/wifi/device-kind.ts';
import '../../../web-components/wifi/wifi-page.ts';
import { axeFaults } from '../../support/axe.ts';
import { problem } from '../delegate/own-pages.ts';
import { browsers, device, first, madeByHand, ownNetwork, second, wifiNetwork } from './own-network.ts';
import { newWifiWorld, type WifiWorld } from './wifi-world.ts';

let world: WifiWorld;
/** What the forms would have sent. */
let posted: Record<string, string>[];
beforeEach(async () => {
  await screen.viewport(390, 844);
  world = newWifiWorld();
  posted = [];
});
afterEach(() => render(html``, document.body));

async function open(signs: BrowserSigns) {
  render(html`<cw-wifi-page .server=${world.server} .signs=${signs}></cw-wifi-page>`, document.body);
  const element = document.querySelector('cw-wifi-page')!;
  await expect.element(screen.getByRole('heading', { name: /The Wi-Fi/ })).toBeVisible();
  holdForms(element);
  return element;
}

/** A form would leave the page of the tests: what it holds is kept here, and it goes nowhere. */
function hold(event: SubmitEvent) {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  posted.push(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])));
}

/** Events of forms do not leave a shadow tree. */
function holdForms(page: Element) {
  const panel = page.shadowRoot!.querySelector('cw-set-up-panel')!;
  for (const way of panel.shadowRoot!.querySelectorAll('cw-file-way'))
    way.shadowRoot!.addEventListener('submit', hold as EventListener);
}
/** In whatever shadow tree it is. */
function focused(): Element | null | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
const button = (name: string | RegExp) => screen.getByRole('button', { name, exact: true });
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());

describe('an iPhone', () => {
  it('posts a form for its profile, and is told what to do with it once that is made', async () => {
    const element = await open(browsers.iphone);
    expect(await axeFaults(element)).toEqual([]);
    await button('Download the profile').click();
    expect(posted).toEqual([{ kind: 'apple', deviceName: 'iPhone' }]);
    world.network = ownNetwork({ devices: 1, credentials: [device({ deviceName: 'iPhone', method: 'tls' })] });
    await shown('The file for “iPhone” was made. Go on as it says below.').toBeVisible();
    // Also where it took the last place.
    await shown(/Tap “Install”, enter your passcode/).toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('whose profile did not arrive gets another, and the first one ends', async () => {
    await open(browsers.iphone);
    await button('Download the profile').click();
    const lost = device({ deviceName: 'iPhone', method: 'tls' });
    world.network = ownNetwork({ devices: 1, credentials: [lost] });
    await button('It did not arrive: download it again').click();
    await expect.poll(() => posted.length).toBe(2);
    expect(world.server.remove).toHaveBeenCalledExactlyOnceWith(lost.id);
    expect(posted[1]).toEqual({ kind: 'apple', deviceName: 'iPhone' });
  });

  it('is called as its owner says, and not as another of theirs', async () => {
    world.network = ownNetwork({ credentials: [device({ deviceName: 'iPhone' })] });
    await open(browsers.iphone);
    await expect.element(screen.getByLabelText('Name of the device')).toHaveValue('iPhone 2');
    await screen.getByLabelText('Name of the device').fill('Nadira’s');
    await button('Download the profile').click();
    expect(posted).toEqual([{ kind: 'apple', deviceName: 'Nadira’s' }]);
  });

  it('is told what “Not Signed” means where profiles are not', async () => {
    world.network = ownNetwork({ wifi: wifiNetwork({ isSigned: false, passpointDomain: 'wifi.example' }) });
    await open(browsers.iphone);
    await shown(/It says “Not Signed” there/).toBeVisible();
    await shown('Networks that announce wifi.example by Passpoint are joined as well.').toBeVisible();
  });

  it('in another browser than Safari is told to open that', async () => {
    await open(browsers.chromeOnIphone);
    await shown(/Only Safari takes profiles/).toBeVisible();
  });
});

describe('an Android phone', () => {
  it('is set up by hand: each value is there to be copied, and goes when they are done', async () => {
    const element = await open(browsers.android);
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await button('Show what to enter').click();
    await expect.element(screen.getByRole('heading', { name: 'Enter this on “Android”' })).toBeVisible();
    expect(world.server.make).toHaveBeenCalledExactlyOnceWith({ deviceName: 'Android', method: 'peap' });
    const { credential, secret = '' } = madeByHand();
    for (const value of [
      'PEAP',
      'MSCHAPv2',
      'Trust on first use',
      'radius.venue.example',
      credential.userName,
      'anonymous',
      secret,
    ])
      await shown(value).toBeVisible();
    await button('Copy: Password').click();
    expect(write).toHaveBeenLastCalledWith(secret);
    await expect.element(button('Copied')).toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
    await button('Done: it is entered').click();
    await expect.element(button('Show what to enter')).toBeVisible();
    expect(document.body.textContent).not.toContain(secret);
    write.mockRestore();
  });

  it('is told what fingerprint its network has, and what to do where it is another', async () => {
    const serverCertificates = ['a', 'c'].map((digit) => ({
      sha1: `${digit}1`.repeat(20),
      sha256: `${digit}2`.repeat(32),
    }));
    world.network = ownNetwork({ wifi: wifiNetwork({ serverCertificates }) });
    const element = await open(browsers.android);
    await button('Show what to enter').click();
    await shown('Where an SHA-256 fingerprint is shown too, compare it. It must be this one:').toBeVisible();
    await shown('A2 A2 A2 A2 A2 A2 A2 A2').toBeVisible();
    await shown('C2 C2 C2 C2 C2 C2 C2 C2').toBeVisible();
    await shown(/If not, cancel, and tell the staff/).toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('shows the password through whatever the server tells meanwhile', async () => {
    await open(browsers.android);
    await button('Show what to enter').click();
    await shown(madeByHand().secret ?? '').toBeVisible();
    world.network = { ...world.network, standing: 'outside', devices: 1 };
    world.tellNews();
    await expect.element(screen.getByRole('heading', { name: 'The Wi-Fi is for those who are inside' })).toBeVisible();
    await shown(madeByHand().secret ?? '').toBeVisible();
  });

  it('whose page was opened anew has lost its password, and gets a new one for it', async () => {
    await open(browsers.android);
    await button('Show what to enter').click();
    await shown(madeByHand().secret ?? '').toBeVisible();
    render(html``, document.body);
    await open(browsers.android);
    await shown(/The password of “Android” cannot be shown again/).toBeVisible();
    expect(document.body.textContent).not.toContain(madeByHand().secret);
    await button('Make a new one').click();
    await expect.element(screen.getByRole('heading', { name: 'Enter this on “Android”' })).toBeVisible();
    expect(world.server.remove).toHaveBeenCalledOnce();
    expect(world.server.make).toHaveBeenLastCalledWith({ deviceName: 'Android', method: 'peap' });
  });

  it('has the file for geteduroam a tap away', async () => {
    await open(browsers.android);
    await screen.getByText('With the app geteduroam, if you have it').click();
    await button('Download the file').click();
    expect(posted).toEqual([{ kind: 'eap_config', deviceName: 'Android' }]);
  });

  it('is told what the server refused', async () => {
    world.server.make = vi.fn(async () => Promise.reject(problem('network_access.account_over', 409)));
    await open(browsers.android);
    await button('Show what to enter').click();
    await shown('The Wi-Fi has ended for you: no device can be set up any more.').toBeVisible();
  });
});

describe('Windows', () => {
  it('has a file first, which trusts the venue’s certificate and no other', async () => {
    await open(browsers.windows);
    await button('Download the file').click();
    expect(posted).toEqual([{ kind: 'windows', deviceName: 'Windows' }]);
    await expect.element(button('Show what to enter')).not.toBeInTheDocument();
  });

  it('by hand is told which thumbprint it must show, and what to do where it shows another', async () => {
    const element = await open(browsers.windows);
    await screen.getByText('Without the file, by hand').click();
    await button('Show what to enter').click();
    await shown(/choose “Show certificate details”/).toBeVisible();
    await shown('Compare the server thumbprint that it shows. It must be this one:').toBeVisible();
    await expect.poll(() => screen.getByText('A1 A1 A1 A1 A1 A1 A1 A1', { exact: true }).elements().length).toBe(2);
    await shown('A1 A1 A1 A1').toBeVisible();
    await shown(/If not, cancel, and tell the staff: another network passes itself off as this one/).toBeVisible();
    // Another one than Windows shows would only mislead.
    await expect.element(screen.getByText('A fingerprint to compare')).not.toBeInTheDocument();
    expect(await axeFaults(element)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });

  it('by hand is told what it is asked where FreeRADIUS was never laid out', async () => {
    world.network = ownNetwork({ wifi: wifiNetwork({ serverCertificates: [] }) });
    await open(browsers.windows);
    await screen.getByText('Without the file, by hand').click();
    await button('Show what to enter').click();
    await shown('Connect. Windows asks whether you expect “Water Town” here: in the venue you do.').toBeVisible();
  });
});

describe('another device', () => {
  it('is a tap away, by keyboard too, and its heading is where one is then', async () => {
    const element = await open(browsers.iphone);
    (button('Linux').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('heading', { name: 'Set up another device' })).toBeVisible();
    await expect.poll(() => focused()?.textContent).toBe('Set up another device');
    await expect.element(screen.getByLabelText('Name of the device')).toHaveValue('Linux');
    expect(await axeFaults(element)).toEqual([]);
  });

  it('with Linux gets lines for its terminal, with both authorities while one follows the other', async () => {
    world.server.make = vi.fn(async () => ({ ...madeByHand(), authorities: [first, second] }));
    const element = await open(browsers.linux);
    await button('Show what to enter').click();
    await shown(/nmcli connection add type wifi/).toBeVisible();
    await screen.getByText('The certificate of the venue').click();
    await expect.element(screen.getByRole('link', { name: 'Download the certificate 2' })).toBeVisible();
    await screen.getByText('A fingerprint to compare').click();
    await shown(/it must be one of these/).toBeVisible();
    await shown('BF BF BF BF BF BF BF BF').toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('without MSCHAPv2 has TTLS, and a file with a password that the page has made', async () => {
    await open(browsers.harmony);
    await screen.getByText('With a certificate: a PKCS #12 file').click();
    await button('Download the file').click();
    expect(posted).toEqual([
      { kind: 'pkcs12', deviceName: 'HarmonyOS', password: expect.stringMatching(/^[a-km-np-z2-9]{20}$/) },
    ]);
    await shown(posted[0]?.password ?? '').toBeVisible();
    await screen.getByText('Without MSCHAPv2: TTLS with PAP').click();
    await screen.getByRole('button', { name: 'Show what to enter' }).last().click();
    await expect.element(screen.getByRole('heading', { name: 'Enter this on “HarmonyOS”' })).toBeVisible();
    await expect.element(screen.getByText('PAP', { exact: true })).toBeVisible();
    expect(world.server.make).toHaveBeenCalledExactlyOnceWith({ deviceName: 'HarmonyOS', method: 'ttls' });
  });

  it.each(['mac', 'windows', 'chromebook', 'ipad'] as const)(
    '%s has a way that axe finds nothing wrong with',
    async (browser) => {
      const element = await open(browsers[browser]);
      for (const folded of screen.getByRole('group').elements()) folded.querySelector('summary')?.click();
      expect(await axeFaults(element)).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    },
  );

  it('beyond as many as may be is not set up before one is removed', async () => {
    world.network = ownNetwork({ devices: 1, credentials: [device()] });
    await open(browsers.iphone);
    await shown(/You have set up as many devices as you may: 1/).toBeVisible();
    expect(screen.getByText('Download the profile').query()).toBeNull();
    await button('Remove Pixel').click();
    await shown(/It is taken off the Wi-Fi at once/).toBeVisible();
    await button('Remove').click();
    await expect.element(button('Download the profile')).toBeVisible();
    expect(world.server.remove).toHaveBeenCalledExactlyOnceWith(device().id);
  });
});
