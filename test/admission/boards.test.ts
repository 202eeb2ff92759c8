import { beforeAll, describe, expect, it, vi } from 'vitest';
import { disputedVerdicts, gateBoard, laneTopic } from '../../server/admission/admission.contract.ts';
import { serveAdmissionTopics } from '../../server/admission/admission.live.ts';
import { BoardMemory, rebuildBoardMemory } from '../../server/admission/board-memory.ts';
import { gateBoardOf, inFives, insideInFives, laneStateOf } from '../../server/admission/boards.ts';
import { openScanDesk, type ScanDesk } from '../../server/admission/scan-desk.ts';
import { growZoneTree } from '../../server/admission/zone-tree.ts';
import type { StateOf } from '../../server/live/define-topic.ts';
import { RecordedLive } from '../identity/venue.ts';
import { useApp } from '../support/app.ts';
import { signedAnew } from '../support/device-keys.ts';
import { layoutOfTown } from './layout-of-town.ts';
import { openVenue, type Person, type Venue } from './venue.ts';

// Many questions in each, one after another: slow machines get their time.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
let venue: Venue;
let live: RecordedLive;
let desk: ScanDesk;
let people: Person[];

beforeAll(async () => {
  venue = await openVenue(app);
  live = new RecordedLive();
  desk = openScanDesk({ ...app, live });
  people = await Promise.all(Array.from({ length: 8 }, () => venue.invite()));
});

const now = () => app.clock.now().getTime();
const scan = (laneId: string, token: string, changes = {}) => {
  app.clock.advance(1000);
  return desk.answer(venue.guard, [venue.record(laneId, token, changes)]);
};
const gateState = async () => gateBoard.state.parse(await gateBoardOf(await desk.boards(), now()));
const laneState = async (laneId: string) => {
  const memory = await desk.boards();
  return laneTopic.state.parse(laneStateOf(memory, memory.world.lanes.get(laneId)!, now()));
};

describe('the gate board', () => {
  it('is there before anybody has come, with all gates, lanes and zones in their order', async () => {
    const board = await gateState();
    expect(Object.keys(board.gates)).toEqual(layoutOfTown.gates.map(({ id }) => id));
    expect(board.gates.south!.lanes['south-3']).toEqual({
      number: 3,
      direction: 'both',
      isOpen: false,
      minutes: Array(15).fill(0),
      pace: 0,
    });
    expect(board.zones['tea-room']).toEqual({
      name: { en: 'Tea room' },
      position: 2,
      depth: 2,
      inside: 0,
      capacity: 2,
    });
    expect(board.today).toEqual({ arrived: 0, expected: 10, arrivals: {}, notAdmitted: {}, overridden: 0 });
    expect(board.last).toEqual([]);
  });

  it('tells of the zones that gates lead to, whoever is there, and never that nobody is where nobody is counted', async () => {
    const { world, tally } = await desk.boards();
    const cellar = { id: 'cellar', name: { en: 'Cellar' }, parentId: 'tea-room', capacity: 5 };
    const layout = { ...world.layout, zones: [...world.layout.zones, cellar] };
    const wider = { ...world, layout, zones: growZoneTree(layout.zones) };
    const boardOf = (counters: Map<string, number>) =>
      gateBoardOf(new BoardMemory(wider, app.database.sql, { tally, counters, disputes: [] }), now());
    const [empty, full] = await Promise.all([boardOf(new Map()), boardOf(new Map([['hall', 3]]))]);
    expect(Object.keys(empty.zones)).toEqual(['town', 'hall', 'tea-room', 'boat']);
    expect(Object.keys(full.zones)).toEqual(Object.keys(empty.zones));
  });

  it('counts people in fives, scans by minute, and refusals by reason', async () => {
    for (const { token } of people.slice(0, 7)) await scan('south-1', token);
    // Who has come is not waited for any more: in the same frame.
    expect((await gateState()).today).toMatchObject({ arrived: 5, expected: 0 });
    app.clock.advance(60_000);
    await scan('west-1', people[0]!.token);
    await scan('west-1', 'NOT-A-BADGE');
    const board = await gateState();
    expect(board.zones.town!.inside).toBe(5);
    expect(board.today).toMatchObject({ arrived: 5, arrivals: { '08:00': 5 } });
    expect(board.today.notAdmitted).toEqual({ already_inside: 1, badge_unreadable: 1 });
    expect(board.gates.south!.lanes['south-1']!.minutes.slice(-2)).toEqual([7, 0]);
    expect(board.gates.west!.lanes['west-1']!.minutes.slice(-2)).toEqual([0, 2]);
    expect(board.last).toHaveLength(8);
    expect(board.last[0]).toMatchObject({
      gateId: 'west',
      laneNumber: 1,
      verdict: 'refuse',
      reason: 'badge_unreadable',
    });
  });

  it('names nobody, and tells no count of people that is not a multiple of five', async () => {
    const text = JSON.stringify(await gateState());
    for (const secret of ['Shen', '沈', ...people.flatMap(({ delegateId, serial }) => [delegateId, String(serial)])]) {
      expect(text).not.toContain(secret);
    }
    for (const count of [0, 1, 2, 3, 7, 12, 1999]) expect(inFives(count) % 5).toBe(0);
    expect([inFives(2), inFives(3), inFives(7), inFives(8)]).toEqual([0, 5, 5, 10]);
    // A zone looks full when it is full, neither earlier nor later.
    expect([2, 3, 4].map((people) => insideInFives(people, 3))).toEqual([0, 3, 5]);
    expect([517, 518, 519, 520, 523].map((people) => insideInFives(people, 520))).toEqual([515, 515, 515, 520, 525]);
  });
});

describe('the page of one lane', () => {
  it('names the last who came, and counts those inside exactly', async () => {
    const lane = await laneState('south-1');
    expect(lane).toMatchObject({
      number: 1,
      gateId: 'south',
      today: 7,
      perMinute: 0,
      innerZone: { id: 'town', inside: 7 },
    });
    expect(lane.outerZoneName).toBeUndefined();
    expect(lane.last).toHaveLength(6);
    expect(lane.last[0]).toMatchObject({
      verdict: 'admit',
      name: '沈望舒',
      nameLatin: 'Shen Wangshu',
      category: 'speaker',
    });
    expect(await laneState('hall-1')).toMatchObject({
      outerZoneName: { en: 'Water town' },
      innerZone: { capacity: 3 },
    });
  });

  it('tells where somebody was referred to', async () => {
    const { token } = await venue.invite({ isVerified: false });
    await scan('west-1', token);
    expect((await laneState('west-1')).last[0]).toMatchObject({ verdict: 'refer', stationNumber: 1 });
  });
});

describe('after a start', () => {
  it('boards rebuilt from the database are as they were kept, also with late and disputed scans', async () => {
    const late = new Date(now() - 120_000).toISOString();
    await scan('south-1', people[7]!.token, { deviceTime: late, shownVerdict: 'admit', shownAt: late });
    const disputed = venue.record('hall-1', people[0]!.token);
    await desk.answer(venue.guard, [disputed]);
    await desk.answer(venue.guard, [signedAnew({ ...disputed, shownVerdict: 'refuse', shownAt: disputed.deviceTime })]);
    await scan('south-2', people[1]!.token, { direction: 'out' });
    const kept = await desk.boards();
    const rebuilt = await rebuildBoardMemory(app.database.sql, kept.world, now());
    expect(await gateBoardOf(rebuilt, now())).toEqual(await gateBoardOf(kept, now()));
    for (const lane of kept.world.lanes.values()) {
      expect(laneStateOf(rebuilt, lane, now())).toEqual(laneStateOf(kept, lane, now()));
    }
    expect(rebuilt.disputes).toEqual(kept.disputes);
    expect(kept.disputes).toHaveLength(1);
    expect(kept.disputes[0]).toMatchObject({ scanId: disputed.id, shownVerdict: 'refuse', verdict: 'admit' });
  });

  it('a lane that fell silent long ago is remembered as it was used when it was last heard', async () => {
    app.clock.advance(40 * 60_000);
    const kept = await desk.boards();
    const laneOf = async (memory: typeof kept) => (await gateBoardOf(memory, now())).gates.south!.lanes['south-1']!;
    const lane = await laneOf(kept);
    expect(lane).toMatchObject({ minutes: Array(15).fill(0), pace: 8 });
    expect(now() - Date.parse(lane.lastScanAt!)).toBeGreaterThan(40 * 60_000);
    expect(await laneOf(await rebuildBoardMemory(app.database.sql, kept.world, now()))).toEqual(lane);
  });

  it('today begins anew at midnight of the conference', async () => {
    const before = await gateState();
    expect(Object.keys(before.today.arrivals)).not.toEqual([]);
    app.clock.advance(16 * 3_600_000);
    const after = await gateState();
    expect(after.today).toMatchObject({ arrived: 0, arrivals: {}, notAdmitted: {} });
    expect(after.zones.town).toEqual(before.zones.town);
    expect((await laneState('south-1')).today).toBe(0);
    expect(after.gates.south!.lanes['south-1']!.pace).toBe(0);
  });
});

describe('who follows', () => {
  it('is woken once for a batch: boards, lanes, and the station where somebody now waits', async () => {
    live.woken.clear();
    const { token } = await venue.invite({ isVerified: false });
    await scan('south-1', token);
    expect([...live.woken].sort()).toEqual(['gate-board', 'lane?*', 'station-queue?stationId=station-1', 'stations']);
    live.woken.clear();
    const shownAt = app.clock.now().toISOString();
    await scan('south-1', token, { shownVerdict: 'admit', shownAt });
    expect([...live.woken].sort()).toEqual(['disputed-verdicts', 'gate-board', 'lane?*']);
    live.woken.clear();
    await scan('north-1', token);
    expect([...live.woken]).toEqual([]);
  });

  it('reads each topic in the form that was declared, and a lane that is not there is told as such', async () => {
    serveAdmissionTopics({ ...app, database: { ...app.database }, live });
    const read = async (name: string, params: unknown) => (await live.sources.get(name)!(params as never)) as object;
    gateBoard.state.parse(await read('gate-board', {}));
    laneTopic.state.parse(await read('lane', { laneId: 'hall-1' }));
    const { disputes } = (await read('disputed-verdicts', {})) as StateOf<typeof disputedVerdicts>;
    expect(disputedVerdicts.state.parse({ disputes }).disputes.length).toBeGreaterThan(0);
    await expect(read('lane', { laneId: 'north-1' })).rejects.toMatchObject({
      fault: { code: 'admission.lane_unknown' },
    });
  });
});
