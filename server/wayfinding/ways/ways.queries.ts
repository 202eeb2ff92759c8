import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import {
  closures,
  conference,
  delegates,
  placeCodes,
  venueLevels,
  venuePlaces,
  venueVersions,
  walkNodes,
  walkways,
} from '../../../db/schema/index.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { RoutedPlan } from '../router/compiled-graph.ts';
import type { OpeningHours } from '../venue/venue.contract.ts';

export interface PublishedPlan {
  readonly versionId: string;
  /** For people. */
  readonly version: number;
  readonly plan: RoutedPlan;
}

/** Which version of the plan is published now. */
export async function findPublishedVersion(db: Queryable): Promise<{ id: string; number: number } | undefined> {
  const [row] = await db
    .select({ id: venueVersions.id, number: venueVersions.number })
    .from(venueVersions)
    .where(eq(venueVersions.state, 'published'));
  return row;
}

/** All of a version that ways are found by, each list in the order of its ids, so that the same plan is the same graph. */
export async function findPlan(db: Queryable, versionId: string): Promise<RoutedPlan> {
  const [levels, places, nodes, ways] = [
    await db.select().from(venueLevels).where(eq(venueLevels.versionId, versionId)).orderBy(asc(venueLevels.ordinal)),
    await db.select().from(venuePlaces).where(eq(venuePlaces.versionId, versionId)).orderBy(asc(venuePlaces.key)),
    await db.select().from(walkNodes).where(eq(walkNodes.versionId, versionId)).orderBy(asc(walkNodes.id)),
    await db.select().from(walkways).where(eq(walkways.versionId, versionId)).orderBy(asc(walkways.id)),
  ];
  return {
    levels: levels.map(({ id, ordinal, name, shortName }) => ({ id, ordinal, name, ...given({ shortName }) })),
    places: places.map(placeFrom),
    nodes: nodes.map(({ id, levelId, longitude, latitude }) => ({ id, levelId, point: [longitude, latitude] })),
    walkways: ways.map(walkwayFrom),
  };
}

/** What is null in the database is absent in the plan. */
type Given<Row> = { [Key in keyof Row]?: NonNullable<Row[Key]> };

const given = <Row extends object>(row: Row): Given<Row> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Given<Row>;

function placeFrom(row: typeof venuePlaces.$inferSelect): RoutedPlan['places'][number] {
  const { key, name, kind, levelId, longitude, latitude, doors, hours, ...others } = row;
  const { zoneId, aliases, address, telephone, bookingUrl, introduction } = others;
  return {
    ...{ key, name, kind, levelId, point: [longitude, latitude], doors },
    ...given({ zoneId, aliases, address, telephone, bookingUrl, introduction, hours: hours as OpeningHours | null }),
  };
}

function walkwayFrom(row: typeof walkways.$inferSelect): RoutedPlan['walkways'][number] {
  const { id, fromNode, toNode, kind, lengthM, direction, hours, versionId: _, ...others } = row;
  return {
    ...{ id, from: fromNode, to: toNode, kind, lengthM, direction },
    ...given({ ...others, hours: hours as OpeningHours | null }),
  };
}

export interface ClosureRow {
  readonly id: string;
  readonly walkwayIds: string[];
  readonly startsAt: Date;
  readonly until: Date | null;
  readonly reason: { en: string; [tag: string]: string };
}

/** Closures that nobody has ended and that are not over: those in force, and those to come. */
export async function listClosuresAhead(db: Queryable, now: Date): Promise<ClosureRow[]> {
  const { id, walkwayIds, startsAt, until, reason } = closures;
  return db
    .select({ id, walkwayIds, startsAt, until, reason })
    .from(closures)
    .where(and(isNull(closures.endedAt), or(isNull(closures.until), gt(closures.until, now))))
    .orderBy(asc(closures.startsAt), asc(closures.id));
}

/** IANA name of the conference's time zone; UTC where nobody has set the conference up. */
export async function findTimeZone(db: Queryable): Promise<string> {
  const [row] = await db.select({ timeZone: sql<string>`${conference.timeZone}` }).from(conference);
  return row?.timeZone ?? 'UTC';
}

/** None where nobody has set the conference up. */
export async function findConferenceName(db: Queryable): Promise<{ en: string; [tag: string]: string } | undefined> {
  const [row] = await db.select({ name: conference.name }).from(conference);
  return row?.name;
}

/** Of a delegate who may come; of others none. */
export async function findCategory(db: Queryable, delegateId: string): Promise<DelegateCategory | undefined> {
  const [row] = await db
    .select({ category: delegates.category })
    .from(delegates)
    .where(and(eq(delegates.id, delegateId), eq(delegates.status, 'approved')));
  return row?.category;
}

/** The codes of places, by their key. */
export async function listPlaceCodes(db: Queryable): Promise<ReadonlyMap<string, string>> {
  const rows = await db.select({ code: placeCodes.code, key: placeCodes.placeKey }).from(placeCodes);
  return new Map(rows.map(({ code, key }) => [key, code]));
}
