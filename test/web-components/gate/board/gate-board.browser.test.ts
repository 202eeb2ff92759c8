import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
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

it('says once that people are counted in fives, and what the time beside who waits is', async () => {
  tell(board());
  await expect.element(page.getByText('in fives')).toBeVisible();
  await expect.element(page.getByText('one stroke a person, longest wait')).toBeVisible();
});

it('has each number before its own words, also on a page that runs right to left', async () => {
  document.documentElement.dir = 'rtl';
  onTestFinished(() => {
    document.documentElement.dir = 'ltr';
  });
  tell(board());
  await expect.element(page.getByText('South Gate').first()).toBeVisible();
  for (const [name, figure] of [
    ['cw-gate-rows', 'tbody .num'],
    ['cw-zone-levels', '.number'],
    ['cw-arrivals-plot', '.big'],
  ] as const) {
    const all = document.createRange();
    all.selectNodeContents(part(name).shadowRoot!.querySelector(figure)!);
    const words = part(name).shadowRoot!.querySelector(`${figure} small`)!.getBoundingClientRect();
    expect(all.getBoundingClientRect().right, name).toBeCloseTo(words.right, 0);
    expect(all.getBoundingClientRect().left, name).toBeLessThan(words.left);
  }
});

it('keeps the shapes of verdicts while it is stale, without their colour', async () => {
  const { last, ...others } = board(3);
  const scanId = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
  const three = (['admit', 'refer', 'refuse'] as const).map((verdict, i) => {
    return { ...last[0]!, scanId: scanId(i), verdict };
  });
  tell({ ...others, last: three });
  await expect.element(page.getByText(/This board is .* old/)).toBeVisible();
  const marks = (name: string) => [...part(name).shadowRoot!.querySelectorAll('cw-mark')];
  expect(marks('cw-last-verdicts').map(({ kind }) => kind)).toEqual(['admit', 'refer', 'refuse']);
  expect(marks('cw-not-admitted').map(({ kind }) => kind)).toEqual(['refuse']);
  const colours = ['cw-last-verdicts', 'cw-not-admitted'].flatMap((name) =>
    marks(name).map((mark) => getComputedStyle(mark).color),
  );
  expect(new Set(colours).size).toBe(1);
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

it('is old, and not calm, when all lanes have been dead for half an hour', async () => {
  tell(board(30));
  await expect.element(page.getByText('This board is 30 min old.')).toBeVisible();
  await expect.element(page.getByText('All calm:')).not.toBeInTheDocument();
  await expect.element(page.getByText(/^silent \d\d:\d\d$/)).toBeVisible();
});

it('has no box of stations for somebody who may see the gates alone', async () => {
  tell(board());
  await expect.element(page.getByText('Stone Bridge')).toBeVisible();
  const problem = { type: 'about:blank', title: 'Not yours.', status: 403, code: 'request.role_needed' };
  say({ type: 'refused', key: 'stations', problem });
  await expect.element(page.getByRole('heading', { name: 'Stations' })).not.toBeInTheDocument();
  await expect.element(page.getByText('All calm:')).toBeVisible();
  await expect.element(page.getByText('Not yours.')).not.toBeInTheDocument();
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
  await expect.element(page.getByText('Live', { exact: true })).not.toBeInTheDocument();
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

const part = (name: string) => document.querySelector('cw-gate-board')!.renderRoot.querySelector<HTMLElement>(name)!;

const gates = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`gate-${i}`, { ...board().gates.south!, position: i }]));

it('leaves out whole the verdicts that there is no room for', async () => {
  const { last, ...others } = board();
  const eight = Array.from({ length: 8 }, (_, i) => ({
    ...last[0]!,
    scanId: `01900000-0000-7000-8000-00000000000${i}`,
  }));
  tell({ ...others, gates: gates(8), last: eight });
  await expect.element(page.getByText('All calm:')).toBeVisible();
  const list = part('cw-last-verdicts').shadowRoot!.querySelector('ul')!.getBoundingClientRect();
  const rows = [...part('cw-last-verdicts').shadowRoot!.querySelectorAll('li')].map((row) =>
    row.getBoundingClientRect(),
  );
  const seen = rows.filter(({ left }) => left < list.right);
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.length).toBeLessThan(8);
  expect(seen.filter(({ bottom }) => bottom > list.bottom + 1)).toEqual([]);
});

/** One zone around so many halls; nobody is in every other one of them. */
const zones = (halls: number): BoardState['zones'] => ({
  town: { name: { en: 'Water Town' }, position: 0, depth: 0, inside: 100, capacity: 2200 },
  ...Object.fromEntries(
    Array.from({ length: halls }, (_, i) => {
      const hall = { name: { en: `Hall ${i}` }, position: i + 1, depth: 1, inside: (i % 2) * 20, capacity: 500 };
      return [`hall-${i}`, hall];
    }),
  ),
});

const zoneList = () => {
  const list = part('cw-zone-levels').shadowRoot!.querySelector('ul')!;
  const room = list.getBoundingClientRect();
  const rows = [...list.querySelectorAll('li')].map((row) => row.getBoundingClientRect());
  const seen = rows.filter(({ left, top }) => left < room.right && top < room.bottom - 1);
  return { list, rows, seen, sliced: seen.filter(({ bottom }) => bottom > room.bottom + 1) };
};

it('has all zones in their order, also where nobody is, and says how many stand further down', async () => {
  tell({ ...board(), gates: gates(8), zones: zones(29) });
  await expect.element(page.getByText(/^\d+ more zones$/)).toBeVisible();
  const { list, rows } = zoneList();
  expect(rows).toHaveLength(30);
  expect([...list.querySelectorAll('.name')].slice(0, 4).map((name) => name.textContent)).toEqual([
    ...['Water Town', 'Hall 0', 'Hall 1', 'Hall 2'],
  ]);
  list.scrollTop = list.scrollHeight;
  await expect.element(page.getByText('Hall 28')).toBeVisible();
  await expect.element(page.getByText(/more zones$/)).not.toBeInTheDocument();
});

it('says nothing of more zones where all have room', async () => {
  tell({ ...board(), gates: gates(8), zones: zones(4) });
  await expect.element(page.getByText('Hall 3')).toBeVisible();
  await expect.element(page.getByText(/more zones$/)).not.toBeInTheDocument();
});

it.each([1024, 1440])('says its name whole beside a long sentence, %i wide', async (width) => {
  await page.viewport(width, 768);
  tell({
    ...board(),
    zones: {
      hall: {
        name: { en: 'The Great Hall of the Guild of Silk Merchants' },
        position: 0,
        depth: 0,
        inside: 900,
        capacity: 900,
      },
    },
  });
  await expect.element(page.getByText(/is full:/)).toBeVisible();
  const heading = part('cw-page-header').shadowRoot!.querySelector('h1')!;
  expect(heading.scrollWidth).toBeLessThanOrEqual(heading.clientWidth);
});

describe('on a wall', () => {
  const address = location.href;

  beforeEach(async () => {
    await page.viewport(1920, 1080);
    vi.spyOn(document.documentElement, 'requestFullscreen').mockResolvedValue(undefined);
    await userEvent.click(page.getByRole('button', { name: 'Wall' }));
  });
  afterEach(() => history.replaceState(null, '', address));

  it('says its sentence and the day in large figures, and the name of nobody', async () => {
    tell({
      ...board(),
      today: {
        arrived: 1285,
        expected: 715,
        arrivals: {},
        notAdmitted: { already_inside: 14, identity_not_verified: 3, number_typed: 2 },
      },
    });
    await expect.element(page.getByText('All calm:').last()).toBeVisible();
    const figures = part('cw-day-counts').shadowRoot!.textContent?.replaceAll(/\s+/g, ' ');
    expect(figures).toMatch(/in today 1,285 still to come 715 referred 5 refused 14/);
    expect(part('cw-page-header').shadowRoot!.querySelector('cw-staff-menu')).toBeNull();
    expect(part('cw-last-verdicts')).toBeNull();
  });

  it.each([
    [1920, 1080, 8],
    [1280, 720, 8],
    [1920, 1080, 12],
    [3840, 2160, 8],
  ])('has room for all, %i by %i with %i gates', async (width, height, count) => {
    await page.viewport(width, height);
    tell({ ...board(), gates: gates(count) });
    await expect.element(page.getByText('South Gate').first()).toBeVisible();
    const rows = part('cw-gate-rows').shadowRoot!.querySelectorAll('tbody tr');
    expect(rows).toHaveLength(count);
    expect(rows[count - 1]!.getBoundingClientRect().bottom).toBeLessThanOrEqual(height);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  it.each([
    [1280, 720, 4, 5],
    [1280, 720, 29, 4],
    [1920, 1080, 29, 4],
  ])(
    'shows zones whole and says how many more there are, %i by %i with %i halls',
    async (width, height, halls, room) => {
      await page.viewport(width, height);
      tell({ ...board(), gates: gates(8), zones: zones(halls) });
      await expect.element(page.getByText('Hall 0')).toBeVisible();
      await expect.poll(() => zoneList().sliced).toEqual([]);
      const told = () =>
        Number(/(\d+) more zones/.exec(part('cw-zone-levels').shadowRoot!.textContent ?? '')?.[1] ?? 0);
      await expect.poll(() => zoneList().seen.length + told()).toBe(halls + 1);
      expect(zoneList().seen.length).toBeGreaterThanOrEqual(room);
    },
  );

  it('is old over its whole width when no lane is heard any more', async () => {
    tell(board(3));
    await expect.element(page.getByText('3 min old')).toBeVisible();
    await expect.element(page.getByText(/^No scan at any lane since \d\d:\d\d:\d\d\.$/)).toBeVisible();
    expect(part('.old').getBoundingClientRect().width).toBeGreaterThan(1800);
    expect(part('.old b').getBoundingClientRect().height).toBeGreaterThan(150);
  });

  it('has nothing that axe finds wrong, and returns to the desk with Escape', async () => {
    tell(board());
    await expect.element(page.getByText('All calm:').last()).toBeVisible();
    expect(await axeFaults(document.querySelector('cw-gate-board')!)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('Last verdicts')).toBeVisible();
    expect(location.search).not.toContain('wall');
  });
});
