import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeFaults } from '../../../support/axe.ts';
import { strayedStops } from '../../../support/strayed-stops.ts';
import { ago, board, gates, part, say, tell, useGateBoard } from './gate-board-on-page.browser.ts';

useGateBoard();

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

it('keeps English sentences in their order also where the page runs from the right', async () => {
  onTestFinished(() => {
    document.documentElement.dir = 'ltr';
  });
  document.documentElement.dir = 'rtl';
  tell(board());
  await expect.element(page.getByText('All calm:')).toBeVisible();
  expect(strayedStops(document.body)).toEqual([]);
  say({ type: 'stale', key: 'gate-board', since: ago(3) });
  await expect.element(page.getByText('Scans at the gates are not lost.')).toBeVisible();
  expect(strayedStops(document.body)).toEqual([]);
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
        overridden: 0,
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
