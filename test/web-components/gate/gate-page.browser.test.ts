import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CurrentSignIn } from '../../../server/identity/identity.contract.ts';
import '../../../web-components/gate/gate-page.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { admission, atTheGate, enrolledAtLane, FakeGateServer, holder, laneId, refusal } from './scans.ts';

let server: FakeGateServer;

beforeEach(async () => {
  await page.viewport(1024, 768);
  replacePageClient(new LiveClient({ open: () => ({ send: () => undefined, close: () => undefined }) }));
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  server = new FakeGateServer();
});

afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

/** The page as a guard, or as somebody else of the staff. */
function show(staff: Partial<CurrentSignIn['staff']> = {}) {
  const askWho = async () => ({ ...atTheGate, staff: { ...atTheGate.staff, ...staff } });
  render(
    html`<cw-gate-page .server=${server} .findDevice=${async () => enrolledAtLane} .askWho=${askWho}></cw-gate-page>`,
    document.body,
  );
}

async function open() {
  show();
  await expect.element(page.getByPlaceholder('Scan or type a code')).toBeVisible();
}

const verdict = () => page.getByRole('alert');

async function type(code: string) {
  await userEvent.fill(page.getByPlaceholder('Scan or type a code'), code);
  await userEvent.keyboard('{Enter}');
}

it('lets nobody scan whose role is for other gates', async () => {
  show({ gateIds: ['north-gate'] });
  await expect.element(page.getByText('Your role is for other gates than this.')).toBeVisible();
});

it('lets a steward of another gate scan who is also a supervisor', async () => {
  show({ roles: ['gate', 'supervisor'], gateIds: ['north-gate'] });
  await expect.element(page.getByPlaceholder('Scan or type a code')).toBeVisible();
});

it('takes typed codes while the camera is blocked, and says how to allow it', async () => {
  await open();
  await expect.element(page.getByRole('heading', { name: 'The camera is blocked' })).toBeVisible();
  await type('1042-7');
  await expect.element(verdict()).toHaveTextContent('Admit');
  expect(server.sent[0]![0]).toMatchObject({ token: '1042-7', laneId, direction: 'in' });
});

it('replaces a verdict by that of the next badge, and clears it on Escape', async () => {
  await open();
  server.answer = (scan) => admission(scan, refusal);
  await type('1042-7');
  await expect.element(verdict()).toHaveTextContent('Already inside');
  server.answer = (scan) => admission(scan, { holder });
  await type('1043-5');
  await expect.element(verdict()).toHaveTextContent('Admit');
  await userEvent.keyboard('{Escape}');
  await expect.element(verdict()).toHaveTextContent('');
});

it('scans the way out where the guard has turned the lane round', async () => {
  await open();
  await userEvent.click(page.getByRole('button', { name: 'Out', exact: true }));
  await type('1042-7');
  await expect.poll(() => server.sent[0]![0]).toMatchObject({ direction: 'out' });
});

it('says that there is no answer, and shows the verdict when it comes after all', async () => {
  await open();
  server.isAway = true;
  await type('1042-7');
  await expect.element(verdict()).toHaveTextContent('No answer');
  server.isAway = false;
  await expect.element(verdict(), { timeout: 5000 }).toHaveTextContent('Admit');
  expect(new Set(server.sentIds).size).toBe(1);
});

it('has nothing that axe finds wrong', async () => {
  await open();
  await expect.element(page.getByRole('heading', { name: 'The camera is blocked' })).toBeVisible();
  expect(await axeFaults(document.querySelector('cw-gate-page')!)).toEqual([]);
});
