import { sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';

/*
 * What retention deletes and cuts as time goes by. Each tells how many rows it was; doing it again changes nothing. Raw
 * statements, for its role sees only the columns that they name.
 */

const rowsAtOnce = 5_000;

async function countOf(db: Queryable, statement: ReturnType<typeof sql>): Promise<number> {
  return (await db.execute(statement)).count ?? 0;
}

const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;

/** Scans from before `ordinary`, and those whose verdict is disputed from before `disputed`: some thousand at a time. */
export async function cutScansBefore(
  db: Queryable,
  { ordinary, disputed }: { ordinary: Date; disputed: Date },
): Promise<number> {
  let cut = 0;
  for (;;) {
    const now = await countOf(
      db,
      sql`update scans set delegate_id = null, badge_serial = null, token = null, signature = null
        where id in (
          select id from scans where num_nonnulls(delegate_id, badge_serial, token, signature) > 0
            and corrected_time < case when coalesce(shown_verdict <> verdict, false)
              then ${at(disputed)} else ${at(ordinary)} end
          limit ${rowsAtOnce})`,
    );
    cut += now;
    if (now < rowsAtOnce) return cut;
  }
}

export const deletePhoneProofs = (db: Queryable, before: Date) =>
  countOf(db, sql`delete from phone_proofs where made_at < ${at(before)}`);

export const deleteAlerts = (db: Queryable, acknowledgedBefore: Date) =>
  countOf(db, sql`delete from alerts where acknowledged_at < ${at(acknowledgedBefore)}`);

export const deleteHandOvers = (db: Queryable, closedBefore: Date) =>
  countOf(db, sql`delete from hand_overs where closed_at < ${at(closedBefore)}`);

export const clearImportFaults = (db: Queryable, endedBefore: Date) =>
  countOf(db, sql`update delegate_imports set faults = '[]' where faults <> '[]' and ended_at < ${at(endedBefore)}`);

/** Forms whose time was over before then, with their photographs, and letters that were for a form only. */
export async function deleteForms(db: Queryable, expiredBefore: Date): Promise<number> {
  const over = sql`select id from registration_drafts where expires_at < ${at(expiredBefore)}`;
  await db.execute(sql`delete from letters where draft_id in (${over}) and delegate_id is null`);
  await db.execute(sql`update letters set draft_id = null where draft_id in (${over})`);
  return countOf(db, sql`delete from registration_drafts where expires_at < ${at(expiredBefore)}`);
}

export const deleteLetters = (db: Queryable, settledBefore: Date) =>
  countOf(db, sql`delete from letters where coalesce(sent_at, given_up_at) < ${at(settledBefore)}`);

/** Of delegates: what was signed in by a link goes before the link, which is good until it is ended. */
export async function deleteDelegateAccess(db: Queryable, endedBefore: Date): Promise<number> {
  const signIns = await countOf(
    db,
    sql`delete from delegate_sign_ins where coalesce(ended_at, expires_at) < ${at(endedBefore)} or link_id in (
      select id from delegate_links where ended_at < ${at(endedBefore)})`,
  );
  const links = await countOf(
    db,
    sql`delete from delegate_links where ended_at < ${at(endedBefore)} or (expires_at < ${at(endedBefore)}
      and not exists (select from delegate_sign_ins s where s.link_id = delegate_links.id))`,
  );
  return signIns + links;
}

/** Of staff: sign-ins, links for them, and badges that were taken away. A verification that was decided outlives the sign-in. */
export async function deleteStaffAccess(db: Queryable, endedBefore: Date): Promise<number> {
  const over = sql`select id from sign_ins where least(ended_at, expires_at) < ${at(endedBefore)}
    and not exists (select from verifications v where v.taken_sign_in = sign_ins.id and v.outcome is null)
    and not exists (select from phone_proofs p where p.sign_in_id = sign_ins.id)`;
  await db.execute(sql`update verifications set taken_sign_in = null where taken_sign_in in (${over})`);
  const signIns = await countOf(db, sql`delete from sign_ins where id in (${over})`);
  const links = await countOf(
    db,
    sql`delete from sign_in_links where coalesce(consumed_at, expires_at) < ${at(endedBefore)}`,
  );
  return signIns + links + (await countOf(db, sql`delete from staff_badges where revoked_at < ${at(endedBefore)}`));
}

/** Codes that enrolled a device, or never did, and what devices were signed in by. */
export async function deleteDeviceAccess(db: Queryable, expiredBefore: Date): Promise<number> {
  const codes = await countOf(db, sql`delete from device_codes where expires_at < ${at(expiredBefore)}`);
  return codes + (await countOf(db, sql`delete from device_sign_ins where expires_at < ${at(expiredBefore)}`));
}

export const deletePasskeys = (db: Queryable, revokedBefore: Date) =>
  countOf(
    db,
    sql`delete from passkeys where revoked_at < ${at(revokedBefore)}
      and not exists (select from phone_proofs where passkey_id = passkeys.id)`,
  );

/** What nobody decided in time is expired. */
export const expireProposals = (db: Queryable, now: Date) =>
  countOf(
    db,
    sql`update proposals set outcome = 'expired', decided_at = ${at(now)} where outcome is null and expires_at < ${at(now)}`,
  );

/** What was decided; an erasure that was confirmed stays until it is done, and goes with the person. */
export const deleteProposals = (db: Queryable, decidedBefore: Date) =>
  countOf(
    db,
    sql`delete from proposals where decided_at < ${at(decidedBefore)}
      and not (kind = 'erase_delegate' and outcome = 'confirmed')`,
  );

/** Connections that were over before then, and those of who was erased once nothing is to be ended any more. */
export const cutConnections = (db: Queryable, endedBefore: Date) =>
  countOf(
    db,
    sql`update connections set delegate_id = null, credential_id = null, device_address = null, accounting_id = null
      where num_nonnulls(delegate_id, credential_id, device_address, accounting_id) > 0 and (
        coalesce(ended_at, lasts_until) < ${at(endedBefore)}
        or (delegate_id is null and not exists (select from disconnects where connection_id = connections.id and outcome is null)))`,
  );

export const deleteJoinAttempts = (db: Queryable, before: Date) =>
  countOf(db, sql`delete from join_attempts where at < ${at(before)}`);

export const deleteStrangerAttempts = (db: Queryable, before: Date) =>
  countOf(db, sql`delete from stranger_attempts where since < ${at(before)}`);

export const deleteAccounting = (db: Queryable, before: Date) =>
  countOf(db, sql`delete from accounting_events where at < ${at(before)}`);

export const deleteUnreadableAccounting = (db: Queryable, before: Date) =>
  countOf(db, sql`delete from unreadable_accounting where at < ${at(before)}`);

/** When the conference ends, and where its nights are; none before it is set up. */
export async function findConferenceEnd(db: Queryable): Promise<{ endsAt: Date; timeZone: string } | undefined> {
  const [row] = await db.execute<{ ends_at: string; time_zone: string }>(
    sql`select ends_at, time_zone from conference where id = 1`,
  );
  return row && { endsAt: new Date(row.ends_at), timeZone: row.time_zone };
}

/** What is of use at the conference only: photographs, answers, documents, guardians, devices on the network, notes of stations. */
export async function cutAfterConference(db: Queryable): Promise<number> {
  const statements = [
    sql`delete from photographs`,
    sql`delete from answers`,
    sql`delete from network_credentials`,
    sql`delete from network_devices`,
    sql`update delegates set document_hash = null, document_last4 = null, document_country = null, birth_date = null,
      guardian_id = null, guardian_name = null, guardian_phone = null
      where num_nonnulls(document_hash, document_last4, document_country, birth_date, guardian_id, guardian_name,
        guardian_phone) > 0`,
    sql`update verifications set note = '', passed_on_because = null where note <> '' or passed_on_because is not null`,
  ];
  let cut = 0;
  for (const statement of statements) cut += await countOf(db, statement);
  return cut;
}
