import { beforeAll, beforeEach, expect, it } from 'vitest';
import { useApp } from '../support/app.ts';
import { scheduleOf, talk } from './schedules.ts';
import { deskOver, publishPlaces } from './venue.ts';

const app = useApp();
let desk: ReturnType<typeof deskOver>;
beforeAll(async () => {
  desk = deskOver(app, await app.signedInAs('desk'));
});
beforeEach(async () => {
  const { sql } = app.database;
  await sql.begin(async (tx) => {
    await tx`update sessions set room_key = null, track_key = null`;
    await tx`delete from programme_sources`;
  });
});

const later = '2026-11-24T14:00:00+08:00';
const sessionsNow = async () =>
  app.database.sql`select guid, title->>'en' as title, state, revision, starts_at from sessions order by guid`;
const none = { added: 0, retitled: 0, moved: 0, rescheduled: 0, cancelled: 0, restored: 0, amended: 0, unchanged: 0 };

it('a preview says what would change and changes nothing; putting it does just that', async () => {
  const [one, two, three, four, five] = [talk(), talk(), talk(), talk(), talk()];
  expect(await desk.put(scheduleOf([one, two, three, four]))).toMatchObject({ counts: { ...none, added: 4 } });
  const newer = scheduleOf([{ ...one, title: 'Renamed' }, { ...two, room: 'Hall 2', date: later }, three, five], {
    version: '2',
  });
  const before = await sessionsNow();
  const preview = await desk.preview(newer);
  expect(await sessionsNow()).toEqual(before);
  const counts = { ...none, added: 1, retitled: 1, moved: 1, rescheduled: 1, cancelled: 1, unchanged: 1 };
  expect(preview).toMatchObject({ version: '2', format: 'frab_json', counts });
  expect(preview.changes).toContainEqual({
    kinds: ['moved', 'rescheduled'],
    before: {
      title: two.title,
      startsAt: '2026-11-24T01:00:00.000Z',
      endsAt: '2026-11-24T01:45:00.000Z',
      room: 'Hall 1',
    },
    after: {
      title: two.title,
      startsAt: '2026-11-24T06:00:00.000Z',
      endsAt: '2026-11-24T06:45:00.000Z',
      room: 'Hall 2',
    },
  });
  expect(await desk.put(newer, { hash: preview.hash })).toMatchObject({ counts });
  expect((await sessionsNow()).find(({ guid }) => guid === four.guid)).toMatchObject({
    state: 'cancelled',
    revision: 1,
  });
});

it('the same again changes nothing, and what was cancelled comes back as what it was', async () => {
  const [one, two] = [talk(), talk()];
  await desk.put(scheduleOf([one, two]));
  expect(await desk.put(scheduleOf([one, two]))).toMatchObject({ counts: { ...none, unchanged: 2 } });
  const [stored] = await app.database.sql`select id from sessions where guid = ${two.guid}`;
  await desk.put(scheduleOf([one]));
  expect(await desk.put(scheduleOf([one, two]))).toMatchObject({ counts: { ...none, restored: 1, unchanged: 1 } });
  const [again] = await app.database.sql`select id, state from sessions where guid = ${two.guid}`;
  expect(again).toEqual({ id: stored?.id, state: 'scheduled' });
  const kinds = await app.database.sql`select kind from session_changes where session_id = ${stored?.id} order by id`;
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(['added', 'cancelled', 'restored']);
});

it('words alone are amended, and nobody is told of that', async () => {
  const one = talk();
  await desk.put(scheduleOf([one]));
  const { counts } = await desk.put(scheduleOf([{ ...one, persons: ['Another'] }]));
  expect(counts).toEqual({ ...none, amended: 1 });
  const changes = await app.database.sql`select kind from session_changes`;
  expect(changes.filter(({ kind }) => kind !== 'added' && kind !== 'cancelled' && kind !== 'restored')).toEqual([]);
});

it('what is over is not cancelled by a file that tells only what is to come', async () => {
  const [over, next] = [talk({ date: '2026-11-19T09:00:00+08:00' }), talk()];
  await desk.put(scheduleOf([over, next]));
  const { counts } = await desk.put(scheduleOf([next]));
  expect(counts).toEqual({ ...none, unchanged: 1 });
});

it('nothing of a file with a fault is put, and its place is named', async () => {
  const one = talk();
  await desk.put(scheduleOf([one]));
  const before = await sessionsNow();
  const answer = await desk.send('', scheduleOf([{ ...one, title: 'Other' }, talk({ duration: '00:00' })]));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    code: 'programme.schedule_faulty',
    faults: [{ path: 'schedule.conference.days[0].rooms["Hall 1"][1].duration', code: 'no_length' }],
  });
  expect(await sessionsNow()).toEqual(before);
});

it('another file than the preview showed is not put', async () => {
  const { hash } = await desk.preview(scheduleOf([talk()]));
  const answer = await desk.send('', scheduleOf([talk()]), { hash });
  expect(await answer.json()).toMatchObject({ status: 409, code: 'programme.changed_since_preview' });
});

it('two who put at once come one after the other, and each is whole', async () => {
  const [one, two] = [
    [talk(), talk()],
    [talk(), talk(), talk()],
  ];
  const answers = await Promise.all([desk.send('', scheduleOf(one)), desk.send('', scheduleOf(two))]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const scheduled = (await sessionsNow()).filter(({ state }) => state === 'scheduled');
  expect([2, 3]).toContain(scheduled.length);
});

it('rooms are places by their id, then by any of their names; what is not is for a person to settle', async () => {
  await publishPlaces(app, [
    { key: 'room-1', name: 'Lantern Hall' },
    { key: 'p2', name: 'Water Hall' },
    { key: 'p3', name: 'Twin' },
    { key: 'p4', name: 'Twin' },
    { key: 'p5', name: 'Fifth', aliases: ['Saal 5'] },
  ]);
  const names = ['Hall 1', 'wáter  HALL', 'Twin', 'Saal 5', 'Water Hall厅'];
  const talks = names.map((room, i) => talk({ room, date: `2026-11-24T1${i}:00:00+08:00` }));
  const outcome = await desk.put(scheduleOf(talks, { rooms: [{ name: 'Hall 1', guid: 'room-1' }] }));
  expect(outcome.unsettledRooms).toBe(1);
  const rooms = await desk.rooms();
  expect(Object.fromEntries(rooms.map(({ name, place, matched }) => [name, [place?.key, matched]]))).toEqual({
    'Hall 1': ['room-1', 'by_id'],
    'wáter HALL': ['p2', 'by_name'],
    'Water Hall厅': ['p2', 'by_name'],
    'Saal 5': ['p5', 'by_name'],
    Twin: [undefined, undefined],
  });
  expect(rooms[0]?.name).toBe('Twin');
});

it('what a person has said of a room stays, whatever is imported or published', async () => {
  await publishPlaces(app, [
    { key: 'p1', name: 'Hall 1' },
    { key: 'p2', name: 'Other' },
  ]);
  const one = talk();
  const { sourceId } = await desk.put(scheduleOf([one]));
  const settle = (placeKey: string | null | undefined) =>
    desk.ask('PUT', '/rooms', { sourceId, key: 'Hall 1', ...(placeKey !== undefined && { placeKey }) });
  expect((await settle('p2')).status).toBe(204);
  await desk.put(scheduleOf([one, talk({ date: later })]));
  expect(await desk.rooms()).toMatchObject([{ place: { key: 'p2' }, matched: 'by_person' }]);
  await publishPlaces(app, [{ key: 'p1', name: 'Hall 1' }]);
  expect(await desk.rooms()).toMatchObject([{ matched: 'by_person', isPlaceGone: true }]);
  expect(await (await settle('p2')).json()).toMatchObject({ code: 'programme.place_unknown' });
  await settle(null);
  expect(await desk.rooms()).toMatchObject([{ isNowhere: true, isPlaceGone: false }]);
  await settle(undefined);
  expect(await desk.rooms()).toMatchObject([{ place: { key: 'p1' }, matched: 'by_name' }]);
});

it('a source that begins to give its rooms ids moves nobody', async () => {
  const one = talk();
  await desk.put(scheduleOf([one]));
  const { counts } = await desk.put(scheduleOf([one], { rooms: [{ name: 'Hall 1', guid: 'room-1' }] }));
  expect(counts).toEqual({ ...none, unchanged: 1 });
});

it('a programme is removed whole', async () => {
  const { sourceId } = await desk.put(scheduleOf([talk(), talk({ date: later })]));
  expect((await desk.ask('DELETE', `/sources/${sourceId}`)).status).toBe(204);
  expect(await sessionsNow()).toEqual([]);
  expect(await (await desk.ask('DELETE', `/sources/${sourceId}`)).json()).toMatchObject({
    code: 'programme.source_unknown',
  });
});

it('is open to the desk, and for reading to all staff', async () => {
  const guard = deskOver(app, await app.signedInAs('gate'));
  expect((await guard.send('', scheduleOf([talk()]))).status).toBe(403);
  expect((await guard.ask('GET', '/rooms')).status).toBe(200);
});
