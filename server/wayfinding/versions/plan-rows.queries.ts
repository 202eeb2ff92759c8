import { asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { venueLevels, venuePlaces, venueVersions, walkNodes, walkways } from '../../../db/schema/index.ts';
import type { OpeningHours, VenuePlace, VenuePlan, Walkway } from '../venue/venue.contract.ts';
import type { PlanRows } from './plan-rows.ts';

/** Writes all of a plan under a version but its drawing, which is the version's own. */
export async function insertPlan(tx: Queryable, versionId: string, plan: PlanRows): Promise<void> {
  for (const rows of plan.levels) await insertLevels(tx, versionId, rows);
  for (const rows of plan.places) await insertPlaces(tx, versionId, rows);
  for (const rows of plan.nodes) await insertNodes(tx, versionId, rows);
  for (const rows of plan.walkways) await insertWalkways(tx, versionId, rows);
}

const insertLevels = (tx: Queryable, versionId: string, rows: string) =>
  tx.execute(sql`
    insert into venue_levels (version_id, id, ordinal, name, short_name)
    select ${versionId}, id, ordinal, name, "shortName" from jsonb_to_recordset(${rows}::jsonb)
      as r(id text, ordinal real, name jsonb, "shortName" text)`);

const insertPlaces = (tx: Queryable, versionId: string, rows: string) =>
  tx.execute(sql`
    insert into venue_places (version_id, key, name, kind, level_id, longitude, latitude, doors, zone_id, aliases,
      address, telephone, hours, booking_url, introduction)
    select ${versionId}, key, name, kind, "levelId", (point->>0)::float8, (point->>1)::float8, doors, "zoneId", aliases,
      address, telephone, hours, "bookingUrl", introduction
    from jsonb_to_recordset(${rows}::jsonb) as r(key text, name jsonb, kind text, "levelId" text,
      point jsonb, doors text[], "zoneId" text, aliases text[], address jsonb, telephone text, hours jsonb,
      "bookingUrl" text, introduction jsonb)`);

const insertNodes = (tx: Queryable, versionId: string, rows: string) =>
  tx.execute(sql`
    insert into walk_nodes (version_id, id, level_id, longitude, latitude)
    select ${versionId}, id, "levelId", (point->>0)::float8, (point->>1)::float8
    from jsonb_to_recordset(${rows}::jsonb) as r(id text, "levelId" text, point jsonb)`);

const insertWalkways = (tx: Queryable, versionId: string, rows: string) =>
  tx.execute(sql`
    insert into walkways (version_id, id, from_node, to_node, kind, length_m, seconds, headway_s, line, width_m, stairs,
      slope, door, direction, step_free, zone_id, gate_id, hours, name, feature, bends)
    select ${versionId}, id, "from", "to", kind, "lengthM", seconds, "headwayS", line, "widthM", stairs,
      slope, door, direction, "stepFree", "zoneId", "gateId", hours, name, feature, bends
    from jsonb_to_recordset(${rows}::jsonb) as r(id text, "from" text, "to" text, kind text,
      "lengthM" real, seconds real, "headwayS" real, line text, "widthM" real, stairs int, slope real, door text,
      direction text, "stepFree" text, "zoneId" text, "gateId" text, hours jsonb, name jsonb, feature text,
      bends jsonb)`);

/** What of a row is told in a plan: columns by their names there; what is null is left out. */
const planLists = [
  ['levels', 'venue_levels', 'ordinal, id', { id: 'id', ordinal: 'ordinal', name: 'name', shortName: 'short_name' }],
  [
    'places',
    'venue_places',
    'key',
    {
      ...{ key: 'key', name: 'name', kind: 'kind', levelId: 'level_id', doors: 'doors', zoneId: 'zone_id' },
      ...{ point: 'json_build_array(longitude, latitude)', aliases: 'aliases', address: 'address', hours: 'hours' },
      ...{ telephone: 'telephone', bookingUrl: 'booking_url', introduction: 'introduction' },
    },
  ],
  ['nodes', 'walk_nodes', 'id', { id: 'id', levelId: 'level_id', point: 'json_build_array(longitude, latitude)' }],
  [
    'walkways',
    'walkways',
    'id',
    {
      ...{ id: 'id', from: 'from_node', to: 'to_node', kind: 'kind', lengthM: 'length_m', direction: 'direction' },
      ...{ seconds: 'seconds', headwayS: 'headway_s', line: 'line', widthM: 'width_m', stairs: 'stairs' },
      ...{ slope: 'slope', door: 'door', stepFree: 'step_free', zoneId: 'zone_id', gateId: 'gate_id' },
      ...{ hours: 'hours', name: 'name', feature: 'feature', bends: 'bends' },
    },
  ],
] as const;

/** Parts of `findWholePlan` as JSON that the database makes: for who passes the plan on without reading it. */
export async function findPlanTexts(
  db: Queryable,
  versionId: string,
): Promise<[name: keyof VenuePlan, text: string][]> {
  const found: [keyof VenuePlan, string][] = [];
  for (const [list, table, order, columns] of planLists) {
    const fields = Object.entries(columns).map(([name, column]) => `'${name}', ${column}`);
    const [row] = await db.execute<{ text: string }>(sql`
      select coalesce(json_agg(json_strip_nulls(json_build_object(${sql.raw(fields.join(', '))}))
        order by ${sql.raw(order)})::text, '[]') as text
      from ${sql.raw(table)} where version_id = ${versionId}`);
    found.push([list, row?.text ?? '[]']);
  }
  const [version] = await db.execute<{ text: string | null }>(
    sql`select drawing::text as text from venue_versions where id = ${versionId} and drawing <> 'null'::jsonb`,
  );
  if (version?.text) found.push(['drawing', version.text]);
  return found;
}

/** None where the plan has none. */
export async function findDrawing(db: Queryable, versionId: string): Promise<VenuePlan['drawing']> {
  const [version] = await db
    .select({ drawing: venueVersions.drawing })
    .from(venueVersions)
    .where(eq(venueVersions.id, versionId));
  return (version?.drawing as VenuePlan['drawing'] | null | undefined) ?? undefined;
}

/** All of a version, each list in the order of its ids. */
export async function findWholePlan(db: Queryable, versionId: string): Promise<VenuePlan> {
  const levels = await db
    .select()
    .from(venueLevels)
    .where(eq(venueLevels.versionId, versionId))
    .orderBy(asc(venueLevels.ordinal), asc(venueLevels.id));
  const places = await db
    .select()
    .from(venuePlaces)
    .where(eq(venuePlaces.versionId, versionId))
    .orderBy(asc(venuePlaces.key));
  const nodes = await db.select().from(walkNodes).where(eq(walkNodes.versionId, versionId)).orderBy(asc(walkNodes.id));
  const ways = await db.select().from(walkways).where(eq(walkways.versionId, versionId)).orderBy(asc(walkways.id));
  const drawing = await findDrawing(db, versionId);
  return {
    levels: levels.map(({ id, ordinal, name, shortName }) => ({ id, ordinal, name, ...given({ shortName }) })),
    places: places.map(placeFrom),
    nodes: nodes.map(({ id, levelId, longitude, latitude }) => ({ id, levelId, point: [longitude, latitude] })),
    walkways: ways.map(walkwayFrom),
    ...(drawing && { drawing }),
  };
}

/** What is null in the database is absent in the plan. */
type Given<Row> = { [Key in keyof Row]?: NonNullable<Row[Key]> };

const given = <Row extends object>(row: Row): Given<Row> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Given<Row>;

export function placeFrom(row: typeof venuePlaces.$inferSelect): VenuePlace {
  const { key, name, kind, levelId, longitude, latitude, doors, hours, versionId: _, ...others } = row;
  return {
    ...{ key, name, kind, levelId, point: [longitude, latitude], doors },
    ...given({ ...others, hours: hours as OpeningHours | null }),
  };
}

function walkwayFrom(row: typeof walkways.$inferSelect): Walkway {
  const { id, fromNode, toNode, kind, lengthM, direction, hours, versionId: _, ...others } = row;
  return {
    ...{ id, from: fromNode, to: toNode, kind, lengthM, direction },
    ...given({ ...others, hours: hours as OpeningHours | null }),
  };
}
