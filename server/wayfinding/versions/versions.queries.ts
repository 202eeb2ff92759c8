import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import {
  conference,
  gates,
  hotspots,
  placeCodes,
  programmeRooms,
  sessions,
  staff,
  venuePlaces,
  venueVersions,
  walkways,
  zones,
} from '../../../db/schema/index.ts';
import type { VenueFormat, VenueVersionState } from '../../../db/venue-vocabulary.ts';
import type { LocalizedText } from '../../kernel/values.contract.ts';
import type { FindingReport } from '../venue/findings.contract.ts';
import type { PlanSurroundings } from '../venue/validate-plan.ts';
import { listClosuresAhead } from '../ways/ways.queries.ts';
import type { VenueVersion } from './versions.contract.ts';

/** Any number, as long as it is always this one: versions are made, published and discarded one after the other. */
const versionsLock = 7_241_948;

export async function lockVersions(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${versionsLock})`);
}

interface NewVersion {
  readonly id: string;
  readonly format: VenueFormat;
  readonly source: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly findings: FindingReport;
  /** As JSON. */
  readonly drawing: string | undefined;
}

export async function insertDraft(tx: Queryable, { drawing, ...version }: NewVersion): Promise<void> {
  await tx.insert(venueVersions).values({ ...version, drawing: drawing === undefined ? null : sql`${drawing}::jsonb` });
}

/** The draft with all that belongs to it; it was never published, so nothing else refers to it. */
export async function deleteDraft(tx: Queryable): Promise<{ number: number } | undefined> {
  const [gone] = await tx
    .delete(venueVersions)
    .where(eq(venueVersions.state, 'draft'))
    .returning({ number: venueVersions.number });
  return gone;
}

const countOf = (table: string) =>
  sql<string>`(select count(*) from ${sql.raw(table)} t where t.version_id = ${venueVersions.id})`;
const findingsOf = (severity: string) => sql<string>`(
  select coalesce(sum((c->>'count')::int), 0) from jsonb_array_elements(${venueVersions.findings}->'counts') c
  where c->>'severity' = ${severity})`;

const columns = {
  id: venueVersions.id,
  number: venueVersions.number,
  state: venueVersions.state,
  format: venueVersions.format,
  source: venueVersions.source,
  madeAt: venueVersions.madeAt,
  madeBy: staff.name,
  publishedAt: venueVersions.publishedAt,
  levels: countOf('venue_levels'),
  places: countOf('venue_places'),
  nodes: countOf('walk_nodes'),
  walkways: countOf('walkways'),
  errors: findingsOf('error'),
  warnings: findingsOf('warning'),
};

const keptVersions = 200;

/** Newest first. */
export async function listVersions(db: Queryable): Promise<VenueVersion[]> {
  const rows = await db
    .select(columns)
    .from(venueVersions)
    .leftJoin(staff, eq(staff.id, venueVersions.madeBy))
    .orderBy(desc(venueVersions.number))
    .limit(keptVersions);
  return rows.map(versionFrom);
}

export async function findVersion(db: Queryable, id: string): Promise<VenueVersion | undefined> {
  const [row] = await db
    .select(columns)
    .from(venueVersions)
    .leftJoin(staff, eq(staff.id, venueVersions.madeBy))
    .where(eq(venueVersions.id, id));
  return row && versionFrom(row);
}

export async function findVersionIn(db: Queryable, state: VenueVersionState): Promise<{ id: string } | undefined> {
  const [row] = await db.select({ id: venueVersions.id }).from(venueVersions).where(eq(venueVersions.state, state));
  return row;
}

export async function findReport(db: Queryable, id: string): Promise<FindingReport | undefined> {
  const [row] = await db
    .select({ findings: venueVersions.findings })
    .from(venueVersions)
    .where(eq(venueVersions.id, id));
  return row?.findings as FindingReport | undefined;
}

function versionFrom(row: { [Column in keyof typeof columns]: unknown }): VenueVersion {
  const { madeAt, madeBy, publishedAt, levels, places, nodes, walkways, errors, warnings, ...rest } = row;
  const counts = { levels, places, nodes, walkways, errors, warnings };
  return {
    ...(rest as Pick<VenueVersion, 'id' | 'number' | 'state' | 'format' | 'source'>),
    ...(Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])) as Record<
      keyof typeof counts,
      number
    >),
    madeAt: (madeAt as Date).toISOString(),
    ...(typeof madeBy === 'string' && { madeBy }),
    ...(publishedAt instanceof Date && { publishedAt: publishedAt.toISOString() }),
  };
}

/** The draft is the plan from now on, and the one that was is kept. False where this version is no draft. */
export async function publishDraftRow(tx: Queryable, id: string, now: Date): Promise<boolean> {
  await tx.update(venueVersions).set({ state: 'superseded' }).where(eq(venueVersions.state, 'published'));
  const published = await tx
    .update(venueVersions)
    .set({ state: 'published', publishedAt: now })
    .where(and(eq(venueVersions.id, id), eq(venueVersions.state, 'draft')))
    .returning({ id: venueVersions.id });
  return published.length > 0;
}

/** What a plan is held against, as it is now. */
export async function findSurroundings(db: Queryable, now: Date): Promise<Required<PlanSurroundings>> {
  const zoneRows = await db.select({ id: zones.id }).from(zones);
  const gateRows = await db.select({ id: gates.id }).from(gates);
  const { code, level, longitude, latitude } = hotspots;
  const standing = await db
    .select({ code, level, longitude, latitude })
    .from(hotspots)
    .where(isNull(hotspots.removedAt));
  const rooms = await db
    .select({
      id: programmeRooms.key,
      name: programmeRooms.name,
      placeKey: programmeRooms.placeKey,
      sessions: sql<string>`(select count(*) from ${sessions} s where s.source_id = ${programmeRooms.sourceId}
        and s.room_key = ${programmeRooms.key} and s.state = 'scheduled')`,
    })
    .from(programmeRooms)
    // Of some a person has said that they are nowhere in the venue.
    .where(or(isNull(programmeRooms.matched), isNotNull(programmeRooms.placeKey)));
  return {
    zoneIds: zoneRows.map(({ id }) => id),
    gateIds: gateRows.map(({ id }) => id),
    hotspots: standing.flatMap((one) =>
      one.level === null || one.longitude === null || one.latitude === null
        ? []
        : [{ code: one.code, level: one.level, longitude: one.longitude, latitude: one.latitude }],
    ),
    rooms: rooms.map((room) => ({ ...room, sessions: Number(room.sessions) })),
    closures: await listClosuresAhead(db, now),
  };
}

/** Keys of a version's places that have no code yet, those that a sign is needed for first. */
export async function listKeysWithoutCode(tx: Queryable, versionId: string): Promise<string[]> {
  const rows = await tx
    .select({ key: venuePlaces.key })
    .from(venuePlaces)
    .leftJoin(placeCodes, eq(placeCodes.placeKey, venuePlaces.key))
    .where(and(eq(venuePlaces.versionId, versionId), isNull(placeCodes.code)))
    .orderBy(sql`${venuePlaces.kind} in ('other', 'shop', 'parking', 'toilet')`, venuePlaces.key);
  return rows.map(({ key }) => key);
}

export async function listCodes(tx: Queryable): Promise<string[]> {
  return (await tx.select({ code: placeCodes.code }).from(placeCodes)).map(({ code }) => code);
}

export async function insertCodes(tx: Queryable, codes: readonly { code: string; placeKey: string }[], madeAt: Date) {
  await tx.execute(sql`
    insert into place_codes (code, place_key, made_at)
    select code, "placeKey", ${madeAt.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) as r(code text, "placeKey" text)`);
}

/** None where nobody has set the conference up. */
export async function findConferenceName(db: Queryable): Promise<LocalizedText | undefined> {
  const [row] = await db.select({ name: conference.name }).from(conference);
  return row?.name;
}

/** Which of these ids are walkways of a version. */
export async function findWalkwayIds(
  db: Queryable,
  versionId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: walkways.id })
    .from(walkways)
    .where(and(eq(walkways.versionId, versionId), inArray(walkways.id, [...ids])));
  return new Set(rows.map(({ id }) => id));
}
