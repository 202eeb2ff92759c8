import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DeviceKind } from '../../../../db/vocabulary.ts';
import type { DeviceReport } from '../../../../server/identity/devices/devices.contract.ts';
import { ApiProblem } from '../../../../web-components/api/problem.ts';
import type { ThisDevice } from '../../../../web-components/device/this-device.ts';
import '../../../../web-components/gate/board/board-page.ts';
import { axeFaults } from '../../../support/axe.ts';
import { atTheGate } from '../scans.ts';
import { board, tell, useGateBoard } from './gate-board-on-page.browser.ts';

const address = location.pathname;
const nobody = new ApiProblem({ type: 'about:blank', title: '', status: 401, code: 'request.sign_in_needed' });
const revoked = new ApiProblem({ type: 'about:blank', title: '', status: 403, code: 'identity.device_revoked' });
let reports: DeviceReport[];
let isRevoked: boolean;
let left: string[];

const deviceOf = (kind: DeviceKind) =>
  ({
    device: {
      ...{ id: '01900000-0000-7000-8000-0000000000b1', kind, name: 'North wall', isEnrolled: true },
      registeredAt: '2026-05-01T07:00:00Z',
    },
    report: async (report: DeviceReport) => {
      if (isRevoked) throw revoked;
      reports.push(report);
    },
  }) as unknown as ThisDevice;

useGateBoard();
beforeEach(() => {
  [reports, left, isRevoked] = [[], [], false];
  render(html``, document.body);
});
afterEach(() => {
  vi.useRealTimers();
  history.replaceState(null, '', address);
});

function open(search: string, { device, isSomebody = false }: { device?: ThisDevice; isSomebody?: boolean } = {}) {
  history.replaceState(null, '', address + search);
  const askWho = async () => (isSomebody ? atTheGate : Promise.reject(nobody));
  const enrol = async (code: string) => deviceOf(code.startsWith('B') ? 'board' : 'lane');
  render(
    html`<cw-board-page
      .findDevice=${async () => device}
      .askWho=${askWho}
      .enrol=${enrol}
      .leaveFor=${(href: string) => void left.push(href)}
    ></cw-board-page>`,
    document.body,
  );
}

const enrolment = () => page.getByRole('heading', { name: 'Enrol this device' });
const gate = () => page.getByText('South Gate').first();
const shownBoard = () => document.querySelector('cw-board-page')!.renderRoot.querySelector('cw-gate-board');

async function boardIsShown() {
  await expect.poll(() => shownBoard()?.hasUpdated).toBe(true);
  tell(board());
  await expect.element(gate()).toBeVisible();
}

describe('A board on a wall', () => {
  it('shows the board as a device, with nobody signed in, and tells of itself', async () => {
    open('?wall', { device: deviceOf('board') });
    await boardIsShown();
    expect(shownBoard()?.hasAttribute('wall')).toBe(true);
    expect(reports).toMatchObject([{ waitingScans: 0 }]);
    expect(left).toEqual([]);
  });

  it('leads nobody to the sign-in of staff when it is taken off the wall', async () => {
    open('?wall', { device: deviceOf('board') });
    await boardIsShown();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => shownBoard()?.hasAttribute('wall')).toBe(false);
    await expect.element(gate()).toBeVisible();
    const header = shownBoard()!.renderRoot.querySelector('cw-page-header')!;
    expect(header.renderRoot.querySelector('cw-staff-menu')).toBeNull();
  });

  it('is enrolled by a code where nobody is signed in, and goes up at once', async () => {
    open('?wall');
    await expect.element(enrolment()).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    await userEvent.fill(page.getByRole('textbox', { name: 'Code' }), 'B7M4 9QXD');
    await userEvent.keyboard('{Enter}');
    await boardIsShown();
    expect(reports).toHaveLength(1);
  });

  it('is enrolled by the code in its address, without a wall in it, and has a wall then', async () => {
    open('#enrol=B7M4-9QXD');
    await boardIsShown();
    expect([location.search, location.hash]).toEqual(['?wall', '']);
    expect(shownBoard()?.hasAttribute('wall')).toBe(true);
  });

  it('goes to the page of what it was enrolled as', async () => {
    open('?wall#enrol=K7M4-9QXD');
    await expect.poll(() => left).toEqual(['/gate/']);
    expect(reports).toEqual([]);
  });

  it('that is revoked shows nothing any more, and says why', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    open('?wall', { device: deviceOf('board') });
    await boardIsShown();
    isRevoked = true;
    vi.advanceTimersByTime(30_000);
    await expect.element(enrolment()).toBeVisible();
    await expect.element(page.getByText(/^This device was revoked/)).toBeVisible();
    expect(shownBoard()).toBeNull();
  });

  it('of somebody who is signed in needs no device', async () => {
    open('?wall', { isSomebody: true });
    await boardIsShown();
  });
});

it('The board of somebody at a desk is as it was, in a browser that is a tablet of a lane as well', async () => {
  open('', { device: deviceOf('lane'), isSomebody: true });
  await boardIsShown();
  expect(reports).toEqual([]);
  expect(shownBoard()!.renderRoot.querySelector('cw-page-header')!.withoutStaff).toBe(false);
});
