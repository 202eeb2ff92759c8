import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import {
  delegates,
  draftPhotographs,
  photographs,
  registrationDrafts,
  verifications,
} from '../../../db/schema/index.ts';
import type { PhotographSource, RegistrationStatus } from '../../../db/vocabulary.ts';
import type { SealedPhotograph } from './seal-photograph.ts';

export type PhotographRow = typeof photographs.$inferSelect;
/** What is known of a photograph without opening it. */
export type PhotographRowFacts = Pick<PhotographRow, 'version' | 'widthPx' | 'heightPx' | 'source' | 'takenAt'>;

const facts = {
  version: photographs.version,
  widthPx: photographs.widthPx,
  heightPx: photographs.heightPx,
  source: photographs.source,
  takenAt: photographs.takenAt,
};

const replaced = [
  ...(['version', 'sealedImage', 'sealedKey', 'widthPx', 'heightPx'] as const),
  ...(['source', 'takenAt', 'takenBy'] as const),
];

/** Whether a delegate is there, and whether an officer established who they are; kept from changing until the transaction ends. */
export async function findHolder(
  tx: Queryable,
  delegateId: string,
): Promise<{ status: RegistrationStatus; isVerified: boolean } | undefined> {
  const [row] = await tx
    .select({
      status: delegates.status,
      isVerified: sql<boolean>`coalesce((select v.outcome = 'verified' from ${verifications} v
        where v.delegate_id = ${delegates}.id and v.outcome in ('verified', 'refused')
        order by v.decided_at desc limit 1), false)`,
    })
    .from(delegates)
    .where(eq(delegates.id, delegateId))
    .for('share');
  return row;
}

/** The photograph of a delegate, without its image. */
export async function findPhotographFacts(db: Queryable, delegateId: string): Promise<PhotographRowFacts | undefined> {
  const [row] = await db.select(facts).from(photographs).where(eq(photographs.delegateId, delegateId));
  return row;
}

export async function findPhotographByVersion(
  db: Queryable,
  version: string,
): Promise<Pick<PhotographRow, 'delegateId' | 'sealedImage' | 'sealedKey'> | undefined> {
  const { delegateId, sealedImage, sealedKey } = photographs;
  const [row] = await db
    .select({ delegateId, sealedImage, sealedKey })
    .from(photographs)
    .where(eq(photographs.version, version));
  return row;
}

/** In the place of the one there was. */
export async function upsertPhotograph(tx: Queryable, { delegateId, ...photograph }: PhotographRow): Promise<void> {
  await tx
    .insert(photographs)
    .values({ delegateId, ...photograph })
    .onConflictDoUpdate({ target: photographs.delegateId, set: photograph });
}

/** As `upsertPhotograph`, of several delegates, but for those whom a camera of the staff took: whose were put. */
export async function upsertArchivedPhotographs(tx: Queryable, rows: readonly PhotographRow[]): Promise<string[]> {
  // In one order everywhere, so that two who put the same do not wait for one another.
  const inOrder = [...rows].sort((a, b) => (a.delegateId < b.delegateId ? -1 : 1));
  const put = await tx
    .insert(photographs)
    .values(inOrder)
    .onConflictDoUpdate({
      target: photographs.delegateId,
      set: Object.fromEntries(replaced.map((column) => [column, sql.raw(`excluded.${photographs[column].name}`)])),
      setWhere: inArray(photographs.source, ['form', 'archive']),
    })
    .returning({ delegateId: photographs.delegateId });
  return put.map(({ delegateId }) => delegateId);
}

/** The source of the photograph that was removed, or none when there was none. */
export async function deletePhotograph(tx: Queryable, delegateId: string): Promise<PhotographSource | undefined> {
  const [row] = await tx
    .delete(photographs)
    .where(eq(photographs.delegateId, delegateId))
    .returning({ source: photographs.source });
  return row?.source;
}

/** At which stations the delegate waits, or is being verified, now. */
export async function listStationsWaitingAt(db: Queryable, delegateIds: readonly string[]): Promise<string[]> {
  if (delegateIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ stationId: verifications.stationId })
    .from(verifications)
    .where(and(inArray(verifications.delegateId, [...delegateIds]), isNull(verifications.outcome)));
  return rows.map(({ stationId }) => stationId);
}

/** The form that a secret opens, as long as it can be filled in; kept from being sent until the transaction ends. */
export async function findOpenDraft(
  tx: Queryable,
  secretHash: Buffer,
  now: Date,
): Promise<{ id: string; delegateId: string | null } | undefined> {
  const [row] = await tx
    .select({ id: registrationDrafts.id, delegateId: registrationDrafts.delegateId })
    .from(registrationDrafts)
    .where(
      and(
        eq(registrationDrafts.secretHash, secretHash),
        isNull(registrationDrafts.submittedAt),
        gt(registrationDrafts.expiresAt, now),
      ),
    )
    .for('share');
  return row;
}

export async function findDraftPhotographFacts(
  db: Queryable,
  draftId: string,
): Promise<Omit<PhotographRowFacts, 'source'> | undefined> {
  const { version, widthPx, heightPx, takenAt } = draftPhotographs;
  const [row] = await db
    .select({ version, widthPx, heightPx, takenAt })
    .from(draftPhotographs)
    .where(eq(draftPhotographs.draftId, draftId));
  return row;
}

export async function findDraftPhotographByVersion(
  db: Queryable,
  version: string,
): Promise<Pick<SealedPhotograph, 'sealedImage' | 'sealedKey'> | undefined> {
  const { sealedImage, sealedKey } = draftPhotographs;
  const [row] = await db
    .select({ sealedImage, sealedKey })
    .from(draftPhotographs)
    .where(eq(draftPhotographs.version, version));
  return row;
}

export async function upsertDraftPhotograph(
  tx: Queryable,
  draftId: string,
  photograph: SealedPhotograph,
): Promise<void> {
  await tx
    .insert(draftPhotographs)
    .values({ draftId, ...photograph })
    .onConflictDoUpdate({ target: draftPhotographs.draftId, set: photograph });
}

/** The photograph of a draft that was taken away from it, or none when there was none. */
export async function deleteDraftPhotograph(tx: Queryable, draftId: string): Promise<SealedPhotograph | undefined> {
  const [row] = await tx.delete(draftPhotographs).where(eq(draftPhotographs.draftId, draftId)).returning();
  if (!row) return undefined;
  const { draftId: _, ...photograph } = row;
  return photograph;
}

/** Who is meant by a reference of the organiser's. */
export interface ReferredDelegate {
  id: string;
  reference: string;
  status: RegistrationStatus;
  /** Of the photograph there is, if any. */
  source: PhotographSource | null;
}

export async function listDelegatesByReference(
  db: Queryable,
  references: readonly string[],
): Promise<ReferredDelegate[]> {
  if (references.length === 0) return [];
  return db
    .select({
      id: delegates.id,
      reference: delegates.externalReference,
      status: delegates.status,
      source: photographs.source,
    })
    .from(delegates)
    .leftJoin(photographs, eq(photographs.delegateId, delegates.id))
    .where(inArray(delegates.externalReference, [...references]));
}
