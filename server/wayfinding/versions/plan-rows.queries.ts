import { asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { venueLevels, venuePlaces, venueVersions, walkNodes, walkways } from '../../../db/schema/index.ts';
import type { OpeningHours, VenueLevel, VenuePlace, VenuePlan, WalkNode, Walkway } from '../venue/venue.contract.ts';

/** So many rows go into one statement: its text stays at some megabytes. */
const rowsAtOnce = 5000;

/** Writes all of a plan under a version. */
export async function insertPlan(tx: Queryable, versionId: string, plan: VenuePlan): Promise<void> {
  for (const rows of slices(plan.levels)) await insertLevels(tx, versionId, rows);
  for (const rows of slices(plan.places)) await insertPlaces(tx, versionId, rows);
  for (const rows of slices(plan.nodes)) await insertNodes(tx, versionId, rows);
  for (const rows of slices(plan.walkways)) await insertWalkways(tx, versionId, rows);
}

function* slices<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}

const insertLevels = (tx: Queryable, versionId: string, rows: readonly VenueLevel[]) =>
  tx.execute(sql`
    insert into venue_levels (version_id, id, ordinal, name, short_name)
    select ${versionId}, id, ordinal, name, "shortName" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, ordinal real, name jsonb, "shortName" text)`);

const insertPlaces = (tx: Queryable, versionId: string, rows: readonly VenuePlace[]) =>
  tx.execute(sql`
    insert into venue_places (version_id, key, name, kind, level_id, longitude, latitude, doors, zone_id, aliases,
      address, telephone, hours, booking_url, introduction)
    select ${versionId}, key, name, kind, "levelId", (point->>0)::float8, (point->>1)::float8, doors, "zoneId", aliases,
      address, telephone, hours, "bookingUrl", introduction
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, name jsonb, kind text, "levelId" text,
      point jsonb, doors text[], "zoneId" text, aliases text[], address jsonb, telephone text, hours jsonb,
      "bookingUrl" text, introduction jsonb)`);

const insertNodes = (tx: Queryable, versionId: string, rows: readonly WalkNode[]) =>
  tx.execute(sql`
    insert into walk_nodes (version_id, id, level_id, longitude, latitude)
    select ${versionId}, id, "levelId", (point->>0)::float8, (point->>1)::float8
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, "levelId" text, point jsonb)`);

const insertWalkways = (tx: Queryable, versionId: string, rows: readonly Walkway[]) =>
  tx.execute(sql`
    insert into walkways (version_id, id, from_node, to_node, kind, length_m, seconds, headway_s, line, width_m, stairs,
      slope, door, direction, step_free, zone_id, gate_id, hours, name, feature, bends)
    select ${versionId}, id, "from", "to", kind, "lengthM", seconds, "headwayS", line, "widthM", stairs,
      slope, door, direction, "stepFree", "zoneId", "gateId", hours, name, feature, bends
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, "from" text, "to" text, kind text,
      "lengthM" real, seconds real, "headwayS" real, line text, "widthM" real, stairs int, slope real, door text,
      direction text, "stepFree" text, "zoneId" text, "gateId" text, hours jsonb, name jsonb, feature text,
      bends jsonb)`);

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
  const [version] = await db
    .select({ drawing: venueVersions.drawing })
    .from(venueVersions)
    .where(eq(venueVersions.id, versionId));
  const drawing = version?.drawing as VenuePlan['drawing'] | null | undefined;
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
