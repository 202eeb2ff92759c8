import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/gate/gate-page.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { admission, atTheGate, enrolledAtLane, FakeGateServer, holder, laneId } from './scans.ts';

const group = { name: 'Film crew', waiting: 2, verified: 1 };
let server: FakeGateServer;

beforeEach(async () => {
  await page.viewport(1024, 768);
  replacePageClient(new LiveClient({ open: () => ({ send: () => undefined, close: () => undefined }) }));
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  server = new FakeGateServer();
  server.answer = (scan) => admission(scan, { holder, group });
  render(
    html`<cw-gate-page .server=${server} .findDevice=${async () => enrolledAtLane} .askWho=${async () => atTheGate}></cw-gate-page>`,
    document.body,
  );
  await expect.element(page.getByPlaceholder('Scan or type a code')).toBeVisible();
});

afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

async function readHead() {
  await userEvent.fill(page.getByPlaceholder('Scan or type a code'), 'BADGE');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Admit the group G' })).toBeVisible();
  (document.activeElement as HTMLElement | null)?.blur();
  await userEvent.click(page.getByText('Verified of them: 1.'));
}

it('admits the group of a head by one key, and names first who may not go in and why', async () => {
  await readHead();
  await userEvent.keyboard('g');
  await expect.element(page.getByRole('heading', { name: '2 of 3 may go in' })).toBeVisible();
  await expect.element(page.getByText('Identity not yet verified: station 2')).toBeVisible();
  expect(await axeFaults(document.querySelector('cw-gate-page')!)).toEqual([]);
  expect(server.groups).toMatchObject([{ laneId, by: { kind: 'head', token: 'BADGE' } }]);
  expect(server.groups[0]?.sequence).toBeGreaterThan(server.sent[0]![0]!.sequence);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('heading', { name: '2 of 3 may go in' })).not.toBeInTheDocument();
});

it('sends the same again where no answer came, so that nobody is counted twice', async () => {
  await readHead();
  server.isAway = true;
  await userEvent.click(page.getByRole('button', { name: 'Admit the group G' }));
  await expect.poll(() => server.groups.length).toBe(1);
  server.isAway = false;
  await expect.element(page.getByRole('button', { name: 'Admit the group G' })).toBeEnabled();
  await userEvent.click(page.getByRole('button', { name: 'Admit the group G' }));
  await expect.element(page.getByRole('heading', { name: '2 of 3 may go in' })).toBeVisible();
  expect(server.groups[1]).toEqual(server.groups[0]);
});

it('offers nothing after the next badge, and takes no G that a scanner types', async () => {
  await readHead();
  await userEvent.keyboard('gx');
  server.answer = (scan) => admission(scan, { holder });
  await userEvent.fill(page.getByPlaceholder('Scan or type a code'), 'ANOTHER');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Admit the group G' })).not.toBeInTheDocument();
  expect(server.groups).toEqual([]);
});
