import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { ProgrammeRoom, SchedulePreview } from '../../../server/programme/programme.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import { setServerAhead } from '../../../web-components/elements/server-time.ts';
import '../../../web-components/programme/programme-page.ts';
import type { ProgrammeServer } from '../../../web-components/programme/programme-server.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const none = { added: 0, retitled: 0, moved: 0, rescheduled: 0, cancelled: 0, restored: 0, amended: 0, unchanged: 0 };
const opening = {
  title: '开幕式 Opening',
  startsAt: '2026-11-24T01:00:00Z',
  endsAt: '2026-11-24T02:00:00Z',
  room: 'Hall 1',
};
const preview: SchedulePreview = {
  ...{
    format: 'frab_json',
    version: '2',
    hash: 'a'.repeat(64),
    timeZone: 'Asia/Shanghai',
    span: { from: '2026-11-24T01:00:00Z', until: '2026-11-25T10:00:00Z' },
    counts: { ...none, moved: 1, cancelled: 1, unchanged: 7 },
  },
  changes: [
    { kinds: ['moved'], before: opening, after: { ...opening, room: 'Hall 2' } },
    { kinds: ['cancelled'], before: { ...opening, title: 'Closing' } },
  ],
  rooms: [{ key: 'x', name: 'Attic' }],
  warnings: { count: 1, first: [{ path: 'line 12', message: 'says no room', code: 'room_missing' }] },
};
const sourceId = '019a9f00-0000-7000-8000-000000000001';
const attic: ProgrammeRoom = { sourceId, key: 'x', name: 'Attic', isNowhere: false, isPlaceGone: false, sessions: 3 };
const hall = { key: 'p1', name: { en: 'Lantern Hall', 'zh-CN': '灯笼厅' } };
const day = {
  ...{ date: '2026-11-24', dates: ['2026-11-24', '2026-11-25'], timeZone: 'Asia/Shanghai' },
  halls: [
    {
      room: { name: 'Hall 1', placeName: hall.name },
      standing: { inside: 300, capacity: 300, isFull: true },
      sessions: [
        {
          id: sourceId,
          title: { en: 'Opening' },
          startsAt: opening.startsAt,
          endsAt: opening.endsAt,
          isCancelled: false,
          speakers: ['Ada'],
          enrolled: 145,
        },
      ],
    },
    {
      sessions: [
        {
          id: 'b',
          title: { en: 'Walk' },
          startsAt: opening.startsAt,
          endsAt: opening.endsAt,
          isCancelled: true,
          speakers: [],
          enrolled: 0,
        },
      ],
    },
  ],
};

let server: { [Name in keyof ProgrammeServer]: ReturnType<typeof vi.fn<ProgrammeServer[Name]>> };
const itIs = (now: string) => setServerAhead(Date.parse(now) - Date.now());
beforeEach(() => {
  itIs('2026-11-22T09:00:00Z');
  server = {
    preview: vi.fn(async () => preview),
    put: vi.fn(async () => ({ sourceId, counts: preview.counts, unsettledRooms: 1, warnings: preview.warnings })),
    follow: vi.fn(async () => undefined),
    remove: vi.fn(async () => undefined),
    rooms: vi.fn(async () => [attic]),
    settle: vi.fn(async () => undefined),
    places: vi.fn(async () => [{ ...hall, level: { en: 'Ground floor' } }]),
    day: vi.fn(async () => day),
  };
});
afterEach(() => {
  setServerAhead(undefined);
  render(html``, document.body);
  history.replaceState(null, '', location.pathname + location.search);
});

async function open(hash: string, width = 1440) {
  await screen.viewport(width, 900);
  location.hash = hash;
  render(html`<cw-programme-page .server=${server} .roles=${['desk']}></cw-programme-page>`, document.body);
}
/** The file input is behind its button. */
const fileInput = () =>
  document
    .querySelector('cw-programme-page')
    ?.shadowRoot?.querySelector('cw-import-schedule')
    ?.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]');
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());

it.each([360, 1440])('shows at %i pixels the day by hall, full ones too, without axe faults', async (width) => {
  await open('#day', width);
  await shown('Full: 300 inside, room for 300').toBeVisible();
  await shown('145 marked it').toBeVisible();
  await shown('Without a room').toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  expect(await axeFaults(document.body)).toEqual([]);
});

it.each([360, 1440])('shows at %i pixels what would change before it is put', async (width) => {
  await open('#import', width);
  await screen.getByLabelText('or its address').fill('https://schedule.example/all.xml');
  await screen.getByRole('button', { name: 'See what would change' }).click();
  await shown('开幕式 Opening').toBeVisible();
  await shown('Tue 24 Nov, 09:00 – 10:00').toBeVisible();
  await shown('Its sessions are held 24 – 25 Nov 2026.').toBeVisible();
  await shown('Attic').toBeVisible();
  await shown('line 12').toBeVisible();
  await shown('It says no room.').toBeVisible();
  expect(server.put).not.toHaveBeenCalled();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  expect(await axeFaults(document.body)).toEqual([]);
  await screen.getByRole('button', { name: 'Put this programme' }).click();
  await shown(/The programme is in:.*1 other room.*7 as before/s).toBeVisible();
  const at = { address: 'https://schedule.example/all.xml', isFollowed: true };
  expect(server.put).toHaveBeenCalledExactlyOnceWith('Main programme', at, preview.hash);
});

it('says of which year a schedule is, that all of it is over, and which file it was', async () => {
  const [startsAt, endsAt] = ['2019-08-21T08:00:00Z', '2019-08-21T09:00:00Z'];
  server.preview.mockResolvedValue({
    ...preview,
    span: { from: startsAt, until: '2019-08-25T20:00:00Z' },
    changes: [{ kinds: ['added'], after: { title: 'Camp opening', startsAt, endsAt, room: 'Curie' } }],
  });
  await open('#import');
  await shown('Take a programme in').toBeVisible();
  await userEvent.upload(fileInput()!, new File(['{}'], 'camp-2019.json'));
  await shown('camp-2019.json').toBeVisible();
  await shown(/^Wed,? 21 Aug 2019, 16:00 – 17:00$/).toBeVisible();
  await shown(/^All of its sessions are over: they were held 21 – 26 Aug 2019\./).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  // While the last of them is on, it is not over.
  itIs('2019-08-25T19:00:00Z');
  await userEvent.upload(fileInput()!, new File(['{}'], 'camp.json'));
  await shown('Wed 21 Aug, 16:00 – 17:00').toBeVisible();
  await shown('Its sessions are held 21 – 26 Aug 2019.').toBeVisible();
});

it('counts one session as one', async () => {
  server.rooms.mockResolvedValue([{ ...attic, sessions: 1 }]);
  await open('#rooms');
  await expect.element(screen.getByText('1 session', { exact: true })).toBeVisible();
});

it('names each fault of a file by its place', async () => {
  const faults = [{ path: 'line 9', message: 'recurs without an end', code: 'recurrence_endless', hint: 'FREQ=DAILY' }];
  const problem = { type: 'about:blank', title: '', status: 422, code: 'programme.schedule_faulty', faults };
  server.preview.mockRejectedValue(new ApiProblem(problem));
  await open('#import');
  await screen.getByLabelText('or its address').fill('https://schedule.example/all.ics');
  await screen.getByRole('button', { name: 'See what would change' }).click();
  await shown('line 9').toBeVisible();
  await shown('It recurs without an end. It says “FREQ=DAILY”.').toBeVisible();
});

it('a room that nobody knows is settled by a search for places', async () => {
  await open('#rooms', 360);
  await shown('No place has this name').toBeVisible();
  await screen.getByRole('button', { name: 'Say which place Attic is' }).click();
  await screen.getByLabelText('Search for a place').fill('lantern');
  await expect.poll(() => server.places.mock.lastCall?.[0]).toBe('lantern');
  expect(await axeFaults(document.body)).toEqual([]);
  server.rooms.mockResolvedValue([{ ...attic, place: hall, matched: 'by_person' }]);
  await screen.getByRole('button', { name: /Lantern Hall/ }).click();
  await shown('as somebody said').toBeVisible();
  expect(server.settle).toHaveBeenCalledExactlyOnceWith({ sourceId, key: 'x', placeKey: 'p1' });
});
