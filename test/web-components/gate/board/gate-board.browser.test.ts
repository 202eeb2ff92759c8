import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../../../web-components/gate/board/gate-board.ts';
import type { BoardState, StationsState } from '../../../../web-components/gate/board/board-state.ts';
import { LiveClient } from '../../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../../web-components/live/page-client.ts';
import '../../../../web-components/styles/page.css';
import { axeFaults } from '../../../support/axe.ts';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

function board(lastScanMinutesAgo = 0.1): BoardState {
  const lane = (number: number, isOpen: boolean) => ({
    number,
    direction: 'in' as const,
    isOpen,
    minutes: Array.from({ length: 15 }, () => 12),
    ...(isOpen && { lastScanAt: ago(lastScanMinutesAgo) }),
  });
  return {
    gates: {
      south: {
        name: { en: 'South Gate', 'zh-CN': '南门' },
        position: 0,
        lanes: { s1: lane(1, true), s2: lane(2, false) },
      },
    },
    zones: { hall: { name: { en: 'Silk Hall' }, position: 0, depth: 0, inside: 610, capacity: 900 } },
    today: { arrived: 1285, expected: 715, arrivals: { '08:00': 1285 }, notAdmitted: { already_inside: 14 } },
    last: [
      {
        scanId: '01900000-0000-7000-8000-000000000001',
        at: ago(0.1),
        verdict: 'refer',
        reason: 'identity_not_verified',
        category: 'speaker',
        stationNumber: 4,
        gateId: 'south',
        laneNumber: 1,
      },
    ],
  };
}

const stations: StationsState = {
  stations: { one: { number: 1, place: { en: 'Stone Bridge' }, waiting: 3, taken: 1, passedOn: 0, oldestAt: ago(4) } },
};

let say: (frame: unknown) => void;
let number = 0;

function tell(state: BoardState) {
  number += 1;
  say({ type: 'snapshot', key: 'gate-board', revision: ['test', number], declared: 'first', state });
}

beforeEach(async () => {
  await page.viewport(1440, 900);
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  replacePageClient(
    new LiveClient({
      open: ({ onOpen, onText }) => {
        say = (frame) => onText(JSON.stringify(frame));
        queueMicrotask(onOpen);
        return {
          send: (text) => {
            if (JSON.parse(text).topic !== 'stations') return;
            say({ type: 'snapshot', key: 'stations', revision: ['test', 1], declared: 'first', state: stations });
          },
          close: () => undefined,
        };
      },
    }),
  );
  render(html`<cw-gate-board></cw-gate-board>`, document.body);
  await expect.poll(() => say).toBeTypeOf('function');
});

afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

it('keeps every box in its place while it waits for the first state', async () => {
  const before = document
    .querySelector('cw-gate-board')!
    .renderRoot.querySelector('cw-zone-levels')!
    .getBoundingClientRect();
  tell(board());
  await expect.element(page.getByText('All calm:')).toBeVisible();
  const after = document
    .querySelector('cw-gate-board')!
    .renderRoot.querySelector('cw-zone-levels')!
    .getBoundingClientRect();
  expect([after.left, after.top]).toEqual([before.left, before.top]);
});

it('shows gates, zones, arrivals, reasons, verdicts and stations, and no name of anybody', async () => {
  tell(board());
  for (const words of [
    'South Gate',
    'Silk Hall',
    '715 still to come',
    'Already inside',
    'To station 4',
    'Stone Bridge',
  ]) {
    await expect.element(page.getByText(words).first()).toBeVisible();
  }
  await expect.element(page.getByText('closed')).toBeVisible();
  await expect.element(page.getByRole('img', { name: 'Waiting: 3' })).toBeVisible();
});

it('loses its colour and says how old it is when no lane is heard any more', async () => {
  tell(board(3));
  await expect.element(page.getByText(/This board is .* old/)).toBeVisible();
  await expect.element(page.getByText('Stale', { exact: true })).toBeVisible();
  const meter = document
    .querySelector('cw-gate-board')!
    .renderRoot.querySelector('cw-zone-levels')!
    .renderRoot.querySelector('cw-meter')!;
  expect(meter.stale).toBe(true);
});

it('says why it shows nothing to somebody whose role may not see it', async () => {
  const problem = {
    type: 'about:blank',
    title: 'Your role may not do this.',
    status: 403,
    code: 'request.role_needed',
  };
  say({ type: 'refused', key: 'gate-board', problem });
  await expect.element(page.getByText('Your role may not do this.')).toBeVisible();
});

it.each([
  [1440, 900],
  [1024, 768],
  [390, 844],
])('has nothing that axe finds wrong, %i wide', async (width, height) => {
  await page.viewport(width, height);
  tell(board());
  await expect.element(page.getByText('All calm:')).toBeVisible();
  expect(await axeFaults(document.querySelector('cw-gate-board')!)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});
