import { html, render } from 'lit';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../../../web-components/gate/board/gate-board.ts';
import type { BoardState, StationsState } from '../../../../web-components/gate/board/board-state.ts';
import { LiveClient } from '../../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../../web-components/live/page-client.ts';
import '../../../../web-components/styles/page.css';

export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export function board(lastScanMinutesAgo = 0.1): BoardState {
  const lane = (number: number, isOpen: boolean) => ({
    number,
    direction: 'in' as const,
    isOpen,
    minutes: Array.from({ length: 15 }, () => (lastScanMinutesAgo < 15 ? 12 : 0)),
    pace: 180,
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
    today: {
      arrived: 1285,
      expected: 715,
      arrivals: { '08:00': 1285 },
      notAdmitted: { already_inside: 14 },
      overridden: 0,
    },
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

export let say: (frame: unknown) => void;
let number = 0;

export function tell(state: BoardState) {
  number += 1;
  say({ type: 'snapshot', key: 'gate-board', revision: ['test', number], declared: 'first', state });
}

export const part = (name: string) =>
  document.querySelector('cw-gate-board')!.renderRoot.querySelector<HTMLElement>(name)!;

export const gates = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`gate-${i}`, { ...board().gates.south!, position: i }]));

/** One zone around so many halls; nobody is in every other one of them. */
export const zones = (halls: number): BoardState['zones'] => ({
  town: { name: { en: 'Water Town' }, position: 0, depth: 0, inside: 100, capacity: 2200 },
  ...Object.fromEntries(
    Array.from({ length: halls }, (_, i) => {
      const hall = { name: { en: `Hall ${i}` }, position: i + 1, depth: 1, inside: (i % 2) * 20, capacity: 500 };
      return [`hall-${i}`, hall];
    }),
  ),
});

/** Each test begins with the board on a page that has heard nothing yet, of a server that the test speaks for. */
export function useGateBoard() {
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
}
