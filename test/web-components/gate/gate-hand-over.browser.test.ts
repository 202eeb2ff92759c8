import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CurrentSignIn } from '../../../server/identity/identity.contract.ts';
import { textOfStaffBadge } from '../../../server/identity/staff-badges/staff-badge-text.ts';
import { doubtSignIn } from '../../../web-components/api/sign-in.ts';
import '../../../web-components/gate/gate-page.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { signedIn } from '../signed-in.ts';
import { atTheGate, enrolledAtLane, FakeGateServer, problem } from './scans.ts';
import { typeAsScanner } from './type-as-scanner.ts';

const badge = textOfStaffBadge(new Uint8Array(20).fill(7));
const next = signedIn({ id: crypto.randomUUID(), name: 'Mei Tanaka', email: 'mei@venue.example', roles: ['gate'] });
const nobody = problem(401, 'request.sign_in_needed');

let server: FakeGateServer;
let who: CurrentSignIn | typeof nobody;
let show: ReturnType<typeof vi.fn<(badge: string, pin: string) => Promise<CurrentSignIn>>>;

beforeEach(async () => {
  await page.viewport(1024, 768);
  replacePageClient(new LiveClient({ open: () => ({ send: () => undefined, close: () => undefined }) }));
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  server = new FakeGateServer();
  who = atTheGate;
  show = vi.fn(async () => next);
});

afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

const askWho = async () => {
  if (who === nobody) throw nobody;
  return who as CurrentSignIn;
};

function open() {
  render(
    html`<cw-gate-page
      .server=${server}
      .findDevice=${async () => enrolledAtLane}
      .askWho=${askWho}
      .showBadge=${show}
    ></cw-gate-page>`,
    document.body,
  );
}
const field = () => page.getByPlaceholder('Scan or type a code');
const atWork = () => expect.element(field()).toBeVisible();
const pinAsked = () => expect.element(page.getByRole('heading', { name: 'Enter your PIN' })).toBeVisible();

it('whoever comes next shows their badge to the lane, enters their PIN, and the lane goes on', async () => {
  open();
  await atWork();
  typeAsScanner(badge);
  await pinAsked();
  expect(await axeFaults(document.querySelector('cw-gate-page')!)).toEqual([]);
  await userEvent.keyboard('840627');
  await expect.element(page.getByRole('heading', { name: 'Enter your PIN' })).not.toBeInTheDocument();
  await atWork();
  expect(show).toHaveBeenCalledExactlyOnceWith(badge, '840627');
  expect(server.sent).toEqual([]);
  await expect.element(page.getByRole('button', { name: 'Signed in as Mei Tanaka' })).toBeVisible();
});

it('a button asks for the badge too, the keys on the screen do as well, and Escape goes back', async () => {
  open();
  await atWork();
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect.element(page.getByRole('heading', { name: 'Next person: show your staff badge' })).toBeVisible();
  expect(await axeFaults(document.querySelector('cw-gate-page')!)).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await atWork();
  await page.getByRole('button', { name: 'Hand over' }).click();
  typeAsScanner('01234567890123456789');
  await expect.element(page.getByText(/^This is no staff badge/)).toBeVisible();
  typeAsScanner(badge);
  await pinAsked();
  for (const digit of '840627') await page.getByRole('button', { name: digit, exact: true }).click();
  await atWork();
  expect([show.mock.calls, server.sent]).toEqual([[[badge, '840627']], []]);
});

it('a wrong PIN says so and asks again; the one before stays signed in', async () => {
  show.mockRejectedValueOnce(problem(403, 'identity.badge_refused'));
  open();
  await atWork();
  typeAsScanner(badge);
  await pinAsked();
  await userEvent.keyboard('739150');
  await expect.element(page.getByText('The badge or the PIN is not right.')).toBeVisible();
  await expect.element(page.getByRole('status').filter({ hasText: 'Digits entered: 0 of 6.' })).toBeInTheDocument();
  await page.getByRole('button', { name: 'Stay with Guard' }).click();
  await atWork();
});

it('a locked badge is put away, for no other PIN would open it', async () => {
  show.mockRejectedValueOnce(problem(403, 'identity.badge_locked'));
  open();
  await atWork();
  typeAsScanner(badge);
  await pinAsked();
  await userEvent.keyboard('739150');
  await expect.element(page.getByText(/this badge is locked until its owner chooses another PIN/)).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Next person: show your staff badge' })).toBeVisible();
});

it('scans that wait to be sent survive the handover, and are sent', async () => {
  server.isAway = true;
  open();
  await atWork();
  await userEvent.fill(field(), '1042-7');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => server.sent.length).toBeGreaterThan(0);
  const [kept] = server.sentIds;
  typeAsScanner(badge);
  await pinAsked();
  await userEvent.keyboard('840627');
  await atWork();
  server.sent.length = 0;
  server.isAway = false;
  await expect.poll(() => server.sentIds, { timeout: 10_000 }).toContain(kept);
});

it('a tablet at which nobody is signed in asks for a badge, and leaves no page for it', async () => {
  who = nobody;
  open();
  await expect.element(page.getByRole('heading', { name: 'Show your staff badge' })).toBeVisible();
  typeAsScanner(badge);
  await pinAsked();
  await userEvent.keyboard('840627');
  await atWork();
});

it('a badge that is read before the lane is known is not asked for again when it is', async () => {
  who = nobody;
  const layoutComes = new EventTarget();
  const ask = server.layout;
  server.layout = async () => {
    await new Promise((resolve) => layoutComes.addEventListener('now', resolve));
    return ask.call(server);
  };
  open();
  await expect.element(page.getByRole('heading', { name: 'Show your staff badge' })).toBeVisible();
  typeAsScanner(badge);
  await pinAsked();
  await userEvent.keyboard('840');
  layoutComes.dispatchEvent(new Event('now'));
  await expect
    .poll(() => document.querySelector('cw-gate-page')?.shadowRoot?.querySelector('cw-gate-lane'))
    .toBeTruthy();
  await userEvent.keyboard('627');
  await atWork();
  expect(show).toHaveBeenCalledExactlyOnceWith(badge, '840627');
});

it('a lane that was left reads no badges, though it is told of what it had still to send', async () => {
  open();
  await atWork();
  const lane = document.querySelector('cw-gate-page')!.shadowRoot!.querySelector('cw-gate-lane')!;
  render(html``, document.body);
  lane.requestUpdate();
  await lane.updateComplete;
  who = nobody;
  open();
  await expect.element(page.getByRole('heading', { name: 'Show your staff badge' })).toBeVisible();
  typeAsScanner(badge);
  await pinAsked();
});

it('the page of somebody whose sign-in has ended asks for the next badge at once', async () => {
  open();
  await atWork();
  who = nobody;
  doubtSignIn();
  await expect.element(page.getByRole('heading', { name: 'Show your staff badge' })).toBeVisible();
});

it('somebody of other gates is told so, and may hand over', async () => {
  show.mockResolvedValueOnce({ ...next, staff: { ...next.staff, gateIds: ['elsewhere'] } });
  open();
  await atWork();
  typeAsScanner(badge);
  await pinAsked();
  await userEvent.keyboard('840627');
  await expect.element(page.getByText('Your role is for other gates than this.')).toBeVisible();
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect.element(page.getByRole('heading', { name: 'Next person: show your staff badge' })).toBeVisible();
});
