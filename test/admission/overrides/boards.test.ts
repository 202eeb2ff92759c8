import { beforeAll, expect, it } from 'vitest';
import { rebuildBoardMemory } from '../../../server/admission/board-memory.ts';
import { gateBoardOf, laneStateOf } from '../../../server/admission/boards.ts';
import { scanDeskOf } from '../../../server/admission/scan-desk.ts';
import { useApp } from '../../support/app.ts';
import { openVenue } from '../venue.ts';
import { AtTheDoor } from './refused.ts';

const app = useApp();
let door: AtTheDoor;
let supervisor: string;

beforeAll(async () => {
  door = new AtTheDoor(app, await openVenue(app), await app.signedInAs('gate'));
  supervisor = await app.signedInAs('supervisor');
});

const now = () => app.clock.now().getTime();
const memory = () => scanDeskOf(app).boards();
const board = async () => gateBoardOf(await memory(), now());
const lane = async (laneId: string) => {
  const kept = await memory();
  return laneStateOf(kept, kept.world.lanes.get(laneId)!, now());
};

it('boards tell who was let in by a supervisor, and no longer count them as not admitted', async () => {
  const { scanId } = await door.lateOfficial();
  await door.lateOfficial();
  expect((await board()).today).toMatchObject({ notAdmitted: { zone_closed_now: 2 }, overridden: 0 });
  await door.override(supervisor, scanId);
  const { today, last } = await board();
  expect(today).toMatchObject({ notAdmitted: { zone_closed_now: 1 }, overridden: 1 });
  const letIn = { verdict: 'admit', reason: 'zone_closed_now', isOverridden: true };
  expect(last.find((scan) => scan.scanId === scanId)).toMatchObject(letIn);
  const { last: atLane, innerZone } = await lane('hall-1');
  expect(atLane.map(({ verdict, isOverridden }) => [verdict, isOverridden])).toEqual([
    ['refuse', undefined],
    ['admit', true],
  ]);
  expect(atLane[1]).toMatchObject({ ...letIn, scanId, category: 'official' });
  expect(innerZone).toMatchObject({ inside: 1, capacity: 3 });
});

it('who comes in for the first time so has arrived', async () => {
  const { arrived: before } = scanned(await memory());
  const { token } = await door.venue.invite({ category: 'attendee' });
  const { id } = await door.scan('south-1', token);
  expect(scanned(await memory()).arrived).toBe(before);
  expect((await door.override(supervisor, id)).body.isFirstEntry).toBe(true);
  expect(scanned(await memory()).arrived).toBe(before + 1);
});

it('boards rebuilt from the database are as they were kept', async () => {
  // Those expected are counted anew after ten seconds.
  app.clock.advance(10_000);
  const kept = await memory();
  const rebuilt = await rebuildBoardMemory(app.database.sql, kept.world, now());
  expect(await gateBoardOf(rebuilt, now())).toEqual(await gateBoardOf(kept, now()));
  expect(scanned(rebuilt)).toEqual(scanned(kept));
  for (const one of kept.world.lanes.values()) {
    expect(laneStateOf(rebuilt, one, now())).toEqual(laneStateOf(kept, one, now()));
  }
  expect([...rebuilt.counters]).toEqual(expect.arrayContaining([...kept.counters]));
});

type Memory = Awaited<ReturnType<typeof memory>>;
const scanned = ({ tally }: Memory) => {
  const { arrived, overridden, notAdmitted } = tally.today(now());
  return { arrived, overridden, notAdmitted: Object.fromEntries([...notAdmitted].filter(([, scans]) => scans > 0)) };
};
