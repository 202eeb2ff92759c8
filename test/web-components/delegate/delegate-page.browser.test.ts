import { html, render } from 'lit';
import decodeQR from 'qr/decode.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { DelegatePage } from '../../../server/registration/delegate-page/delegate-page.contract.ts';
import { ApiProblem, noAnswer } from '../../../web-components/api/problem.ts';
import '../../../web-components/delegate/delegate-page.ts';
import type { DelegateServer } from '../../../web-components/delegate/delegate-server.ts';
import type { KeptPage } from '../../../web-components/delegate/kept-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { ownPage, pageAt, token } from './own-pages.ts';

const secret = 'rmKgTAXJNIt52RapvE4vugYI9tod2KcswrtOyQ9-Mf0';
const problem = (code: string, status: number) => new ApiProblem({ type: 'about:blank', title: code, status, code });
const signInNeeded = () => problem('request.link_needed', 401);

let answer: () => Promise<DelegatePage>;
let kept: DelegatePage | undefined;
let speak: ReturnType<typeof vi.fn>;
let server: DelegateServer;

const keeping: KeptPage = {
  read: async () => kept && { page: kept, keptAt: '2026-11-24T08:00:00Z' },
  keep: async (page) => {
    kept = page;
  },
  forget: async () => {
    kept = undefined;
  },
};

beforeEach(() => {
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  sessionStorage.clear();
  localStorage.clear();
  kept = undefined;
  speak = vi.fn();
  answer = async () => ownPage();
  server = {
    signIn: vi.fn(async () => ({
      delegateId: ownPage().delegateId,
      locale: 'en' as const,
      expiresAt: '2026-12-24T08:00:00Z',
    })),
    signOut: vi.fn(async () => undefined),
    page: vi.fn(() => answer()),
    getBadge: vi.fn(async () => ownPage()),
    openForm: vi.fn(async () => secret),
    companions: vi.fn(async () => ({ companions: [], forms: [], atMost: 0 })),
    inviteCompanion: vi.fn(async () => undefined),
    group: vi.fn(async () => Promise.reject(problem('registration.no_group', 404))),
    photograph: { see: async () => ({}), put: async () => ({}), remove: async () => undefined },
  };
});
afterEach(() => render(html``, document.body));

function open(fragment = '') {
  if (fragment) history.replaceState(null, '', `#${fragment}`);
  render(html`<cw-delegate-page .server=${server} .kept=${keeping} .speak=${speak}></cw-delegate-page>`, document.body);
  return document.querySelector('cw-delegate-page')!;
}

const heading = (name: string | RegExp) => expect.element(screen.getByRole('heading', { name }));
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());

describe('the link of a letter', () => {
  it('opens the page, and leaves no trace in the address', async () => {
    open(secret);
    await heading('نديرة الخزرجي').toBeVisible();
    expect(location.hash).toBe('');
    expect(server.signIn).toHaveBeenCalledExactlyOnceWith(secret);
    expect(sessionStorage.length).toBe(0);
  });

  it('that has ended says so, and what to do', async () => {
    server.signIn = vi.fn(async () => Promise.reject(problem('identity.delegate_link_ended', 410)));
    answer = async () => Promise.reject(signInNeeded());
    open(secret);
    await shown(/This link has ended. Use the one in the newest letter/).toBeVisible();
  });

  it('of which a part was lost is not even tried', async () => {
    answer = async () => Promise.reject(signInNeeded());
    open(secret.slice(0, 20));
    await shown(/This link is not known/).toBeVisible();
    expect(server.signIn).not.toHaveBeenCalled();
  });

  it('that is no good does not take away what an earlier one opened', async () => {
    server.signIn = vi.fn(async () => Promise.reject(problem('identity.delegate_link_ended', 410)));
    open(secret);
    await shown(/This link has ended/).toBeVisible();
    await heading('نديرة الخزرجي').toBeVisible();
  });

  it('opened without network is tried again when there is some', async () => {
    const signIn = server.signIn;
    server.signIn = vi.fn(async () => Promise.reject(noAnswer()));
    answer = async () => Promise.reject(noAnswer());
    open(secret);
    await shown('No network. Try again when you have some.').toBeVisible();
    server.signIn = signIn;
    answer = async () => ownPage();
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

  it('says where to go first, and that somebody looks at a document', async () => {
    open();
    await shown('South Gate').toBeVisible();
    await shown(/At station 3 somebody looks at your identity document/).toBeVisible();
    await shown('Tea house').toBeVisible();
  });

  it('says to who is verified that they can go straight to the gate', async () => {
    const { station: _, ...verified } = ownPage({ isVerified: true });
    answer = async () => verified;
    open();
    await shown('Verified: you can go straight to a gate.').toBeVisible();
    expect(document.body.textContent).not.toContain('station');
  });

  it('is had issued when there is none yet', async () => {
    answer = async () => pageAt('badge');
    open();
    await shown('10001-4').toBeVisible();
    expect(server.getBadge).toHaveBeenCalledOnce();
  });

  it('works without network, as it was kept', async () => {
    kept = ownPage();
    answer = async () => Promise.reject(noAnswer());
    const element = open();
    await shown('No network. Your badge works without it.').toBeVisible();
    await shown('10001-4').toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
    answer = async () => ownPage();
    window.dispatchEvent(new Event('online'));
    await expect.element(screen.getByText('No network. Your badge works without it.')).not.toBeInTheDocument();
  });

  it('is there at once from what was kept, before the server has answered', async () => {
    kept = ownPage();
    answer = () => new Promise(() => undefined);
    open();
    await shown('10001-4').toBeVisible();
  });

  it('is kept no longer than the desk lets it', async () => {
    open();
    await shown('10001-4').toBeVisible();
    expect(kept?.badge?.token).toBe(token);
    answer = async () => pageAt('badge_revoked');
    window.dispatchEvent(new Event('online'));
    await heading('Your badge was revoked').toBeVisible();
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('is forgotten when the link has ended', async () => {
    kept = ownPage();
    answer = async () => Promise.reject(signInNeeded());
    open();
    await heading('Open your link').toBeVisible();
    expect(kept).toBeUndefined();
  });

  it('is forgotten on signing out', async () => {
    open();
    await shown('10001-4').toBeVisible();
    answer = async () => Promise.reject(signInNeeded());
    await screen.getByRole('button', { name: 'Sign out on this device' }).click();
    await heading('Open your link').toBeVisible();
    expect(server.signOut).toHaveBeenCalledOnce();
    expect(kept).toBeUndefined();
  });
});

describe('what comes next', () => {
  it.each<[DelegatePage['step'], string]>([
    ['form', 'Complete your registration'],
    ['more_needed', 'Something more is needed'],
    ['photograph', 'Add a photograph of yourself'],
    ['waiting', 'Your registration is being looked at'],
    ['waitlisted', 'You are on the waiting list'],
    ['declined', 'Your registration was not approved'],
    ['withdrawn', 'Your registration is withdrawn'],
    ['badge_revoked', 'Your badge was revoked'],
  ])('is one thing: %s', async (step, name) => {
    answer = async () => pageAt(step, { hasPhotograph: step !== 'photograph' });
    const element = open();
    await heading(name).toBeVisible();
    expect(element.shadowRoot?.querySelector('cw-own-badge')).toBeNull();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('tells what a reviewer wrote as text, whatever it holds', async () => {
    const because = '<img src=x onerror=alert(1)> bring a sharper scan';
    answer = async () => pageAt('more_needed', { because, dueOn: '2026-11-20' });
    const element = open();
    await shown(because).toBeVisible();
    await shown('Please send it by November 20, 2026.').toBeVisible();
    expect(element.shadowRoot?.querySelector('cw-next-step')?.shadowRoot?.querySelector('img')).toBeNull();
  });

  it('leads to the form by a link of its own, whose secret stands in the fragment', async () => {
    answer = async () => pageAt('form');
    const element = open();
    await heading('Complete your registration').toBeVisible();
    const leaveFor = vi.fn();
    element.shadowRoot!.querySelector('cw-next-step')!.leaveFor = leaveFor;
    await screen.getByRole('button', { name: 'Go to the form' }).click();
    await expect.poll(() => leaveFor.mock.calls).toEqual([[`/register/#${secret}`]]);
  });
});

describe('who comes with the delegate', () => {
  it('is invited by an address, and gets a form of their own', async () => {
    let list = { companions: [], forms: [] as { email: string; expiresAt: string }[], atMost: 1 };
    server.companions = vi.fn(async () => list);
    server.inviteCompanion = vi.fn(async ({ email }) => {
      list = { ...list, forms: [{ email, expiresAt: '2026-12-01T00:00:00Z' }] };
    });
    open();
    await screen.getByText('Somebody comes with you?').click();
    await userEvent.type(screen.getByRole('textbox', { name: 'Their e-mail address' }), 'noor@delegates.example');
    await userEvent.keyboard('{Enter}');
    await shown('A form was sent to noor@delegates.example.').toBeVisible();
    expect(server.inviteCompanion).toHaveBeenCalledWith({ email: 'noor@delegates.example', locale: 'en' });
    await expect.element(screen.getByRole('textbox')).not.toBeInTheDocument();
  });

  it('is seen by the head of a group, with who is missing', async () => {
    answer = async () => ownPage({ isInGroup: true });
    const member = {
      name: '林渡川',
      nameLatin: 'Lin Duchuan',
      standing: 'approved' as const,
      isVerified: true,
      isInside: true,
    };
    server.group = vi.fn(async () => ({
      name: 'Bahr Radio crew',
      isHead: true,
      members: [
        member,
        { ...member, name: 'Mira Okafor', isInside: false, isVerified: false, standing: 'invited' as const },
      ],
    }));
    open();
    await shown('1 of 2 inside').toBeVisible();
    await shown('form not sent').toBeVisible();
  });
});

describe('the language', () => {
  it('is the one that the delegate registered in', async () => {
    answer = async () => ownPage({ locale: 'ar' });
    open();
    await expect.poll(() => speak.mock.calls).toContainEqual(['ar']);
  });

  it('stays the one that was chosen here', async () => {
    localStorage.setItem('causeway.language', 'en');
    answer = async () => ownPage({ locale: 'ar' });
    open();
    await shown('10001-4').toBeVisible();
    expect(speak).not.toHaveBeenCalled();
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
