import { html, render } from 'lit';
import decodeQR from 'qr/decode.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import { noAnswer } from '../../../web-components/api/problem.ts';
import '../../../web-components/delegate/delegate-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { newDelegateWorld, ownPage, pageAt, problem, secret, signInNeeded, token } from './own-pages.ts';

let world: ReturnType<typeof newDelegateWorld>;
beforeEach(() => {
  world = newDelegateWorld();
});
afterEach(() => render(html``, document.body));

function open(fragment = '') {
  if (fragment) history.replaceState(null, '', `#${fragment}`);
  render(
    html`<cw-delegate-page .server=${world.server} .kept=${world.keeping} .speak=${world.speak}></cw-delegate-page>`,
    document.body,
  );
  return document.querySelector('cw-delegate-page')!;
}

const heading = (name: string | RegExp) => expect.element(screen.getByRole('heading', { name }));
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());

describe('the link of a letter', () => {
  it('opens the page, and leaves no trace in the address', async () => {
    open(secret);
    await heading('نديرة الخزرجي').toBeVisible();
    expect(location.hash).toBe('');
    expect(world.server.signIn).toHaveBeenCalledExactlyOnceWith(secret);
    expect(sessionStorage.length).toBe(0);
  });

  it('that has ended says so, and what to do', async () => {
    world.server.signIn = vi.fn(async () => Promise.reject(problem('identity.delegate_link_ended', 410)));
    world.answer = async () => Promise.reject(signInNeeded());
    open(secret);
    await shown(/This link has ended. Use the one in the newest letter/).toBeVisible();
  });

  it('of which a part was lost is not even tried', async () => {
    world.answer = async () => Promise.reject(signInNeeded());
    open(secret.slice(0, 20));
    await shown(/This link is not known/).toBeVisible();
    expect(world.server.signIn).not.toHaveBeenCalled();
  });

  it('that is no good does not take away what an earlier one opened', async () => {
    world.server.signIn = vi.fn(async () => Promise.reject(problem('identity.delegate_link_ended', 410)));
    open(secret);
    await shown(/This link has ended/).toBeVisible();
    await heading('نديرة الخزرجي').toBeVisible();
  });

  it('opened without network is tried again when there is some', async () => {
    const signIn = world.server.signIn;
    world.server.signIn = vi.fn(async () => Promise.reject(noAnswer()));
    world.answer = async () => Promise.reject(noAnswer());
    open(secret);
    await shown('No network. Try again when you have some.').toBeVisible();
    world.server.signIn = signIn;
    world.answer = async () => ownPage();
    window.dispatchEvent(new Event('online'));
    await heading('نديرة الخزرجي').toBeVisible();
    expect(signIn).toHaveBeenCalledExactlyOnceWith(secret);
  });
});

describe('the badge', () => {
  it('is a code that a reader reads, with name, category and number', async () => {
    const element = open();
    await shown('10001-4').toBeVisible();
    await shown('Media').toBeVisible();
    const own = element.shadowRoot!.querySelector('cw-own-badge')!;
    const drawing = own.shadowRoot!.querySelector('cw-qr-code')!.shadowRoot!.querySelector('svg')!;
    expect(await textOf(drawing)).toBe(token);
    expect(await axeFaults(element)).toEqual([]);
  });

  it('fills the whole screen in white when it is tapped, and closes by a tap', async () => {
    const wake = vi
      .spyOn(navigator.wakeLock, 'request')
      .mockResolvedValue({ release: async () => undefined } as WakeLockSentinel);
    document.documentElement.dataset.theme = 'dark';
    const element = open();
    await screen.getByRole('button', { name: /QR code of badge 10001-4/ }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog).toBeVisible();
    const { backgroundColor, width } = getComputedStyle(dialog.element());
    expect(backgroundColor).toBe('rgb(255, 255, 255)');
    expect(Number.parseFloat(width)).toBe(innerWidth);
    expect(wake).toHaveBeenCalledWith('screen');
    expect(await axeFaults(element)).toEqual([]);
    await screen.getByText('Tap to close').click();
    await expect.element(dialog).not.toBeInTheDocument();
    delete document.documentElement.dataset.theme;
    wake.mockRestore();
  });

  it('does not look as if it opened gates before its bearer is cleared; the code is there for a kiosk', async () => {
    world.answer = async () => ownPage({ vetting: 'pending' });
    const element = open();
    await heading('Your badge is ready, and not in use yet').toBeVisible();
    await shown('Opens no gate yet').toBeVisible();
    const code = screen.getByRole('img', { name: 'QR code of badge 10001-4' });
    expect(code.query()).toBeNull();
    expect(screen.getByText('Show this badge to the scanner at any lane.').query()).toBeNull();
    await screen.getByRole('button', { name: 'Show the code for a kiosk or desk' }).click();
    await expect.element(code).toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
    world.answer = async () => ownPage();
    window.dispatchEvent(new Event('online'));
    await expect.element(screen.getByRole('button', { name: /Tap to make it large/ })).toBeVisible();
    await expect.element(screen.getByText('Opens no gate yet')).not.toBeInTheDocument();
  });

  it('of a rejected delegate is not shown at all, and no reason is given', async () => {
    world.answer = async () => ownPage({ vetting: 'rejected' });
    const element = open();
    await heading('Your badge opens no gate').toBeVisible();
    await shown(/Go to a desk with your identity document: they tell/).toBeVisible();
    expect(element.shadowRoot?.querySelector('cw-own-badge, cw-held-badge')).toBeNull();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('says where to go first, and that somebody looks at a document', async () => {
    open();
    await shown('South Gate').toBeVisible();
    await shown(/At station 3 somebody looks at your identity document/).toBeVisible();
    await shown('Tea house').toBeVisible();
  });

  it('says to who is verified that they can go straight to the gate', async () => {
    const { station: _, ...verified } = ownPage({
      isVerified: true,
      firstGate: { id: 'south-gate', name: { en: 'South Gate' }, asksForIdentity: false },
    });
    world.answer = async () => verified;
    open();
    await shown('Verified: you can go straight to a gate.').toBeVisible();
    expect(document.body.textContent).not.toContain('station');
  });

  it('says from when the gate is open to this delegate, by the clock of the conference', async () => {
    const firstGate = { id: 'south-gate', name: { en: 'South Gate' }, asksForIdentity: true };
    world.answer = async () => ownPage({ firstGate: { ...firstGate, opensAt: '2026-11-22T23:30:00Z' } });
    open();
    await shown('Open to you from Mon 23 Nov, 07:30.').toBeVisible();
  });

  it('is had issued when there is none yet', async () => {
    world.answer = async () => pageAt('badge');
    open();
    await shown('10001-4').toBeVisible();
    expect(world.server.getBadge).toHaveBeenCalledOnce();
  });

  it('works without network, as it was kept', async () => {
    world.kept = ownPage();
    world.answer = async () => Promise.reject(noAnswer());
    const element = open();
    await shown('No network. Your badge works without it.').toBeVisible();
    await shown('10001-4').toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
    world.answer = async () => ownPage();
    window.dispatchEvent(new Event('online'));
    await expect.element(screen.getByText('No network. Your badge works without it.')).not.toBeInTheDocument();
  });

  it('is there at once from what was kept, before the server has answered', async () => {
    world.kept = ownPage();
    world.answer = () => new Promise(() => undefined);
    open();
    await shown('10001-4').toBeVisible();
  });

  it('is kept no longer than the desk lets it', async () => {
    open();
    await shown('10001-4').toBeVisible();
    expect(world.kept?.badge?.token).toBe(token);
    world.answer = async () => pageAt('badge_revoked');
    window.dispatchEvent(new Event('online'));
    await heading('Your badge was revoked').toBeVisible();
    expect(JSON.stringify(world.kept)).not.toContain(token);
  });

  it('is forgotten when the link has ended', async () => {
    world.kept = ownPage();
    world.answer = async () => Promise.reject(signInNeeded());
    open();
    await heading('Open your link').toBeVisible();
    expect(world.kept).toBeUndefined();
  });

  it('is forgotten on signing out', async () => {
    open();
    await shown('10001-4').toBeVisible();
    world.answer = async () => Promise.reject(signInNeeded());
    await screen.getByRole('button', { name: 'Sign out on this device' }).click();
    await heading('Open your link').toBeVisible();
    expect(world.server.signOut).toHaveBeenCalledOnce();
    expect(world.kept).toBeUndefined();
  });
});

/** What a reader makes of a drawn code. */
async function textOf(drawing: SVGElement): Promise<string> {
  const side = 480;
  const copy = drawing.cloneNode(true) as SVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(side));
  copy.setAttribute('height', String(side));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, side, side);
  return decodeQR({ width: side, height: side, data });
}

describe('what the server says has changed', () => {
  const listens = () => expect.poll(() => vi.mocked(world.server.news).mock.calls.length).toBe(1);

  it('is there at once', async () => {
    open();
    await listens();
    world.answer = async () => ownPage({ vetting: 'rejected' });
    world.tellNews();
    await expect.poll(() => document.querySelector('cw-delegate-page')!.own.page?.vetting).toBe('rejected');
  });

  it('while the page was being asked for is asked for again', async () => {
    open();
    await listens();
    let answerOld: (page: ReturnType<typeof ownPage>) => void = () => undefined;
    world.answer = () => new Promise((resolve) => (answerOld = resolve));
    world.tellNews();
    await expect.poll(() => vi.mocked(world.server.page).mock.calls.length).toBe(2);
    world.tellNews();
    world.answer = async () => pageAt('badge_revoked');
    answerOld(ownPage());
    await expect.poll(() => document.querySelector('cw-delegate-page')!.own.page?.step).toBe('badge_revoked');
  });

  it('is listened for only while somebody looks, and by nobody who is signed out', async () => {
    open();
    await listens();
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(world.stopListening).toHaveBeenCalledTimes(1);
    seen.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    await expect.poll(() => vi.mocked(world.server.news).mock.calls.length).toBe(2);
    world.answer = async () => Promise.reject(signInNeeded());
    world.tellNews();
    await shown(/Open your link/).toBeVisible();
    expect(world.stopListening).toHaveBeenCalledTimes(2);
  });

  it('is not waited for by a page that was closed while it was asked for', async () => {
    let answer: (page: ReturnType<typeof ownPage>) => void = () => undefined;
    world.answer = () => new Promise((resolve) => (answer = resolve));
    const page = open();
    await expect.poll(() => vi.mocked(world.server.page).mock.calls.length).toBe(1);
    render(html``, document.body);
    answer(ownPage());
    await expect.poll(() => page.own.isLoading).toBe(false);
    expect(world.server.news).not.toHaveBeenCalled();
  });
});
