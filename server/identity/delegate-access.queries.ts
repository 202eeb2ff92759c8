import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { conference, delegateLinks, delegateSignIns, delegates } from '../../db/schema/index.ts';
import type { DelegateActor } from '../kernel/actor.ts';

type LinkRow = typeof delegateLinks.$inferSelect;

/** PostgreSQL takes 65,535 parameters in a statement; a link has five or six. */
const linksAtOnce = 5_000;

export async function insertDelegateLinks(
  tx: Queryable,
  links: readonly (Omit<LinkRow, 'lastUsedAt' | 'endedAt' | 'expiresAt'> & Partial<Pick<LinkRow, 'expiresAt'>>)[],
): Promise<void> {
  for (let at = 0; at < links.length; at += linksAtOnce) {
    await tx.insert(delegateLinks).values(links.slice(at, at + linksAtOnce));
  }
}

/**
 * The link that a secret opens, ended or not, with whose it is; locked, so that no end of it slips in between, and of two that
 * open it at once one comes after the other.
 */
export async function findDelegateLink(tx: Queryable, secretHash: Buffer) {
  const [row] = await tx
    .select({
      id: delegateLinks.id,
      delegateId: delegateLinks.delegateId,
      endedAt: delegateLinks.endedAt,
      expiresAt: delegateLinks.expiresAt,
      lastUsedAt: delegateLinks.lastUsedAt,
      locale: delegates.locale,
    })
    .from(delegateLinks)
    .innerJoin(delegates, eq(delegates.id, delegateLinks.delegateId))
    .where(eq(delegateLinks.secretHash, secretHash))
    .for('no key update', { of: delegateLinks });
  return row;
}

export async function markLinkUsed(tx: Queryable, id: string, now: Date): Promise<void> {
  await tx.update(delegateLinks).set({ lastUsedAt: now }).where(eq(delegateLinks.id, id));
}

export async function hasDelegate(db: Queryable, id: string): Promise<boolean> {
  const rows = await db.select({ id: delegates.id }).from(delegates).where(eq(delegates.id, id));
  return rows.length > 0;
}

/** When the conference is over. */
export async function findConferenceEnd(db: Queryable): Promise<Date | undefined> {
  const [row] = await db.select({ endsAt: conference.endsAt }).from(conference);
  return row?.endsAt;
}

/** Ends the links that still work, and what was signed in by them; tells how many links there were. */
export async function endDelegateLinkRows(tx: Queryable, delegateIds: readonly string[], now: Date): Promise<number> {
  const ended = await tx
    .update(delegateLinks)
    .set({ endedAt: now })
    .where(and(inArray(delegateLinks.delegateId, [...delegateIds]), isNull(delegateLinks.endedAt)))
    .returning({ id: delegateLinks.id });
  await tx
    .update(delegateSignIns)
    .set({ endedAt: now })
    .where(and(inArray(delegateSignIns.delegateId, [...delegateIds]), isNull(delegateSignIns.endedAt)));
  return ended.length;
}

export async function insertDelegateSignIn(
  tx: Queryable,
  signIn: Omit<typeof delegateSignIns.$inferSelect, 'endedAt'>,
): Promise<void> {
  await tx.insert(delegateSignIns).values(signIn);
}

/** Whether this one has neither ended nor run out. */
export async function findOpenDelegateSignIn(db: Queryable, signInId: string, now: Date): Promise<boolean> {
  const rows = await db
    .select({ id: delegateSignIns.id })
    .from(delegateSignIns)
    .innerJoin(delegateLinks, eq(delegateLinks.id, delegateSignIns.linkId))
    .where(
      and(
        eq(delegateSignIns.id, signInId),
        isNull(delegateSignIns.endedAt),
        gt(delegateSignIns.expiresAt, now),
        isNull(delegateLinks.endedAt),
      ),
    );
  return rows.length > 0;
}

/** Whose sign-in this is, while it lasts: neither it nor its link was ended, and it is not over. */
export async function findLivingDelegateSignIn(
  db: Queryable,
  secretHash: Buffer,
  now: Date,
): Promise<{ actor: DelegateActor; seenAt: Date } | undefined> {
  const [row] = await db
    .select({
      signInId: delegateSignIns.id,
      id: delegateSignIns.delegateId,
      seenAt: delegateSignIns.seenAt,
    })
    .from(delegateSignIns)
    .innerJoin(delegateLinks, eq(delegateLinks.id, delegateSignIns.linkId))
    .where(
      and(
        eq(delegateSignIns.secretHash, secretHash),
        isNull(delegateSignIns.endedAt),
        gt(delegateSignIns.expiresAt, now),
        isNull(delegateLinks.endedAt),
      ),
    );
  return row && { actor: { kind: 'delegate', id: row.id, signInId: row.signInId }, seenAt: row.seenAt };
}

export async function markDelegateSeen(db: Queryable, signInId: string, now: Date): Promise<void> {
  await db
    .update(delegateSignIns)
    .set({ seenAt: sql`greatest(${delegateSignIns.seenAt}, ${now.toISOString()}::timestamptz)` })
    .where(eq(delegateSignIns.id, signInId));
}

export async function endDelegateSignInRow(tx: Queryable, signInId: string, now: Date): Promise<void> {
  await tx
    .update(delegateSignIns)
    .set({ endedAt: now })
    .where(and(eq(delegateSignIns.id, signInId), isNull(delegateSignIns.endedAt)));
}
