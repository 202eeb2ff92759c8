import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { KioskAnswer } from '../../../server/registration/printing/printing.contract.ts';
import type { PrintServer } from '../../../web-components/print/print-server.ts';
import '../../../web-components/kiosk/kiosk-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

vi.mock('../../../web-components/api/sign-in.ts', () => ({
  requireSignIn: async () => ({ staff: { roles: ['desk'] } }),
  isSignInNeeded: () => false,
}));

const toPrint: KioskAnswer = {
  outcome: 'print',
  name: '沈望舒',
  nameLatin: 'Shen Wangshu',
  number: '10001-4',
  paper: 'a6',
  address: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')}`,
};

beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  render(html``, document.body);
  vi.useRealTimers();
});

async function kiosk(answer: (token: string) => Promise<KioskAnswer>) {
  const server = { printAtKiosk: vi.fn(answer) };
  const print = vi.fn();
  render(
    html`<cw-kiosk-page .server=${server as unknown as PrintServer} .print=${print}></cw-kiosk-page>`,
    document.body,
  );
  const element = document.querySelector('cw-kiosk-page')!;
  const camera = await vi.waitFor(
    () => {
      const found = element.shadowRoot?.querySelector('cw-badge-camera');
      if (!found) throw new Error('no camera yet');
      return found;
    },
    { timeout: 15_000 },
  );
  const shows = (token: string) => camera.dispatchEvent(new CustomEvent('badge-read', { detail: token }));
  return { server, print, shows };
}

it('prints for whoever holds the phone badge before it, says the name, and what to do when nothing comes out', async () => {
  const { server, print, shows } = await kiosk(async () => toPrint);
  await expect.element(page.getByRole('heading', { name: 'Show the badge on your phone' })).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  shows('TOKEN');
  await vi.waitFor(() => expect(print).toHaveBeenCalledOnce(), { timeout: 15_000 });
  expect(server.printAtKiosk).toHaveBeenCalledExactlyOnceWith('TOKEN');
  await expect.element(page.getByRole('heading', { name: '沈望舒' })).toBeVisible();
  await expect.element(page.getByText('Take your badge below.')).toBeVisible();
  await expect.element(page.getByText(/Nothing comes out\?/)).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('takes the next person at once, and goes back to the beginning by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const answers: KioskAnswer[] = [{ outcome: 'refused', why: 'not_verified', goTo: 'station' }, toPrint];
  const { print, shows } = await kiosk(async () => answers.shift()!);
  shows('FIRST');
  await expect.element(page.getByRole('heading', { name: 'First to a verification station' })).toBeVisible();
  expect(print).not.toHaveBeenCalled();
  shows('SECOND');
  await expect.element(page.getByText('Take your badge below.')).toBeVisible();
  vi.advanceTimersByTime(15_000);
  await expect.element(page.getByRole('heading', { name: 'Show the badge on your phone' })).toBeVisible();
});

it('hears a scanner that types, wherever the focus is', async () => {
  const { server } = await kiosk(async () => ({ outcome: 'refused', why: 'not_a_badge', goTo: 'desk' }));
  for (const code of ['KeyA', 'KeyB', 'KeyC', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Enter'])
    window.dispatchEvent(new KeyboardEvent('keydown', { code, cancelable: true }));
  await vi.waitFor(() => expect(server.printAtKiosk).toHaveBeenCalledWith('ABC1234'), { timeout: 15_000 });
  await expect.element(page.getByText(/not a badge of the conference/)).toBeVisible();
});

it('sends to the desk when it cannot reach the server or draw the badge', async () => {
  const { print, shows } = await kiosk(async () => ({ ...toPrint, address: 'data:image/svg+xml,nothing' }));
  shows('TOKEN');
  await expect.element(page.getByText(/could not be drawn/)).toBeVisible();
  await expect.element(page.getByText('The desk prints your badge for you.')).toBeVisible();
  expect(print).not.toHaveBeenCalled();
});
