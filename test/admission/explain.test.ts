import { beforeAll, expect, it } from 'vitest';
import { listFirstEntries, listLastEntries, listReferredStations } from '../../server/admission/answers.queries.ts';
import {
  findLastOverrideOf,
  findScannedBadge,
  keepStanding,
  listOverrides,
} from '../../server/admission/overrides/overrides.queries.ts';
import {
  countCategories,
  findNextRunOut,
  listPresencesOf,
  lockRunOut,
} from '../../server/admission/presence-rows.queries.ts';
import {
  listLaneDevices,
  listScansOf,
  listStoredScans,
  lockCounters,
  lockHolders,
  writeBatch,
} from '../../server/admission/scans.queries.ts';
import { findStanding } from '../../server/admission/standings.queries.ts';
import { findTallyBeginning } from '../../server/admission/tally.queries.ts';
import { useApp } from '../support/app.ts';
import { openVenue } from './venue.ts';

/*
 * Each statement that runs for a batch of scans, or when boards are rebuilt, is sent through a client that puts EXPLAIN
 * before it, over tables as full as on the third day of a conference.
 */

const app = useApp();
const some = '01a1f7f8-33e8-7319-b3a3-86f31554b236';

beforeAll(async () => {
  await openVenue(app);
  const { sql } = app.database;
  await sql`
    insert into delegates (id, external_reference, name, name_latin, country, category, email, status, created_at, changed_at)
    select gen_random_uuid(), 'R' || n, 'n', 'n', 'CN', 'speaker', 'e', 'approved', now(), now() from generate_series(1, 2000) n`;
  await sql`insert into presences (delegate_id) select id from delegates`;
  await sql`insert into badge_keys (public_key, sealed_private_key, created_at) values (${Buffer.alloc(32)}, ${Buffer.alloc(48)}, now())`;
  await sql`
    insert into badges (delegate_id, category, medium, key_id, valid_from, valid_until, issued_at)
    select d.id, 'speaker', 'printed', k.id, now(), now() + interval '7 days', now() from delegates d, badge_keys k`;
  await sql`insert into stations (id, number, place) values ('s', 1, '{"en": "there"}')`;
  await sql`
    insert into verifications (id, delegate_id, station_id, reason, requested_at, outcome, method, decided_at, decided_by)
    select gen_random_uuid(), d.id, 's', 'identity_not_verified', now(), 'verified', 'document', now(), s.id
    from delegates d, (select id from staff limit 1) s`;
  await sql`
    insert into devices (id, kind, name, lane_id, registered_at, registered_by)
    select gen_random_uuid(), 'lane', 'd', 'south-1', now(), s.id from generate_series(1, 2000), (select id from staff limit 1) s`;
  await sql`
    insert into zones (id, name) select 'z' || n, '{"en": "z"}' from generate_series(1, 2000) n`;
  await sql`insert into zone_counters (zone_id) select id from zones on conflict do nothing`;
  await sql`
    insert into scans (id, lane_id, device_id, device_sequence, direction, device_time, clock_offset_ms, clock_error_ms,
      received_at, corrected_time, delegate_id, zone_id, verdict, reason, rule_version)
    select gen_random_uuid(), case when n % 9 < 8 then (array['south-1', 'south-2', 'west-1', 'hall-1'])[1 + n % 4] else 'hall-2' end,
      gen_random_uuid(), n, 'in', t, 0, 0, t, t, d.id, 'town', 'admit', 'admitted', 1
    from generate_series(0, 29) n, (select id, row_number() over () as place from delegates) d,
      lateral (select timestamptz '2026-11-20T08:00:00Z' - n * interval '2 hours' - d.place * interval '3 seconds' as t) at`;
  await sql`
    insert into overrides (scan_id, overridden_at, overridden_by, because)
    select c.id, c.corrected_time, s.id, 'accompanied'
    from (select id, corrected_time from scans order by device_sequence, id limit 600) c, (select id from staff limit 1) s`;
  const admin = await import('postgres').then(({ default: postgres }) => postgres(app.database.url, { max: 1 }));
  await admin`analyze`;
  await admin.end();
}, 120_000);

type Sql = Parameters<typeof lockHolders>[0];

/** Runs a query's statements with EXPLAIN before them; returns the nodes of the plans. */
async function plansOf(query: (sql: Sql) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = [];
  await app.database
    .inRawTransaction(async ({ sql }) => {
      const pending: Promise<unknown>[] = [];
      const explaining = (strings: TemplateStringsArray, ...values: never[]) => {
        if (!/^\s*(select|with|update|insert)/.test(strings[0] ?? '')) return sql(strings, ...values);
        const explained = Object.assign([`explain ${strings[0]}`, ...strings.slice(1)], { raw: strings.raw });
        const rows = sql(explained as unknown as TemplateStringsArray, ...values).then((lines) => {
          plans.push(...lines.map((line) => String(line['QUERY PLAN'])));
          return [];
        });
        pending.push(rows);
        return rows;
      };
      await query(explaining as unknown as Sql);
      await Promise.all(pending);
      throw new Error('only to see how');
    })
    .catch((error: Error) => {
      if (error.message !== 'only to see how') throw error;
    });
  return plans;
}

const scan = {
  ...{ id: some, laneId: 'south-1', deviceId: some, sequence: 1, token: 't', direction: 'in' as const, deviceTime: 0 },
  ...{ clockOffsetMs: 0, clockErrorMs: 0, correctedTime: 0, shownVerdict: null, shownAt: null, signature: null },
  ...{
    badgeSerial: 1,
    delegateId: null,
    category: null,
    zoneId: 'town',
    verdict: 'admit' as const,
    reason: 'left' as const,
    ruleVersion: 1,
  },
};
const presences = new Map([[some, { entries: 1 }]]);
const writes = { receivedAt: new Date(), scans: [scan], presences, countChanges: new Map([['town', 1]]) };

it.each<[string, (sql: Sql) => Promise<unknown>, RegExp]>([
  ['locks holders', (sql) => lockHolders(sql, [10_001, 10_002]), /badges_pkey/],
  ['finds stored scans', (sql) => listStoredScans(sql, [some]), /scans_pkey/],
  ['finds the scans of a holder', (sql) => listScansOf(sql, [some]), /scans_holder_idx/],
  ['finds devices', (sql) => listLaneDevices(sql, [some]), /devices_pkey/],
  ['locks counters', (sql) => lockCounters(sql, ['town', 'hall']), /zone_counters_pkey/],
  [
    'writes a batch',
    (sql) => writeBatch(sql, writes),
    /presences_pkey[\s\S]*zone_counters_pkey|zone_counters_pkey[\s\S]*presences_pkey/,
  ],
  ['finds where a badge came in', (sql) => listLastEntries(sql as never, [some]), /scans_holder_idx/],
  ['finds who is due to be checked out', (sql) => lockRunOut(sql, 0, 500), /presences_runs_out_idx/],
  ['finds when the next is due', (sql) => findNextRunOut(sql), /presences_runs_out_idx/],
  ['finds where others are', (sql) => listPresencesOf(sql, [some]), /presences_pkey/],
  ['finds what was overridden', (sql) => listOverrides(sql, [some]), /overrides_pkey/],
  [
    'finds by whom somebody was let in',
    (sql) => findLastOverrideOf(sql as never, some, ['south-1']),
    /scans_holder_idx/,
  ],
  ['keeps a badge as it stands', (sql) => keepStanding(sql, 10_001), /badges_pkey/],
  ['finds what was scanned', (sql) => findScannedBadge(sql, some), /scans_pkey/],
  ['counts categories', (sql) => countCategories(sql, ['hall', 'tea-room']), /presences_zone_idx/],
  ['finds how somebody stands', (sql) => findStanding(sql as never, some), /delegates_pkey/],
  ['finds first entries', (sql) => listFirstEntries(sql as never, [some]), /scans_pkey/],
  [
    'finds where people wait',
    (sql) => listReferredStations(sql as never, [some]),
    /verifications_(one_open|waiting_idx)/,
  ],
  ['rebuilds boards', (sql) => findTallyBeginning(sql as never, Date.parse('2026-11-20T00:00:00Z')), /scans_lane_idx/],
])('%s by index, and reads no large table whole', async (_, query, index) => {
  const plan = (await plansOf(query)).join('\n');
  expect(plan).toMatch(index);
  expect(plan).not.toMatch(/Seq Scan on (scans|badges|delegates|devices|presences|zone_counters|verifications)/);
});
