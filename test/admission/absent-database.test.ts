import { beforeAll, expect, it } from 'vitest';
import { disputedVerdicts, gateBoard, laneTopic } from '../../server/admission/admission.contract.ts';
import { serveAdmissionTopics } from '../../server/admission/admission.live.ts';
import { RecordedLive } from '../identity/venue.ts';
import { useApp } from '../support/app.ts';
import { openVenue } from './venue.ts';

const app = useApp();
const live = new RecordedLive();
let isAway = false;
const reach = () => (isAway ? Promise.reject(new Error('the database is away')) : app.database.reach());
beforeAll(async () => {
  await openVenue(app);
  serveAdmissionTopics({ ...app, database: { ...app.database, reach }, live });
});

it.each([
  [gateBoard.name, {}],
  [laneTopic.name, { laneId: 'south-1' }],
  [disputedVerdicts.name, {}],
])('%s is not told from memory while the database is away, and is again when it is back', async (name, params) => {
  const read = async () => live.sources.get(name)?.(params as never);
  const before = await read();
  isAway = true;
  await expect(read()).rejects.toThrow('the database is away');
  isAway = false;
  expect(await read()).toEqual(before);
});
