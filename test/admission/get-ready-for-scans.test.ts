import { beforeAll, expect, it } from 'vitest';
import { getReadyForScans } from '../../server/admission/get-ready-for-scans.ts';
import { openScanDesk } from '../../server/admission/scan-desk.ts';
import { useApp } from '../support/app.ts';
import { openVenue, type Venue } from './venue.ts';

const app = useApp();
let venue: Venue;

beforeAll(async () => {
  venue = await openVenue(app);
});

/** Statements that stand ready, of each connection of the gates. */
async function prepared(): Promise<number[]> {
  const { database } = app;
  const bothAreTaken = new Promise<void>((resolve) => {
    let taken = 0;
    take = () => {
      taken += 1;
      if (taken === database.gateConnections) resolve();
    };
  });
  return Promise.all(
    Array.from({ length: database.gateConnections }, () =>
      database.inRawTransaction(async ({ sql }) => {
        take();
        await bothAreTaken;
        const rows = await sql.unsafe<{ name: string }[]>(
          `select name from pg_prepared_statements where statement ~ '(scans|presences|zone_counters|devices)'`,
        );
        return rows.length;
      }),
    ),
  );
}
let take: () => void = () => undefined;

it('the first people at the gates after a start wait for nothing that could have been got ready before', async () => {
  await getReadyForScans(app);
  const before = await prepared();
  expect(Math.min(...before)).toBeGreaterThanOrEqual(5);
  const desk = openScanDesk(app);
  for (const lane of ['south-1', 'south-1', 'south-1', 'south-1'])
    await desk.answer(venue.guard, [venue.record(lane, (await venue.invite()).token)]);
  expect(await prepared()).toEqual(before);
});

it('nobody is counted and nothing is written while it gets ready', async () => {
  const rows = () => app.database.sql`select
    (select count(*)::int from scans) as scans, (select count(*)::int from presences) as presences,
    (select json_agg(c order by zone_id) from zone_counters c) as counters`;
  const [before] = await rows();
  await getReadyForScans(app);
  expect((await rows())[0]).toEqual(before);
});
