import { and, asc, count, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../../db/client.ts';
import { badgeDesigns, badges, delegates } from '../../../db/schema/index.ts';

export type BadgeDesignRow = typeof badgeDesigns.$inferSelect;

/** A design without its artwork, which is large. */
const listed = {
  id: badgeDesigns.id,
  name: badgeDesigns.name,
  layout: badgeDesigns.layout,
  hasArtwork: sql<boolean>`${badgeDesigns.artwork} is not null`,
  isInUse: badgeDesigns.isInUse,
  changedAt: badgeDesigns.changedAt,
};
export interface ListedDesign extends Omit<BadgeDesignRow, 'artwork' | 'changedBy'> {
  hasArtwork: boolean;
}

export async function listDesigns(db: Queryable): Promise<ListedDesign[]> {
  return db
    .select(listed)
    .from(badgeDesigns)
    .orderBy(desc(badgeDesigns.isInUse), asc(sql`lower(${badgeDesigns.name})`));
}

export async function findDesign(db: Queryable, id: string): Promise<ListedDesign | undefined> {
  const [row] = await db.select(listed).from(badgeDesigns).where(eq(badgeDesigns.id, id));
  return row;
}

/** Kept from changing until the transaction ends. */
export async function lockDesign(tx: Queryable, id: string): Promise<ListedDesign | undefined> {
  const [row] = await tx.select(listed).from(badgeDesigns).where(eq(badgeDesigns.id, id)).for('update');
  return row;
}

export async function findDesignInUse(db: Queryable): Promise<BadgeDesignRow | undefined> {
  const [row] = await db.select().from(badgeDesigns).where(eq(badgeDesigns.isInUse, true));
  return row;
}

export async function countDesigns(db: Queryable): Promise<number> {
  const [row] = await db.select({ count: count() }).from(badgeDesigns);
  return row?.count ?? 0;
}

export async function findArtwork(db: Queryable, id: string): Promise<Buffer | undefined> {
  const [row] = await db.select({ artwork: badgeDesigns.artwork }).from(badgeDesigns).where(eq(badgeDesigns.id, id));
  return row?.artwork ?? undefined;
}

/** None when another design has this name. */
export async function insertDesign(
  tx: Queryable,
  design: Omit<BadgeDesignRow, 'artwork' | 'isInUse'>,
): Promise<string | undefined> {
  const [row] = await tx.insert(badgeDesigns).values(design).onConflictDoNothing().returning({ id: badgeDesigns.id });
  return row?.id;
}

/** Whether a design other than this one has the name. */
export async function isNameTaken(tx: Queryable, name: string, exceptId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: badgeDesigns.id })
    .from(badgeDesigns)
    .where(and(sql`lower(${badgeDesigns.name}) = lower(${name})`, sql`${badgeDesigns.id} <> ${exceptId}`));
  return row !== undefined;
}

export async function updateDesign(
  tx: Queryable,
  id: string,
  changes: Partial<Omit<BadgeDesignRow, 'id'>>,
): Promise<void> {
  await tx.update(badgeDesigns).set(changes).where(eq(badgeDesigns.id, id));
}

/** No design is in use until another is put in use in the same transaction. */
export async function updateNoneInUse(tx: Queryable): Promise<void> {
  await tx.update(badgeDesigns).set({ isInUse: false }).where(eq(badgeDesigns.isInUse, true));
}

export async function deleteDesign(tx: Queryable, id: string): Promise<void> {
  await tx.delete(badgeDesigns).where(eq(badgeDesigns.id, id));
}

/** Badges of these serials with their holders, in no order; what is not there is left out. */
export async function listFaces(db: Queryable, serials: readonly number[]) {
  return db
    .select({ badge: badges, holder: delegates })
    .from(badges)
    .innerJoin(delegates, eq(delegates.id, badges.delegateId))
    .where(inArray(badges.serial, [...serials]));
}
export type FaceRow = Awaited<ReturnType<typeof listFaces>>[number];

const neverPrinted = (now: Date) =>
  and(eq(badges.medium, 'printed'), isNull(badges.revokedAt), gt(badges.validUntil, now), eq(badges.timesPrinted, 0));

/** Printed badges that are good and were never printed, by the holder's Latin name. */
export async function listNeverPrinted(db: Queryable, now: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ serial: badges.serial })
    .from(badges)
    .innerJoin(delegates, eq(delegates.id, badges.delegateId))
    .where(neverPrinted(now))
    .orderBy(asc(sql`lower(${delegates.nameLatin})`), asc(badges.serial))
    .limit(limit);
  return rows.map(({ serial }) => serial);
}

export async function countNeverPrinted(db: Queryable, now: Date): Promise<number> {
  const [row] = await db.select({ count: count() }).from(badges).where(neverPrinted(now));
  return row?.count ?? 0;
}

/** The approved delegates with the longest names in each script and the longest affiliation: what a design must hold. */
export async function listLongest(db: Queryable) {
  const longestBy = (column: PgColumn) =>
    db
      .select({
        name: delegates.name,
        nameLatin: delegates.nameLatin,
        affiliation: delegates.affiliation,
        country: delegates.country,
        category: delegates.category,
      })
      .from(delegates)
      .where(eq(delegates.status, 'approved'))
      .orderBy(desc(sql`length(${column})`), delegates.id)
      .limit(3);
  const lists = await Promise.all([delegates.name, delegates.nameLatin, delegates.affiliation].map(longestBy));
  return lists.flat();
}
