import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { badges, delegates } from '../../../db/schema/index.ts';
import type { BadgeMedium, RegistrationStatus } from '../../../db/vocabulary.ts';

export type BadgeRow = typeof badges.$inferSelect;
export type NewBadge = Pick<
  BadgeRow,
  'delegateId' | 'category' | 'medium' | 'keyId' | 'holderKey' | 'validFrom' | 'validUntil' | 'issuedAt'
>;

/** A delegate's standing, kept from changing until the transaction ends. */
export async function findStandingOf(tx: Queryable, delegateId: string) {
  const [row] = await tx
    .select({ status: delegates.status, category: delegates.category })
    .from(delegates)
    .where(eq(delegates.id, delegateId))
    .for('share');
  return row;
}

/** None when the delegate has a badge of this medium that was not revoked. */
export async function insertBadge(tx: Queryable, badge: NewBadge): Promise<BadgeRow | undefined> {
  const [row] = await tx
    .insert(badges)
    .values(badge)
    .onConflictDoNothing({ target: [badges.delegateId, badges.medium], where: sql`${badges.revokedAt} is null` })
    .returning();
  return row;
}

/** One badge for each delegate of this status who has none of this medium, in order of name; how many were made. */
export async function insertMissingBadges(
  tx: Queryable,
  status: RegistrationStatus,
  badge: Omit<NewBadge, 'delegateId' | 'category' | 'holderKey'>,
): Promise<number> {
  const { medium, keyId, validFrom, validUntil, issuedAt } = badge;
  const made = await tx.execute(sql`
    insert into badges (delegate_id, category, medium, key_id, valid_from, valid_until, issued_at)
    select d.id, d.category, ${medium}, ${keyId}::integer, ${validFrom.toISOString()}::timestamptz,
      ${validUntil.toISOString()}::timestamptz, ${issuedAt.toISOString()}::timestamptz
    from delegates d
    where d.status = ${status} and not exists (
      select from badges b where b.delegate_id = d.id and b.medium = ${medium} and b.revoked_at is null)
    order by lower(d.name_latin), d.id
    on conflict (delegate_id, medium) where revoked_at is null do nothing
    returning 1`);
  return made.length;
}

export async function findBadge(db: Queryable, serial: number): Promise<BadgeRow | undefined> {
  const [row] = await db.select().from(badges).where(eq(badges.serial, serial));
  return row;
}

/** The badge as it is after it was revoked, or none when it was not there or revoked before. */
export async function updateBadgeRevoked(
  tx: Queryable,
  serial: number,
  revoked: { at: Date; because: string },
): Promise<BadgeRow | undefined> {
  const [row] = await tx
    .update(badges)
    .set({ revokedAt: revoked.at, revokedBecause: revoked.because })
    .where(and(eq(badges.serial, serial), isNull(badges.revokedAt)))
    .returning();
  return row;
}

/** Whatever badges one ever had are the other's. */
export async function updateBadgesHolder(tx: Queryable, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.update(badges).set({ delegateId: to }).where(eq(badges.delegateId, from));
}

export async function updateBadgeReplaced(tx: Queryable, serial: number, replacedBy: number): Promise<void> {
  await tx.update(badges).set({ replacedBy }).where(eq(badges.serial, serial));
}

/** Counts one more printing of each of these that is a printed badge and good now; the rows as they are then. */
export async function updateBadgesPrinted(tx: Queryable, serials: readonly number[], at: Date): Promise<BadgeRow[]> {
  return tx
    .update(badges)
    .set({ timesPrinted: sql`${badges.timesPrinted} + 1`, printedAt: at })
    .where(
      and(
        inArray(badges.serial, [...serials]),
        eq(badges.medium, 'printed'),
        isNull(badges.revokedAt),
        gt(badges.validUntil, at),
      ),
    )
    .returning();
}

/** All badges that a delegate ever had, newest first. */
export async function listBadgesOf(db: Queryable, delegateId: string): Promise<BadgeRow[]> {
  return db.select().from(badges).where(eq(badges.delegateId, delegateId)).orderBy(desc(badges.serial));
}

export interface BadgeListing {
  medium?: BadgeMedium | undefined;
  afterSerial: number;
  limit: number;
  now: Date;
}

/** Badges that are good now or will be, with their holders, in order of serial. */
export async function listGoodBadges(db: Queryable, { medium, afterSerial, limit, now }: BadgeListing) {
  return db
    .select({ badge: badges, holder: delegates })
    .from(badges)
    .innerJoin(delegates, eq(delegates.id, badges.delegateId))
    .where(
      and(
        isNull(badges.revokedAt),
        gt(badges.validUntil, now),
        gt(badges.serial, afterSerial),
        medium && eq(badges.medium, medium),
      ),
    )
    .orderBy(asc(badges.serial))
    .limit(limit);
}

export interface BadgeCount {
  medium: BadgeMedium;
  /** Not revoked and not expired. */
  good: number;
  /** Delegates of the status asked for who have none that was not revoked. */
  missing: number;
}

/** How many badges of each medium there are, and how many delegates of this status have none. */
export async function countBadges(db: Queryable, status: RegistrationStatus, now: Date): Promise<BadgeCount[]> {
  const rows = await db.execute<{ medium: BadgeMedium; good: number; missing: number }>(sql`
    select m.medium,
      (select count(*)::integer from badges b
        where b.medium = m.medium and b.revoked_at is null and b.valid_until > ${now.toISOString()}::timestamptz) as good,
      (select count(*)::integer from delegates d where d.status = ${status} and not exists (
        select from badges b where b.delegate_id = d.id and b.medium = m.medium and b.revoked_at is null)) as missing
    from (values ('phone'), ('printed')) as m (medium)`);
  return [...rows];
}
