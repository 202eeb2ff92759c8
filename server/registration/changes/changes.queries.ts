import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { answers, badges, delegates, groups, photographs } from '../../../db/schema/index.ts';
import type { BadgeMedium } from '../../../db/vocabulary.ts';
import { settledBy } from '../settled-here.queries.ts';

export type DelegateRecord = typeof delegates.$inferSelect;
export type LiveBadge = { serial: number; medium: BadgeMedium };

/** What the consequences of a change depend on. */
export interface Situation {
  delegate: DelegateRecord;
  /** Not revoked; printed first. */
  badges: LiveBadge[];
  /** The newest decision of a station that holds. */
  identity: { outcome: 'verified' | 'refused'; at: Date } | undefined;
  /** To their page, not ended. */
  links: number;
  /** Neither declined nor withdrawn. */
  companions: { id: string; name: string }[];
  zoneId: string | undefined;
  /** When they were last let pass. */
  seenAt: Date | undefined;
  hasPhotograph: boolean;
}

/** These delegates, kept from changing until the transaction ends; in order of id, as everybody locks them. */
export async function lockDelegates(tx: Queryable, ids: readonly string[]): Promise<DelegateRecord[]> {
  return tx
    .select()
    .from(delegates)
    .where(inArray(delegates.id, [...ids]))
    .orderBy(delegates.id)
    .for('update');
}

export async function findSituation(db: Queryable, id: string): Promise<Situation | undefined> {
  const [delegate] = await db.select().from(delegates).where(eq(delegates.id, id));
  if (!delegate) return undefined;
  const live = await db
    .select({ serial: badges.serial, medium: badges.medium })
    .from(badges)
    .where(and(eq(badges.delegateId, id), isNull(badges.revokedAt)))
    .orderBy(sql`${badges.medium} desc`);
  const companions = await db
    .select({ id: delegates.id, name: delegates.name })
    .from(delegates)
    .where(and(eq(delegates.companionOf, id), notInArray(delegates.status, ['declined', 'withdrawn'])))
    .orderBy(delegates.id);
  const [beside] = await db.execute<Beside>(sql`
    select (select count(*)::integer from delegate_links l where l.delegate_id = ${id}::uuid and l.ended_at is null) as links,
      p.zone_id, p.last_time as seen_at,
      exists (select from photographs f where f.delegate_id = ${id}::uuid) as has_photograph,
      (select jsonb_build_object('outcome', v.outcome, 'at', v.decided_at) from verifications v
        where v.delegate_id = ${id}::uuid and v.outcome in ('verified', 'refused')
        order by v.decided_at desc limit 1) as identity
    from (select) one left join presences p on p.delegate_id = ${id}::uuid`);
  const identity = beside?.identity;
  return {
    delegate,
    badges: live,
    companions,
    identity: identity ? { outcome: identity.outcome, at: new Date(identity.at) } : undefined,
    links: beside?.links ?? 0,
    zoneId: beside?.zone_id ?? undefined,
    seenAt: beside?.seen_at ? new Date(beside.seen_at) : undefined,
    hasPhotograph: beside?.has_photograph ?? false,
  };
}

interface Beside extends Record<string, unknown> {
  links: number;
  zone_id: string | null;
  seen_at: string | null;
  has_photograph: boolean;
  identity: { outcome: 'verified' | 'refused'; at: string } | null;
}

/** The delegate as they are after the change, which counts as one. */
export async function updateRegistration(
  tx: Queryable,
  id: string,
  changes: Partial<Omit<DelegateRecord, 'id' | 'revision'>>,
  at: Date,
): Promise<DelegateRecord> {
  const [row] = await tx
    .update(delegates)
    .set({ ...changes, settledHere: settledBy(changes), changedAt: at, revision: sql`${delegates.revision} + 1` })
    .where(eq(delegates.id, id))
    .returning();
  if (!row) throw new Error('a delegate that was locked is not there');
  return row;
}

export async function deleteAnswersOf(tx: Queryable, delegateId: string): Promise<void> {
  await tx.delete(answers).where(eq(answers.delegateId, delegateId));
}

export async function deletePhotographOf(tx: Queryable, delegateId: string): Promise<void> {
  await tx.delete(photographs).where(eq(photographs.delegateId, delegateId));
}

/** The photograph of one is the other's from now on, in the place of what that one had. */
export async function updatePhotographOwner(tx: Queryable, { from, to }: { from: string; to: string }): Promise<void> {
  await deletePhotographOf(tx, to);
  await tx.update(photographs).set({ delegateId: to }).where(eq(photographs.delegateId, from));
}

/** What one answered and the other did not is the other's answer from now on. */
export async function insertAnswersOfOther(tx: Queryable, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.execute(sql`
    insert into answers (delegate_id, question_id, value)
    select ${to}::uuid, question_id, value from answers where delegate_id = ${from}::uuid
    on conflict do nothing`);
}

/** What one marked of the programme, the other has marked from now on; their calendar's link goes with the one that went. */
export async function moveFavourites(tx: Queryable, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.execute(sql`
    insert into favourites (delegate_id, session_id, marked_at)
    select ${to}::uuid, session_id, marked_at from favourites where delegate_id = ${from}::uuid
    on conflict do nothing`);
  await tx.execute(sql`delete from favourites where delegate_id = ${from}::uuid`);
  await tx.execute(sql`delete from calendar_links where delegate_id = ${from}::uuid`);
}

/** Whoever accompanied one, or was answered for by them, has the other for it from now on. */
export async function updateBoundTo(
  tx: Queryable,
  { from, to }: { from: string; to: string },
  at: Date,
): Promise<void> {
  const changed = { changedAt: at, revision: sql`${delegates.revision} + 1` };
  await tx
    .update(delegates)
    .set({ companionOf: to, ...changed })
    .where(eq(delegates.companionOf, from));
  await tx
    .update(delegates)
    .set({ guardianId: to, ...changed })
    .where(and(eq(delegates.guardianId, from), sql`${delegates.id} <> ${to}::uuid`));
}

/** What went up in one earlier has gone up in the other with it. */
export async function updateMergedInto(tx: Queryable, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.update(delegates).set({ mergedInto: to }).where(eq(delegates.mergedInto, from));
}

/** Whoever spoke for a group does so no longer; where `to` is a member of it, that one does. */
export async function updateHeadedGroups(
  tx: Queryable,
  { from, to, at }: { from: string; to?: DelegateRecord | undefined; at: Date },
): Promise<void> {
  const headed = await tx.select({ id: groups.id }).from(groups).where(eq(groups.headId, from));
  for (const { id } of headed) {
    const headId = to?.groupId === id ? to.id : null;
    await tx.update(groups).set({ headId, changedAt: at }).where(eq(groups.id, id));
  }
}
