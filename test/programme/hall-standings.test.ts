import { beforeAll, describe, expect, it } from 'vitest';
import { putLayout } from '../../server/admission/put-layout.ts';
import { findHalls } from '../../server/programme/hall-standings.ts';
import { layoutOfTown } from '../admission/layout-of-town.ts';
import { openVenue } from '../admission/venue.ts';
import { useApp } from '../support/app.ts';
import { scheduleOf, talk } from './schedules.ts';
import { deskOver, type PlaceOfPlan, publishPlaces } from './venue.ts';

const app = useApp();

beforeAll(async () => {
  const { administrator } = await openVenue(app);
  // A barn of three behind one door, and a press house in the midst of the town that has a zone without a door.
  const barns = [
    { id: 'barns', name: { en: 'Barns A, B, C' }, parentId: 'town', capacity: 420 },
    { id: 'barn-a', name: { en: 'Barn A' }, parentId: 'barns' },
    { id: 'press-house', name: { en: 'Press House' }, parentId: 'town', capacity: 80 },
  ];
  const door = { id: 'barns-door', name: { en: 'Barns door' }, outerZoneId: 'town', innerZoneId: 'barns' };
  const { zones, gates, lanes } = layoutOfTown;
  await putLayout(app, administrator, { zones: [...zones, ...barns], gates: [...gates, door], lanes });
  const { sql } = app.database;
  await sql`update zones set capacity = 2200 where id = 'town'`;
  for (const [zone, inside] of Object.entries({ town: 1015, hall: 2, barns: 210 }))
    await sql`insert into zone_counters (zone_id, inside) values (${zone}, ${inside})
      on conflict (zone_id) do update set inside = excluded.inside`;
});

/** What is told of each of these places, where sessions are held in all of them. */
async function toldOf(places: readonly PlaceOfPlan[]) {
  await publishPlaces(app, places);
  const desk = deskOver(app, await app.signedInAs('administrator'));
  await desk.put(scheduleOf(places.map(({ name }) => talk({ title: name, room: name }))));
  const halls = await findHalls(app);
  expect([...halls.places.keys()].sort()).toEqual(places.map(({ key }) => key).sort());
  return Object.fromEntries(places.map(({ key }) => [key, halls.standingOf(key)]));
}

describe('How full a hall is', () => {
  it('is told of one that its zone is named after, also with a balcony that is counted at the same door', async () => {
    const told = await toldOf([
      { key: 'hall', name: 'Main room', zoneId: 'hall' },
      { key: 'balcony', name: 'Balcony', zoneId: 'hall' },
    ]);
    expect(told).toEqual({ hall: { inside: 0, capacity: 3, isFull: false }, balcony: undefined });
    const named = await toldOf([
      { key: 'p1', name: 'Main room', aliases: ['great  HALL'], zoneId: 'hall' },
      { key: 'p2', name: 'Balcony', zoneId: 'hall' },
    ]);
    expect(named).toEqual({ p1: { inside: 0, capacity: 3, isFull: false }, p2: undefined });
  });

  it('is told of the only one in its zone, and of none where another lies below it', async () => {
    const sole = [{ key: 'p1', name: 'Hall 1', zoneId: 'hall' }];
    expect((await toldOf(sole)).p1).toEqual({ inside: 0, capacity: 3, isFull: false });
    expect(await toldOf([...sole, { key: 'p2', name: 'Salon', zoneId: 'tea-room' }])).toMatchObject({ p1: undefined });
  });

  it('is not told by what the whole town holds, even with one hall in it', async () => {
    expect(await toldOf([{ key: 'press', name: 'Press House', zoneId: 'town' }])).toEqual({ press: undefined });
  });

  it('is not told of halls that share a door', async () => {
    const barns = ['A', 'C'].map((name) => ({ key: `barn-${name}`, name: `Barn ${name}`, zoneId: 'barns' }));
    expect(await toldOf(barns)).toEqual({ 'barn-A': undefined, 'barn-C': undefined });
  });

  it('is not told where no gate counts: nobody would ever be inside', async () => {
    expect(await toldOf([{ key: 'press-house', name: 'Press House', zoneId: 'press-house' }])).toEqual({
      'press-house': undefined,
    });
  });
});
