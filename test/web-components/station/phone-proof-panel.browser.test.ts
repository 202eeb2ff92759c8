import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PhoneProofState } from '../../../server/identity/phone-proofs/phone-proofs.contract.ts';
import { topicKey } from '../../../server/live/define-topic.ts';
import { noAnswer } from '../../../web-components/api/problem.ts';
import { setServerAhead } from '../../../web-components/elements/server-time.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/station/phone-proof-panel.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const verificationId = '01900000-0000-7000-8000-000000000001';
const proofId = '01900000-0000-7000-8000-0000000000f1';
const key = topicKey({ name: 'phone-proof' }, { verificationId });
const seconds = (ahead: number) => new Date(Date.now() + ahead * 1000).toISOString();

let say: (frame: unknown) => void;
let revision: number;
const recognised = vi.fn();
const server = {
  ask: vi.fn(async () => ({
    ...{ proofId, code: 'K7M4-9QXD-2V8R', expiresAt: seconds(60) },
    url: 'https://venue.example/prove/#K7M49QXD2V8R',
  })),
  pick: vi.fn(async () => ({ isMatch: true })),
};

function tell(change: Partial<PhoneProofState> = {}) {
  const state = { stationId: 'station-4', station: 4, passkey: 'bound', codesLeft: 3, ...change };
  revision += 1;
  say({ type: 'snapshot', key, revision: ['test', revision], declared: 'first', state });
}
const proof = (step: NonNullable<PhoneProofState['proof']>['step'], isBound = true): Partial<PhoneProofState> => ({
  codesLeft: 2,
  proof: {
    ...{ id: proofId, expiresAt: seconds(60), step },
    ...(step !== 'shown' && step !== 'opened' && { choices: [42, 17, 85], isBound }),
  },
});

beforeEach(async () => {
  await page.viewport(1024, 700);
  vi.clearAllMocks();
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  setServerAhead(0);
  revision = 0;
  let isOpen = false;
  replacePageClient(
    new LiveClient({
      open: ({ onOpen, onText }) => {
        say = (frame) => onText(JSON.stringify(frame));
        queueMicrotask(onOpen);
        const send = () => {
          isOpen = true;
        };
        return { send, close: () => undefined };
      },
    }),
  );
  render(
    html`<div style="padding: 2rem"><cw-phone-proof-panel
      .server=${server} .verificationId=${verificationId} @phone-recognised=${(event: CustomEvent) => recognised(event.detail)}
    ></cw-phone-proof-panel></div>`,
    document.body,
  );
  await expect.poll(() => isOpen).toBe(true);
  tell();
});
afterEach(() => {
  render(html``, document.body);
  delete document.documentElement.dataset.theme;
  vi.restoreAllMocks();
});

const button = (name: string) => page.getByRole('button', { name });
const heading = (name: string) => page.getByRole('heading', { name });
const panel = () => document.querySelector('cw-phone-proof-panel')!;

async function showCode() {
  await button('Show a code for the phone').click();
  await expect.element(page.getByText('K7M4-9QXD-2V8R')).toBeVisible();
}

describe('the panel for a phone', () => {
  it('shows a code to scan and to type, which station asks, and how long it is good', async () => {
    await showCode();
    expect(server.ask).toHaveBeenCalledExactlyOnceWith(verificationId);
    await expect.element(page.getByText('It opens a page that names station 4 and you.')).toBeVisible();
    await expect.element(page.getByRole('meter', { name: 'Time left' })).toBeVisible();
    await expect.element(page.getByText(/Good for another (60|59|58) s/)).toBeVisible();
    await expect.element(page.getByRole('img', { name: 'QR code for the phone of the person' })).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('has a code that is read from a metre away, black on white also in the dark', async () => {
    document.documentElement.dataset.theme = 'dark';
    await showCode();
    const code = panel().renderRoot.querySelector('cw-qr-code')!;
    // Some 6 cm on a screen of 96 dots an inch.
    expect(code.getBoundingClientRect().width).toBeGreaterThanOrEqual(208);
    const [ground, modules] = [...code.renderRoot.querySelectorAll('path')].map((path) => path.getAttribute('fill'));
    expect([ground, modules]).toEqual(['#fff', '#000']);
  });

  it('goes from the code to three large numbers and the result, and moves nothing', async () => {
    const sizes = new Set<string>();
    const measure = () => {
      const { height, width } = panel().getBoundingClientRect();
      sizes.add(`${Math.round(width)} × ${Math.round(height)}`);
    };
    measure();
    await showCode();
    measure();
    tell(proof('opened'));
    await expect.element(heading('The phone has opened the code')).toBeVisible();
    measure();
    tell(proof('answered'));
    await expect.element(button('17')).toBeVisible();
    measure();
    expect(await axeFaults(document.body)).toEqual([]);
    await button('17').click();
    expect(server.pick).toHaveBeenCalledExactlyOnceWith(verificationId, proofId, 17);
    tell(proof('matched'));
    await expect.element(heading('It is their phone')).toBeVisible();
    await expect.element(page.getByText('Compare the face with the photograph, then decide.')).toBeVisible();
    measure();
    expect([...sizes]).toHaveLength(1);
    expect(recognised).toHaveBeenLastCalledWith({ phoneProofId: proofId, isBound: true });
  });

  it('takes the keys 1 to 3 while there are numbers, before the page does, and leaves them to it otherwise', async () => {
    const pages = vi.fn();
    document.addEventListener('keydown', pages);
    await showCode();
    await userEvent.keyboard('3');
    expect(pages).toHaveBeenCalledTimes(1);
    tell(proof('answered'));
    await expect.poll(() => panel().shadowRoot!.activeElement?.textContent).toContain('42');
    await userEvent.keyboard('3');
    expect(server.pick).toHaveBeenCalledExactlyOnceWith(verificationId, proofId, 85);
    expect(pages).toHaveBeenCalledTimes(1);
    document.removeEventListener('keydown', pages);
  });

  it('says that another number was picked, and shows another code', async () => {
    await showCode();
    tell(proof('failed'));
    await expect.element(heading('That was another number')).toBeVisible();
    await expect.element(page.getByText('2 more codes can be shown for this person.')).toBeVisible();
    await button('Show another code').click();
    expect(server.ask).toHaveBeenCalledTimes(2);
    expect(recognised).not.toHaveBeenCalled();
  });

  it('leads to the document where three codes were shown, and where there is no passkey', async () => {
    tell({ codesLeft: 0 });
    await expect.element(page.getByText('Three codes were shown for this person. Look at the document.')).toBeVisible();
    expect(page.getByRole('button').query()).toBeNull();
    tell({ passkey: 'none' });
    await expect.element(page.getByText(/the document is as good a way/)).toBeVisible();
    expect(page.getByRole('button').query()).toBeNull();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('tells of a phone that no station has seen that the document comes next', async () => {
    tell({ passkey: 'unbound' });
    await expect.element(page.getByText(/no station has seen yet/)).toBeVisible();
    await showCode();
    tell({ ...proof('matched', false), passkey: 'unbound' });
    await expect.element(page.getByText(/Now look at the document/)).toBeVisible();
    expect(recognised).toHaveBeenLastCalledWith({ phoneProofId: proofId, isBound: false });
  });

  it('says that the code is over after its minute, by the server’s clock', async () => {
    await showCode();
    setServerAhead(3_600_000);
    await expect.element(heading('The code is over')).toBeVisible();
    expect(page.getByText('K7M4-9QXD-2V8R').query()).toBeNull();
    await expect.element(button('Show another code')).toBeVisible();
  });

  it('says why a code cannot be shown', async () => {
    server.ask.mockRejectedValueOnce(noAnswer());
    await button('Show a code for the phone').click();
    await expect.element(page.getByText(/No answer from the server/)).toBeVisible();
  });

  it('begins anew with the next person', async () => {
    await showCode();
    tell(proof('matched'));
    await expect.element(heading('It is their phone')).toBeVisible();
    panel().verificationId = verificationId.replace(/1$/, '2');
    await expect.element(heading('Their phone')).toBeVisible();
    expect(recognised).toHaveBeenLastCalledWith(null);
  });
});
