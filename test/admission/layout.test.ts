import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { hotspots, ledger, stations } from '../../db/schema/index.ts';
import type { Layout, LayoutToPut } from '../../server/admission/admission.contract.ts';
import { useApp } from '../support/app.ts';
import { layoutOfTown } from './layout-of-town.ts';
import { openVenue, post, type Venue, whereabouts } from './venue.ts';

// Many questions in each, one after another: slow machines get their time.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
let venue: Venue;
let administrator: string;
let guard: string;

beforeAll(async () => {
  venue = await openVenue(app);
  administrator = await app.signedInAs('administrator');
  guard = await app.signedInAs('gate');
});

const put = async (layout: unknown) => {
  const answer = await app.ask('PUT', '/api/layout', { cookie: administrator, body: layout });
  return {
    status: answer.status,
    body: (await answer.json()) as Layout & { code: string; detail: string; faults: { path: string }[] },
  };
};
const get = async () => (await (await app.ask('GET', '/api/layout', { cookie: guard })).json()) as Layout;
const town = (changes: Partial<LayoutToPut> = {}): LayoutToPut => ({ ...layoutOfTown, ...changes });
const without = (list: 'zones' | 'gates' | 'lanes', ...ids: string[]) => ({
  [list]: layoutOfTown[list].filter(({ id }) => !ids.includes(id)),
});
const scan = async (laneId: string, token: string, changes = {}) => {
  app.clock.advance(1000);
  return (await post(app, guard, venue.record(laneId, token, changes))).body;
};

describe('the layout', () => {
  it('is read as it was put', async () => {
    const { rules: _, ...asRead } = layoutOfTown;
    const inOrder = (layout: Layout) => ({ ...layout, lanes: new Set(layout.lanes) });
    expect(inOrder(await get())).toEqual(inOrder(asRead));
    const { status, body } = await put(town());
    expect(status).toBe(200);
    expect(inOrder(body)).toEqual(inOrder(asRead));
  });

  it('is entered in the ledger, and only administrators may put it', async () => {
    const before = await app.database.drizzle.$count(ledger, eq(ledger.action, 'layout_changed'));
    await put(town());
    expect(await app.database.drizzle.$count(ledger, eq(ledger.action, 'layout_changed'))).toBe(before + 1);
    const answer = await app.ask('PUT', '/api/layout', { cookie: guard, body: town() });
    expect(answer.status).toBe(403);
  });

  it('brings rules only where there are none yet', async () => {
    const rules = layoutOfTown.rules.slice(1);
    expect(await put(town({ rules }))).toMatchObject({ status: 409, body: { code: 'admission.layout_rules_stand' } });
    const { rules: _, ...without } = town();
    expect((await put(without)).status).toBe(200);
  });

  it('holds from the next scan on: capacity, and a lane that was closed', async () => {
    const person = await venue.invite();
    await put(
      town({ zones: layoutOfTown.zones.map((zone) => ({ ...zone, ...(zone.id === 'town' && { capacity: 1 }) })) }),
    );
    expect(await scan('south-1', person.token)).toMatchObject({ reason: 'admitted' });
    const another = await venue.invite();
    expect(await scan('south-1', another.token)).toMatchObject({ reason: 'zone_full' });
    await put(town({ lanes: layoutOfTown.lanes.map((lane) => ({ ...lane, isOpen: lane.id !== 'west-1' })) }));
    expect(await scan('west-1', person.token)).toMatchObject({ code: 'admission.lane_closed' });
    await scan('south-1', person.token, { direction: 'out' });
    await put(town());
  });

  it('takes new numbers for lanes that swap theirs', async () => {
    const swapped = { 'hall-1': 2, 'hall-2': 1 } as Record<string, number>;
    const lanes = layoutOfTown.lanes.map((lane) => ({ ...lane, number: swapped[lane.id] ?? lane.number }));
    const { status, body } = await put(town({ lanes }));
    expect(status).toBe(200);
    expect(body.lanes.find(({ id }) => id === 'hall-1')?.number).toBe(2);
    await put(town());
  });

  it('counts people anew when a zone moves to another place in the tree', async () => {
    const { token } = await venue.invite();
    for (const lane of ['south-1', 'hall-1', 'tea-1']) await scan(lane, token);
    expect((await whereabouts(app)).inside).toEqual({ town: 1, hall: 1, 'tea-room': 1 });
    const outside = layoutOfTown.zones.map((zone) => (zone.id === 'tea-room' ? { ...zone, parentId: 'town' } : zone));
    expect((await put(town({ zones: outside }))).status).toBe(200);
    expect((await whereabouts(app)).inside).toEqual({ town: 1, 'tea-room': 1 });
    await put(town());
    expect((await whereabouts(app)).inside).toEqual({ town: 1, hall: 1, 'tea-room': 1 });
    await scan('south-1', token, { direction: 'out' });
    expect((await whereabouts(app)).inside).toEqual({});
  });

  it('counts right when people go in and out while it changes', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => venue.invite()));
    const others = layoutOfTown.zones.map((zone) => (zone.id === 'boat' ? { ...zone, parentId: 'town' } : zone));
    for (let round = 0; round < 6; round += 1) {
      app.clock.advance(1000);
      const direction = round % 2 === 0 ? 'in' : 'out';
      const scans = people.map(({ token }) => post(app, guard, venue.record('south-1', token, { direction })));
      await Promise.all([
        ...scans.slice(0, 3),
        put(round % 2 === 0 ? town({ zones: others }) : town()),
        ...scans.slice(3),
      ]);
      expect((await whereabouts(app)).inside).toEqual(direction === 'in' ? { town: 6 } : {});
    }
  });
});

describe('a layout that does not fit together', () => {
  const [south] = layoutOfTown.gates;
  const cases: [string, Partial<LayoutToPut>, string][] = [
    ['a zone twice', { zones: [...layoutOfTown.zones, layoutOfTown.zones[0]!] }, 'zones.4.id'],
    [
      'a zone in a zone that is not there',
      { zones: [{ ...layoutOfTown.zones[0]!, parentId: 'sea' }] },
      'zones.0.parentId',
    ],
    [
      'zones within each other',
      { zones: layoutOfTown.zones.map((z) => (z.id === 'town' ? { ...z, parentId: 'hall' } : z)) },
      'zones.0.parentId',
    ],
    ['a zone within itself', { zones: [{ ...layoutOfTown.zones[0]!, parentId: 'town' }] }, 'zones.0.parentId'],
    ['a gate into a zone that is not there', { gates: [{ ...south!, innerZoneId: 'sea' }] }, 'gates.0.innerZoneId'],
    ['a gate out of a zone that is not there', { gates: [{ ...south!, outerZoneId: 'sea' }] }, 'gates.0.outerZoneId'],
    [
      'a gate that leads inward to what lies around it',
      { gates: [{ ...south!, outerZoneId: 'hall' }] },
      'gates.0.innerZoneId',
    ],
    ['a gate from a zone to the same', { gates: [{ ...south!, outerZoneId: 'town' }] }, 'gates.0.innerZoneId'],
    ['a lane at no gate', { lanes: [{ ...layoutOfTown.lanes[0]!, gateId: 'north' }] }, 'lanes.0.gateId'],
    [
      'two lanes with one number',
      { lanes: layoutOfTown.lanes.map((lane) => ({ ...lane, number: 1 })) },
      'lanes.1.number',
    ],
    ['a rule for a zone that is not there', { rules: [{ zoneId: 'sea', category: 'media' }] }, 'rules.0.zoneId'],
    [
      'a rule that ends before it begins',
      { rules: [{ zoneId: 'town', category: 'media', from: '2026-11-21T00:00:00Z', until: '2026-11-20T00:00:00Z' }] },
      'rules.0.until',
    ],
  ];

  it.each(cases)('is refused whole, with the place named: %s', async (_, changes, path) => {
    const { status, body } = await put(town(changes));
    expect({ status, code: body.code, path: body.faults?.[0]?.path }).toEqual({
      ...{ status: 422, code: 'admission.layout_invalid', path },
    });
    expect(await get()).toMatchObject({ zones: layoutOfTown.zones });
  });

  it('is refused when half of its hours is missing, or no zone is there at all', async () => {
    const rules = [{ zoneId: 'town', category: 'media', dailyFrom: '09:00' }];
    expect(await put({ ...town(), rules })).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(await put(town({ zones: [] }))).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });
});

describe('what is still needed', () => {
  const inUse = (detail: string) => ({ status: 409, body: { code: 'admission.layout_in_use', detail } });

  it('is a lane with devices or scans, which can be closed instead', async () => {
    await scan('jetty-1', 'NOT-A-BADGE');
    const layout = town({ ...without('gates', 'jetty'), ...without('lanes', 'jetty-1') });
    expect(await put(layout)).toMatchObject(
      inUse('lane jetty-1: devices are registered for it; lane jetty-1: scans were made there; close it instead.'),
    );
  });

  it('is a gate with a station', async () => {
    const extra = { id: 'north', name: { en: 'North Gate' }, innerZoneId: 'town' };
    await put(town({ gates: [...layoutOfTown.gates, extra] }));
    await app.database.drizzle
      .insert(stations)
      .values({ id: 's9', number: 9, place: { en: 'there' }, gateId: 'north' });
    expect(await put(town())).toMatchObject(inUse('gate north: a station belongs to it.'));
    await app.database.sql`update stations set gate_id = null where id = 's9'`;
    expect((await put(town())).status).toBe(200);
  });

  it('is a zone with hotspots', async () => {
    const zones = [...layoutOfTown.zones, { id: 'garden', name: { en: 'Garden' } }];
    await put(town({ zones }));
    await app.database.drizzle.insert(hotspots).values({
      ...{ code: 'G-1', name: { en: 'G 1' }, carrier: 'Blue', bands: ['5'], zoneId: 'garden' },
      ...{ latitude: 30, longitude: 120, capacityClients: 50, changedAt: app.clock.now() },
    });
    expect(await put(town())).toMatchObject(inUse('zone garden: hotspots stand in it.'));
    expect((await put(town({ zones }))).status).toBe(200);
  });
});
