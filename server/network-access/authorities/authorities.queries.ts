import { and, asc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import {
  accessPoints,
  conference,
  networkAuthorities,
  networkCredentials,
  radiusServers,
} from '../../../db/schema/index.ts';

export type AuthorityRow = typeof networkAuthorities.$inferSelect;

/** Any number, as long as it is always this one: authorities come and go one after the other. */
const authoritiesLock = 7_241_941;

export async function lockAuthorities(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${authoritiesLock})`);
}

const isSigning = and(isNotNull(networkAuthorities.signsFrom), isNull(networkAuthorities.succeededAt));
const isWaiting = and(isNull(networkAuthorities.signsFrom), isNull(networkAuthorities.retiredAt));

/** The one that signs, kept from being succeeded until the transaction ends. */
export async function holdSigningAuthority(tx: Queryable): Promise<AuthorityRow | undefined> {
  const [row] = await tx.select().from(networkAuthorities).where(isSigning).for('share');
  return row;
}

/** The one that waits, where nothing keeps it from signing any more: each FreeRADIUS has started with files that hold it. */
export async function findReadyAuthority(db: Queryable): Promise<AuthorityRow | undefined> {
  const lacksIt = sql`${radiusServers.startedAt} is null or ${networkAuthorities.id} <> all(${radiusServers.authorityIds})`;
  const isHeld = sql`exists (select from ${radiusServers})
    and not exists (select from ${radiusServers} where ${lacksIt})`;
  const [row] = await db.select().from(networkAuthorities).where(and(isWaiting, isHeld));
  return row;
}

/** In the order in which they sign; those that do not come last. */
export const listAuthorityRows = (db: Queryable): Promise<AuthorityRow[]> =>
  db.select().from(networkAuthorities).orderBy(asc(networkAuthorities.signsFrom), asc(networkAuthorities.madeAt));

export async function insertAuthority(
  tx: Queryable,
  row: typeof networkAuthorities.$inferInsert,
): Promise<AuthorityRow> {
  const [inserted] = await tx.insert(networkAuthorities).values(row).returning();
  if (!inserted) throw new Error('an authority was not inserted');
  return inserted;
}

/** The one that signs does so no more, and this one does. */
export async function markSigning(tx: Queryable, id: string, signsFrom: Date): Promise<void> {
  await tx.update(networkAuthorities).set({ succeededAt: signsFrom }).where(isSigning);
  await tx.update(networkAuthorities).set({ signsFrom }).where(eq(networkAuthorities.id, id));
}

export async function markRetired(tx: Queryable, id: string, retiredAt: Date): Promise<void> {
  await tx
    .update(networkAuthorities)
    .set({ retiredAt })
    .where(
      and(
        eq(networkAuthorities.id, id),
        or(isNotNull(networkAuthorities.succeededAt), isNull(networkAuthorities.signsFrom)),
      ),
    );
}

/** Ends what it has signed; how many credentials. */
export async function revokeCredentialsOf(tx: Queryable, authorityId: string, revokedAt: Date): Promise<number> {
  const rows = await tx
    .update(networkCredentials)
    .set({ revokedAt })
    .where(and(eq(networkCredentials.authorityId, authorityId), isNull(networkCredentials.revokedAt)))
    .returning({ id: networkCredentials.id });
  return rows.length;
}

/** Those that nobody has retired and that end before then. */
export const listTrustedBefore = (db: Queryable, before: Date): Promise<AuthorityRow[]> =>
  db
    .select()
    .from(networkAuthorities)
    .where(and(isNull(networkAuthorities.retiredAt), lt(networkAuthorities.expiresAt, before)));

/** Access points whose certificate ends before then. */
export async function listCertificatesBefore(db: Queryable, before: Date): Promise<{ name: string; at: Date }[]> {
  const rows = await db
    .select({ name: accessPoints.name, at: accessPoints.certificateUntil })
    .from(accessPoints)
    .where(and(accessPoints.isOverTls, isNull(accessPoints.removedAt), lt(accessPoints.certificateUntil, before)));
  return rows.flatMap(({ name, at }) => (at ? [{ name, at }] : []));
}

export async function findConferenceName(db: Queryable): Promise<string> {
  const [row] = await db.select({ name: conference.name }).from(conference);
  return row?.name.en ?? 'Conference';
}
