import { and, desc, eq, gt, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../db/client.ts';
import { collectorKeys, devices, signInLinks, signIns, staff } from '../../db/schema/index.ts';
import type { DeviceKind, SignInProof } from '../../db/vocabulary.ts';
import type { CollectorActor, StaffActor } from '../kernel/actor.ts';
import type { StaffMember } from './identity.contract.ts';
import { asMember } from './staff.queries.ts';

type SignInRow = typeof signIns.$inferSelect;
type LinkRow = typeof signInLinks.$inferSelect;
type StaffRow = typeof staff.$inferSelect;

export async function insertLink(tx: Queryable, link: Omit<LinkRow, 'consumedAt'>): Promise<void> {
  await tx.insert(signInLinks).values(link);
}

export async function findLink(
  db: Queryable,
  tokenHash: Buffer,
): Promise<Pick<LinkRow, 'staffId' | 'expiresAt' | 'consumedAt'> | undefined> {
  const [row] = await db
    .select({ staffId: signInLinks.staffId, expiresAt: signInLinks.expiresAt, consumedAt: signInLinks.consumedAt })
    .from(signInLinks)
    .where(eq(signInLinks.tokenHash, tokenHash));
  return row;
}

/** Uses a link up and tells whose it was; of several at once only one gets an answer. */
export async function consumeLink(tx: Queryable, tokenHash: Buffer, now: Date): Promise<string | undefined> {
  const [row] = await tx
    .update(signInLinks)
    .set({ consumedAt: now })
    .where(and(eq(signInLinks.tokenHash, tokenHash), isNull(signInLinks.consumedAt), gt(signInLinks.expiresAt, now)))
    .returning({ staffId: signInLinks.staffId });
  return row?.staffId;
}

/** Begins a sign-in, and tells whose it is, who may be disabled. Written at each, and so without Drizzle. */
export async function insertSignIn(
  { sql }: Pick<Transaction, 'sql'>,
  signIn: Pick<
    SignInRow,
    'id' | 'secretHash' | 'staffId' | 'createdAt' | 'expiresAt' | 'proof' | 'provenAt' | 'client' | 'deviceId'
  >,
): Promise<StaffMember | undefined> {
  const { id, secretHash, staffId, proof, client, deviceId } = signIn;
  const [createdAt, expiresAt] = [signIn.createdAt.toISOString(), signIn.expiresAt.toISOString()];
  const provenAt = signIn.provenAt?.toISOString() ?? null;
  const [row] = await sql<(Omit<StaffRow, 'createdAt' | 'disabledAt'> & { disabledAt: string | null })[]>`
    with begun as (
      insert into sign_ins
        (id, secret_hash, staff_id, created_at, seen_at, expires_at, proof, proven_at, client, device_id)
      values (${id}, ${secretHash}, ${staffId}, ${createdAt}, ${createdAt}, ${expiresAt}, ${proof}, ${provenAt},
        ${client}, ${deviceId})
    )
    select id, name, email, roles, gate_ids as "gateIds", station_ids as "stationIds", disabled_at as "disabledAt"
    from staff where id = ${staffId}`;
  return row && asMember({ ...row, disabledAt: row.disabledAt === null ? null : new Date(row.disabledAt) });
}

export interface LivingSignIn {
  actor: StaffActor;
  proof: SignInProof;
  seenAt: Date;
  expiresAt: Date;
  /** When it was last shown who they are, by more than a badge. */
  provenAt: Date | null;
  /** Of the device at which it holds, and nowhere else. */
  deviceKind: DeviceKind | null;
}

/**
 * Whose sign-in this is, while it lasts: not ended, not over, seen since `idleSince`, its holder not disabled. The secret
 * that it had before the last change is good for a while.
 */
export async function findLivingSignIn(
  db: Queryable,
  secretHash: Buffer,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<LivingSignIn | undefined> {
  const [row] = await db
    .select({
      signInId: signIns.id,
      proof: signIns.proof,
      onlyAtDevice: signIns.deviceId,
      deviceKind: devices.kind,
      isToTurn: signIns.isToTurn,
      seenAt: signIns.seenAt,
      expiresAt: signIns.expiresAt,
      provenAt: signIns.provenAt,
      id: staff.id,
      name: staff.name,
      roles: staff.roles,
      gateIds: staff.gateIds,
      stationIds: staff.stationIds,
    })
    .from(signIns)
    .innerJoin(staff, eq(staff.id, signIns.staffId))
    .leftJoin(devices, eq(devices.id, signIns.deviceId))
    .where(
      and(
        or(eq(signIns.secretHash, secretHash), and(eq(signIns.formerHash, secretHash), gt(signIns.formerUntil, now))),
        isNull(signIns.endedAt),
        gt(signIns.expiresAt, now),
        gt(signIns.seenAt, idleSince),
        isNull(staff.disabledAt),
      ),
    );
  if (!row) return undefined;
  const { seenAt, expiresAt, provenAt, proof, isToTurn, onlyAtDevice, deviceKind, gateIds, stationIds, ...holder } =
    row;
  const places = { ...(gateIds && { gateIds }), ...(stationIds && { stationIds }) };
  const terms = { ...(isToTurn && { isToTurn }), ...(onlyAtDevice && { onlyAtDevice }) };
  return { actor: { kind: 'staff', ...holder, ...places, ...terms }, proof, seenAt, expiresAt, provenAt, deviceKind };
}

/** In a sign-in it was shown anew who its holder is; its secret changes with the next request. */
export async function markProven(tx: Queryable, signInId: string, now: Date): Promise<void> {
  await tx.update(signIns).set({ provenAt: now, isToTurn: true }).where(eq(signIns.id, signInId));
}

/** Lets the sign-ins of a member of staff change their secrets at their next requests. */
export async function markToTurn(tx: Queryable, staffId: string): Promise<void> {
  await tx
    .update(signIns)
    .set({ isToTurn: true })
    .where(and(eq(signIns.staffId, staffId), isNull(signIns.endedAt)));
}

/** Gives a sign-in that is to turn another secret, and tells when it is over; of several at once only one does. */
export async function turnSignInRow(
  db: Queryable,
  signInId: string,
  { secretHash, formerUntil }: { secretHash: Buffer; formerUntil: Date },
): Promise<Date | undefined> {
  const [row] = await db
    .update(signIns)
    .set({ secretHash, formerHash: sql`${signIns.secretHash}`, formerUntil, isToTurn: false })
    .where(and(eq(signIns.id, signInId), isNull(signIns.endedAt), eq(signIns.isToTurn, true)))
    .returning({ expiresAt: signIns.expiresAt });
  return row?.expiresAt;
}

/** The sign-ins of a member of staff that still last, the newest first. */
export async function listLivingSignInRows(
  db: Queryable,
  staffId: string,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<Pick<SignInRow, 'id' | 'createdAt' | 'seenAt' | 'expiresAt' | 'proof' | 'client'>[]> {
  const { id, createdAt, seenAt, expiresAt, proof, client } = signIns;
  return db
    .select({ id, createdAt, seenAt, expiresAt, proof, client })
    .from(signIns)
    .where(and(eq(signIns.staffId, staffId), isNull(signIns.endedAt), gt(expiresAt, now), gt(seenAt, idleSince)))
    .orderBy(desc(createdAt), desc(id));
}

export async function findSignIn(
  db: Queryable,
  signInId: string,
): Promise<Pick<SignInRow, 'staffId' | 'expiresAt' | 'proof'> | undefined> {
  const { staffId, expiresAt, proof } = signIns;
  const [row] = await db.select({ staffId, expiresAt, proof }).from(signIns).where(eq(signIns.id, signInId));
  return row;
}

/** Lets one take of a sign-in follow another, so that it never holds two persons; whether it has not ended. */
export async function lockSignIn(tx: Queryable, signInId: string): Promise<boolean> {
  const [row] = await tx
    .select({ endedAt: signIns.endedAt })
    .from(signIns)
    .where(eq(signIns.id, signInId))
    .for('no key update');
  return row !== undefined && row.endedAt === null;
}

export async function markSeen(db: Queryable, signInId: string, now: Date): Promise<void> {
  await db
    .update(signIns)
    .set({ seenAt: sql`greatest(${signIns.seenAt}, ${now.toISOString()}::timestamptz)` })
    .where(eq(signIns.id, signInId));
}

export async function endSignInRow(tx: Queryable, signInId: string, now: Date): Promise<void> {
  await tx
    .update(signIns)
    .set({ endedAt: now })
    .where(and(eq(signIns.id, signInId), isNull(signIns.endedAt)));
}

/** Ends those that a member of staff has begun by their badge, and tells which. */
export const endSignInRowsByBadge = (tx: Queryable, staffId: string, now: Date): Promise<string[]> =>
  endWhere(tx, and(eq(signIns.staffId, staffId), eq(signIns.proof, 'badge')), now);

/** Ends those that hold at one device alone, and tells which. */
export const endSignInRowsAtDevice = (tx: Queryable, deviceId: string, now: Date): Promise<string[]> =>
  endWhere(tx, eq(signIns.deviceId, deviceId), now);

async function endWhere(tx: Queryable, which: SQL | undefined, now: Date): Promise<string[]> {
  const ended = await tx
    .update(signIns)
    .set({ endedAt: now })
    .where(and(which, isNull(signIns.endedAt)))
    .returning({ id: signIns.id });
  return ended.map(({ id }) => id);
}

/** Ends all of a member of staff that still last, and tells which. */
export const endSignInRowsOf = (tx: Queryable, staffId: string, now: Date): Promise<string[]> =>
  endWhere(tx, and(eq(signIns.staffId, staffId), gt(signIns.expiresAt, now)), now);

/** As `endSignInRowsOf`, but for one of them. */
export const endOtherSignInRowsOf = (
  tx: Queryable,
  { id, signInId }: Pick<StaffActor, 'id' | 'signInId'>,
  now: Date,
): Promise<string[]> =>
  endWhere(tx, and(eq(signIns.staffId, id), ne(signIns.id, signInId), gt(signIns.expiresAt, now)), now);

/** Uses up the links of a member of staff that were not used yet. */
export async function voidLinksOf(tx: Queryable, staffId: string, now: Date): Promise<void> {
  await tx
    .update(signInLinks)
    .set({ consumedAt: now })
    .where(and(eq(signInLinks.staffId, staffId), isNull(signInLinks.consumedAt)));
}

export async function findCollector(db: Queryable, keyHash: Buffer): Promise<CollectorActor | undefined> {
  const [row] = await db
    .select({ id: collectorKeys.id, purpose: collectorKeys.purpose })
    .from(collectorKeys)
    .where(and(eq(collectorKeys.keyHash, keyHash), isNull(collectorKeys.revokedAt)));
  return row && { kind: 'collector', ...row };
}

/** Whether there ever was a sign-in, of anyone. */
export async function hasAnyoneSignedIn(db: Queryable): Promise<boolean> {
  const rows = await db.select({ id: signIns.id }).from(signIns).limit(1);
  return rows.length > 0;
}
