import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ThisDevice } from '../../../web-components/device/this-device.ts';
import '../../../web-components/gate/gate-page.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { atTheGate, enrolledAtLane, FakeGateServer, problem } from './scans.ts';

let server: FakeGateServer;
let enrol: (code: string) => Promise<ThisDevice>;

beforeEach(async () => {
  await page.viewport(1024, 768);
  replacePageClient(new LiveClient({ open: () => ({ send: () => undefined, close: () => undefined }) }));
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  server = new FakeGateServer();
  enrol = vi.fn(async () => enrolledAtLane);
});

afterEach(() => {
  render(html``, document.body);
  history.replaceState(null, '', location.pathname + location.search);
  vi.restoreAllMocks();
});

/** The page of a tablet that was enrolled as this, or of a new one. */
const open = (found?: ThisDevice) =>
  render(
    html`<cw-gate-page
      .server=${server}
      .findDevice=${async () => found}
      .askWho=${async () => atTheGate}
      .enrol=${enrol}
    ></cw-gate-page>`,
    document.body,
  );
const atWork = () => expect.element(page.getByPlaceholder('Scan or type a code')).toBeVisible();
const enrolment = () => page.getByRole('heading', { name: 'Enrol this device' });
const typeCode = async (code: string) => {
  await userEvent.fill(page.getByRole('textbox', { name: 'Code' }), code);
  await userEvent.keyboard('{Enter}');
};

it('a new tablet says where its code comes from, and is at work once it is typed', async () => {
  open();
  await expect.element(enrolment()).toBeVisible();
  await expect.element(page.getByText(`${location.host}/devices/`)).toBeVisible();
  expect(await axeFaults(document.querySelector('cw-gate-page')!)).toEqual([]);
  await typeCode('k7m4');
  await expect.element(page.getByText('A code has eight letters and figures.')).toBeVisible();
  await typeCode('k7m4 9qxd');
  await atWork();
  expect(enrol).toHaveBeenCalledExactlyOnceWith('k7m4 9qxd');
});

it('a code in the address with which the page is opened is used at once, and does not stay there', async () => {
  location.hash = '#enrol=K7M4-9QXD';
  open();
  await atWork();
  expect(enrol).toHaveBeenCalledExactlyOnceWith('K7M4-9QXD');
  expect(location.hash).toBe('');
});

it('a code that is scanned while the page waits for one is used as well', async () => {
  open();
  await expect.element(enrolment()).toBeVisible();
  location.hash = '#enrol=K7M4-9QXD';
  await atWork();
  expect(enrol).toHaveBeenCalledExactlyOnceWith('K7M4-9QXD');
});

it('a tablet at work is enrolled anew by a code that is scanned with it', async () => {
  open(enrolledAtLane);
  await atWork();
  location.hash = '#enrol=K7M4-9QXD';
  await expect.poll(() => enrol).toHaveBeenCalledExactlyOnceWith('K7M4-9QXD');
  await atWork();
});

it('a tablet that was enrolled takes another code with which it is opened', async () => {
  location.hash = '#enrol=K7M4-9QXD';
  open(enrolledAtLane);
  await atWork();
  expect(enrol).toHaveBeenCalledExactlyOnceWith('K7M4-9QXD');
});

it('scans that were kept are sent before a tablet is enrolled anew; where they cannot be, it stays what it is', async () => {
  server.isAway = true;
  open(enrolledAtLane);
  await atWork();
  await userEvent.fill(page.getByPlaceholder('Scan or type a code'), '1042-7');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => server.sentIds.length).toBeGreaterThan(0);
  await expect.element(page.getByText('No answer').first()).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await userEvent.click(page.getByRole('button', { name: 'Another lane' }));
  await typeCode('k7m4 9qxd');
  await expect.element(page.getByText(/^Scans are kept here that were not sent yet/)).toBeVisible();
  expect(enrol).not.toHaveBeenCalled();
  const [kept] = server.sent[0] ?? [];
  server.isAway = false;
  server.sent.length = 0;
  await typeCode('k7m4 9qxd');
  await expect.poll(() => enrol).toHaveBeenCalledOnce();
  expect(server.sent[0]).toContainEqual(expect.objectContaining({ id: kept?.id, deviceId: enrolledAtLane.device.id }));
  expect(server.sent[0]?.[0]?.signature).toBeTruthy();
});

it('whoever has pressed Another lane can stay where they are', async () => {
  open(enrolledAtLane);
  await userEvent.click(page.getByRole('button', { name: 'Another lane' }));
  await expect.element(enrolment()).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Stay at this lane' }));
  await atWork();
  expect(enrol).not.toHaveBeenCalled();
});

it('a tablet of which the server takes nothing any more says why, and where another code comes from', async () => {
  open(enrolledAtLane);
  await atWork();
  server.answer = (scan) => ({ id: scan.id, problem: problem(422, 'admission.device_revoked').problem });
  await userEvent.fill(page.getByPlaceholder('Scan or type a code'), '1042-7');
  await userEvent.keyboard('{Enter}');
  await expect.element(enrolment()).toBeVisible();
  await expect.element(page.getByText(/may no longer be used/)).toBeVisible();
  await expect.element(page.getByText(`${location.host}/devices/`)).toBeVisible();
  expect(page.getByRole('button', { name: 'Stay at this lane' }).elements()).toEqual([]);
});
