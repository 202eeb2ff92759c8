import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CurrentSignIn } from '../../../server/identity/identity.contract.ts';
import { textOfStaffBadge } from '../../../server/identity/staff-badges/staff-badge-text.ts';
import '../../../web-components/gate/gate-page.ts';
import { viewOutcome } from '../../../web-components/gate/verdict-view.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { admission, atTheGate, enrolledAtLane, FakeGateServer, laneId, problem, refusal } from './scans.ts';
import { typeAsScanner } from './type-as-scanner.ts';

const badge = textOfStaffBadge(new Uint8Array(20).fill(7));
const delegate = 'CAUSEWAY10435';
let server: FakeGateServer;

beforeEach(async () => {
  await page.viewport(1024, 768);
  replacePageClient(new LiveClient({ open: () => ({ send: () => undefined, close: () => undefined }) }));
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  server = new FakeGateServer();
  server.answer = (scan) => admission(scan, refusal);
});

afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

const gate = () => document.querySelector('cw-gate-page')!;
const verdict = () => page.getByRole('alert').first();
const button = (name: string | RegExp) => page.getByRole('button', { name });
const heading = (name: string) => expect.element(page.getByRole('heading', { name })).toBeVisible();

/** A lane at which somebody with these roles is signed in, and has read a badge. */
async function readAs(staff: Partial<CurrentSignIn['staff']> = {}) {
  const askWho = async () => ({ ...atTheGate, staff: { ...atTheGate.staff, ...staff } });
  render(
    html`<cw-gate-page .server=${server} .findDevice=${async () => enrolledAtLane} .askWho=${askWho}></cw-gate-page>`,
    document.body,
  );
  await type('1042-7');
  await expect.element(verdict()).toHaveTextContent('Already inside');
}

async function type(code: string) {
  await userEvent.fill(page.getByPlaceholder('Scan or type a code'), code);
  await userEvent.keyboard('{Enter}');
}

const choose = (reason: string) => userEvent.click(page.getByRole('radio', { name: reason }));

describe('a steward at the lane', () => {
  it('has a supervisor show badge and PIN, by keys alone, and stays signed in', async () => {
    await readAs();
    await expect.element(verdict()).toHaveTextContent('Would change it: a supervisor');
    // Whoever has typed a number is still in its field.
    (page.getByPlaceholder('Scan or type a code').element() as HTMLElement).blur();
    await userEvent.keyboard('o');
    await heading('Why may they go in?');
    expect(await axeFaults(gate())).toEqual([]);
    await choose('Emergency, medical');
    await userEvent.click(button('Go on to the badge'));
    await heading('Supervisor: show your staff badge');
    expect(await axeFaults(gate())).toEqual([]);
    typeAsScanner(badge);
    await heading('Supervisor: enter your PIN');
    expect(await axeFaults(gate())).toEqual([]);
    await userEvent.keyboard('840627');
    await expect.element(verdict()).toHaveTextContent(/By a supervisor\s*Let in/);
    expect(server.overridden).toEqual([[server.sentIds[0], { because: 'emergency', badge, pin: '840627' }]]);
    expect(await axeFaults(gate())).toEqual([]);
    // Nobody else works here from now on.
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByPlaceholder('Scan or type a code')).toBeVisible();
  });

  it('takes the next badge at once afterwards, and none while the dialog is open', async () => {
    await readAs();
    await userEvent.click(button(/^Override…/));
    await heading('Why may they go in?');
    typeAsScanner(delegate);
    await choose('Emergency, medical');
    await userEvent.click(button('Go on to the badge'));
    typeAsScanner(delegate);
    await expect.element(page.getByText('This is no staff badge.')).toBeVisible();
    expect(server.sentIds).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    await expect.element(verdict()).toHaveTextContent('Already inside');
    server.answer = (scan) => admission(scan, {});
    typeAsScanner(delegate);
    await expect.element(verdict()).toHaveTextContent('Admit');
  });

  it('is told what is wrong: a PIN to enter again, another badge to show, or that it is too late', async () => {
    await readAs();
    await userEvent.click(button(/^Override…/));
    await choose('Expected guest');
    await userEvent.click(button('Go on to the badge'));
    typeAsScanner(badge);
    await heading('Supervisor: enter your PIN');
    server.letIn = () => problem(403, 'identity.badge_refused');
    await userEvent.keyboard('111222');
    await expect.element(page.getByText('The badge or the PIN is not right.')).toBeVisible();
    server.letIn = () => problem(403, 'admission.not_a_supervisor');
    await userEvent.keyboard('111222');
    await heading('Supervisor: show your staff badge');
    await expect.element(page.getByText('This is not the badge of a supervisor.')).toBeVisible();
    typeAsScanner(badge);
    await heading('Supervisor: enter your PIN');
    server.letIn = () => problem(409, 'admission.scanned_since');
    await userEvent.keyboard('111222');
    await heading('Why may they go in?');
    await expect.element(page.getByText(/This person was scanned again since/)).toBeVisible();
  });
});

describe('a supervisor at the lane', () => {
  const supervisor = { roles: ['gate', 'supervisor'] } as const;

  it('lets them in without a badge, and gives a reason', async () => {
    await readAs({ roles: [...supervisor.roles] });
    await userEvent.click(button(/^Override…/));
    await userEvent.click(button('Let them in'));
    await expect.element(page.getByText('Choose a reason.')).toBeVisible();
    await choose('Something else');
    await userEvent.click(button('Let them in'));
    await expect.element(page.getByText('Say why in a few words.')).toBeVisible();
    expect(server.overridden).toEqual([]);
    await userEvent.fill(page.getByRole('textbox', { name: 'In a few words' }), 'the ambassador’s interpreter');
    await userEvent.click(button('Let them in'));
    await expect.element(verdict()).toHaveTextContent('Let in');
    await expect.element(verdict()).toHaveTextContent('Already inside · Something else');
    const note = 'the ambassador’s interpreter';
    expect(server.overridden).toEqual([[server.sentIds[0], { because: 'other', note }]]);
  });

  it('shows a badge like anybody where their role is for other gates', async () => {
    await readAs({ roles: [...supervisor.roles, 'desk'], gateIds: ['north-gate'] });
    await userEvent.click(button(/^Override…/));
    await expect.element(button('Go on to the badge')).toBeVisible();
  });

  it('is told how many are inside where that is more than there is room for', async () => {
    await readAs({ roles: [...supervisor.roles] });
    server.letIn = () => ({ zone: { id: 'water-town', inside: 2001, capacity: 2000 } });
    await userEvent.click(button(/^Override…/));
    await choose('Accompanied by staff');
    await userEvent.click(button('Let them in'));
    await expect.element(verdict()).toHaveTextContent('Inside now: 2,001 of 2,000. That is over its limit.');
  });
});

describe('an override that was given elsewhere', () => {
  /** The live connection of this page: what the lane is told. */
  function tellLane() {
    let say: (frame: unknown) => void = () => undefined;
    let number = 0;
    const open: ConstructorParameters<typeof LiveClient>[0]['open'] = ({ onOpen, onText }) => {
      say = (frame) => onText(JSON.stringify(frame));
      queueMicrotask(onOpen);
      return { send: () => undefined, close: () => undefined };
    };
    replacePageClient(new LiveClient({ open }));
    return (scanId: string, more: object) => {
      number += 1;
      const name = { en: 'Water Town' };
      const last = [{ scanId, at: '2026-05-01T09:42:07Z', verdict: 'refuse', reason: 'already_inside', ...more }];
      const state = {
        ...{ number: 3, direction: 'both', isOpen: true, gateId: 'south-gate', gateName: { en: 'South Gate' } },
        ...{ innerZone: { id: 'water-town', name, inside: 2001, capacity: 2000 }, perMinute: 1, today: 1, last },
      };
      const key = `lane?laneId=${laneId}`;
      say({ type: 'snapshot', key, revision: ['test', number], declared: 'first', state });
    };
  }
  const letIn = { verdict: 'admit', isOverridden: true };

  it('shows on the refusal, and nothing more is offered', async () => {
    const told = tellLane();
    await readAs();
    told(server.sentIds[0]!, {});
    told(crypto.randomUUID(), letIn);
    await expect.element(verdict()).toHaveTextContent('Refuse');
    told(server.sentIds[0]!, letIn);
    await expect.element(verdict()).toHaveTextContent(/By a supervisor\s*Let in/);
    await expect.element(verdict()).toHaveTextContent('Already inside');
    await expect.element(verdict()).toHaveTextContent('Inside now: 2,001 of 2,000. That is over its limit.');
    await expect.element(verdict()).toHaveTextContent('Decided elsewhere');
    await expect.element(button(/^Override…/)).not.toBeInTheDocument();
    expect(await axeFaults(gate())).toEqual([]);
  });

  it('is not shown over the dialog in which somebody decides it here, but when that is closed', async () => {
    const told = tellLane();
    await readAs();
    await userEvent.click(button(/^Override…/));
    await heading('Why may they go in?');
    told(server.sentIds[0]!, letIn);
    await heading('Why may they go in?');
    await userEvent.keyboard('{Escape}');
    await expect.element(verdict()).toHaveTextContent(/By a supervisor\s*Let in/);
  });
});

describe('nothing is offered', () => {
  it.each(['badge_revoked', 'badge_forged', 'vetting_rejected', 'registration_withdrawn'] as const)(
    'for what no supervisor overrides: %s',
    async (reason) => {
      server.answer = (scan) => admission(scan, { ...refusal, reason });
      render(
        html`<cw-gate-page .server=${server} .findDevice=${async () => enrolledAtLane} .askWho=${async () => atTheGate}></cw-gate-page>`,
        document.body,
      );
      await type('1042-7');
      await expect.element(verdict()).toHaveTextContent('Refuse');
      await expect.element(button(/^Override…/)).not.toBeInTheDocument();
      await userEvent.keyboard('o');
      await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    },
  );

  it('without an answer from the server, which is said beside the button; nothing moves by it', async () => {
    const answer = admission({ id: crypto.randomUUID() }, refusal);
    const view = viewOutcome({ kind: 'verdict', answer }, answer.id, laneId, await server.layout(), 40);
    const override = vi.fn();
    const show = (isAway: boolean) =>
      render(
        html`<cw-verdict-panel .view=${view} ?away=${isAway} @override=${override}></cw-verdict-panel>`,
        document.body,
      );
    show(false);
    await expect.element(button(/^Override…/)).toHaveAttribute('aria-disabled', 'false');
    const before = button(/^Override…/)
      .element()
      .getBoundingClientRect();
    show(true);
    await expect.element(page.getByText('No connection, so nobody can override this now')).toBeVisible();
    expect(
      button(/^Override…/)
        .element()
        .getBoundingClientRect(),
    ).toEqual(before);
    await userEvent.click(button(/^Override…/), { force: true });
    expect(override).not.toHaveBeenCalled();
    expect(await axeFaults(document.querySelector('cw-verdict-panel')!)).toEqual([]);
    show(false);
    await expect.element(button(/^Override…/)).toHaveAttribute('aria-disabled', 'false');
    await userEvent.click(button(/^Override…/));
    expect(override).toHaveBeenCalledOnce();
  });
});
