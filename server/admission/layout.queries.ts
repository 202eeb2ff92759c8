import { asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { conference, gates, lanes, zones } from '../../db/schema/index.ts';
import type { Layout } from './admission.contract.ts';
import type { ConferenceTerms } from './layout-world.ts';

/** The whole layout, in the order in which it was put. */
export async function findLayout(tx: Queryable): Promise<Layout> {
  const [zoneRows, gateRows, laneRows] = await Promise.all([
    tx.select().from(zones).orderBy(asc(zones.position), asc(zones.id)),
    tx.select().from(gates).orderBy(asc(gates.position), asc(gates.id)),
    tx.select().from(lanes).orderBy(asc(lanes.gateId), asc(lanes.number)),
  ]);
  return {
    zones: zoneRows.map(({ position: _, ...zone }) => withoutNulls(zone)),
    gates: gateRows.map(({ position: _, ...gate }) => withoutNulls(gate)),
    lanes: laneRows,
  };
}

type WithoutNulls<Row> = {
  [Key in keyof Row as null extends Row[Key] ? never : Key]: Row[Key];
} & { [Key in keyof Row as null extends Row[Key] ? Key : never]?: NonNullable<Row[Key]> };

function withoutNulls<Row extends object>(row: Row): WithoutNulls<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as WithoutNulls<Row>;
}

export async function findConferenceTerms(tx: Queryable): Promise<ConferenceTerms> {
  const { timeZone, vettedCategories } = conference;
  const [row] = await tx.select({ timeZone, vettedCategories }).from(conference).where(eq(conference.id, 1));
  return { timeZone: row?.timeZone ?? 'UTC', vettedCategories: new Set(row?.vettedCategories) };
}

/** Locks the counters of all zones, so that no one goes in or out while the zones change. */
export async function lockZoneCounters(tx: Queryable): Promise<void> {
  await tx.execute(sql`select zone_id from zone_counters order by zone_id for update`);
}

export interface StillNeeded {
  kind: 'zone' | 'gate' | 'lane';
  id: string;
  by: 'people' | 'rules' | 'hotspots' | 'stations' | 'devices' | 'scans' | 'verifications';
}

/** Which of these zones, gates and lanes something depends on. */
export async function listStillNeeded(
  tx: Queryable,
  removed: { zoneIds: string[]; gateIds: string[]; laneIds: string[] },
): Promise<StillNeeded[]> {
  const [zoneIds, gateIds, laneIds] = [removed.zoneIds, removed.gateIds, removed.laneIds].map((ids) =>
    JSON.stringify(ids),
  );
  const rows = await tx.execute<{ kind: StillNeeded['kind']; id: string; by: StillNeeded['by'] }>(sql`
    with zone as (select value as id from jsonb_array_elements_text(${zoneIds}::jsonb)),
      gate as (select value as id from jsonb_array_elements_text(${gateIds}::jsonb)),
      lane as (select value as id from jsonb_array_elements_text(${laneIds}::jsonb))
    select 'zone' as kind, id, 'people' as by from zone where exists (select from presences p where p.zone_id = zone.id)
    union all
    select 'zone', id, 'rules' from zone where exists (
      select from jsonb_array_elements((select rules from rule_versions order by version desc limit 1)) as r(rule)
      where r.rule->>'zoneId' = zone.id)
    union all
    select 'zone', id, 'hotspots' from zone where exists (select from hotspots h where h.zone_id = zone.id)
    union all
    select 'gate', id, 'stations' from gate where exists (select from stations s where s.gate_id = gate.id)
    union all
    select 'lane', id, 'devices' from lane where exists (select from devices d where d.lane_id = lane.id)
    union all
    select 'lane', id, 'scans' from lane where exists (select from scans s where s.lane_id = lane.id)
    union all
    select 'lane', id, 'verifications' from lane
      where exists (select from verifications v where v.lane_id = lane.id and v.outcome is null)`);
  return [...rows];
}

/** Makes the stored layout this one. What it leaves out must not be needed by anything. */
export async function replaceLayout(tx: Queryable, { zones: zoneList, gates: gateList, lanes: laneList }: Layout) {
  const zoneRows = zoneList.map((zone, position) => ({ ...zone, position }));
  await tx.execute(sql`
    insert into zones (id, name, parent_id, capacity, position)
    select id, name, "parentId", capacity, position from jsonb_to_recordset(${JSON.stringify(zoneRows)}::jsonb)
      as r(id text, name jsonb, "parentId" text, capacity int, position smallint)
    on conflict (id) do update set name = excluded.name, parent_id = excluded.parent_id,
      capacity = excluded.capacity, position = excluded.position`);
  const gateRows = gateList.map((gate, position) => ({ ...gate, position }));
  await tx.execute(sql`
    insert into gates (id, name, outer_zone_id, inner_zone_id, latitude, longitude, position)
    select id, name, "outerZoneId", "innerZoneId", latitude, longitude, position
    from jsonb_to_recordset(${JSON.stringify(gateRows)}::jsonb) as r(id text, name jsonb, "outerZoneId" text,
      "innerZoneId" text, latitude float8, longitude float8, position smallint)
    on conflict (id) do update set name = excluded.name, outer_zone_id = excluded.outer_zone_id,
      inner_zone_id = excluded.inner_zone_id, latitude = excluded.latitude, longitude = excluded.longitude,
      position = excluded.position`);
  await replaceLanes(tx, laneList);
  await tx.execute(sql`delete from gates where not ${isListed(gateList)}`);
  await tx.execute(sql`delete from zones where not ${isListed(zoneList)}`);
}

/** Numbers are unique at a gate, also in the middle of a statement that swaps two of them: first they make room. */
async function replaceLanes(tx: Queryable, laneList: Layout['lanes']): Promise<void> {
  await tx.execute(sql`delete from lanes where not ${isListed(laneList)}`);
  await tx.execute(sql`update lanes set number = -number`);
  await tx.execute(sql`
    insert into lanes (id, gate_id, number, direction, is_open)
    select id, "gateId", number, direction, "isOpen" from jsonb_to_recordset(${JSON.stringify(laneList)}::jsonb)
      as r(id text, "gateId" text, number smallint, direction text, "isOpen" boolean)
    on conflict (id) do update set gate_id = excluded.gate_id, number = excluded.number,
      direction = excluded.direction, is_open = excluded.is_open`);
}

const isListed = (listed: readonly { id: string }[]) =>
  sql`id in (select jsonb_array_elements_text(${JSON.stringify(listed.map(({ id }) => id))}::jsonb))`;

/** Counts the people in each zone and below it anew, by these paths (zone id to the ids from the outermost to it). */
export async function recountZones(tx: Queryable, paths: ReadonlyMap<string, { path: readonly string[] }>) {
  const rows = [...paths].map(([zone, { path }]) => ({ zone, path }));
  await tx.execute(sql`
    insert into zone_counters (zone_id, inside)
    select above.zone_id, coalesce(sum(here.people), 0)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(zone text, path jsonb)
    cross join lateral jsonb_array_elements_text(r.path) as above(zone_id)
    left join (select zone_id, count(*) as people from presences where zone_id is not null group by zone_id) here
      on here.zone_id = r.zone
    group by above.zone_id
    on conflict (zone_id) do update set inside = excluded.inside`);
}
