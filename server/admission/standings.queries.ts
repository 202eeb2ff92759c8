import type { Database } from '../../db/client.ts';
import type { BadgeStanding } from './judge-scan.ts';
import type { Presence } from './presence.ts';
import { type PresenceRow, presenceFrom } from './presence-rows.queries.ts';

/*
 * How delegates stand before any gate, without a scan and without a lock. Instants are milliseconds since 1970.
 */

type Sql = Database['sql'];

export interface Standing {
  readonly delegateId: string;
  readonly name: string;
  readonly nameLatin: string;
  readonly companionOf: string | null;
  /** With their best badge: the newest that is good, or else the newest. */
  readonly badge: BadgeStanding;
  readonly hasBadge: boolean;
}

type Row = BadgeStanding & Omit<Standing, 'badge' | 'hasBadge'> & { serial: number | null };

const columns = (sql: Sql) => sql`
  d.id as "delegateId", d.name, d.name_latin as "nameLatin", d.companion_of as "companionOf", d.category,
    d.status, d.vetting, date_part('epoch', d.vetted_at) * 1000 as "vettedAt", b.serial::float8 as serial, coalesce(date_part('epoch', b.valid_from) * 1000, 0) as "validFrom",
    coalesce(date_part('epoch', b.valid_until) * 1000, 0) as "validUntil",
    date_part('epoch', b.revoked_at) * 1000 as "revokedAt", coalesce(b.replaced_by is not null, false) as "isReplaced",
    v.outcome, v.reason as "outcomeReason", date_part('epoch', v.decided_at) * 1000 as "outcomeAt"`;

const joined = (sql: Sql) => sql`
  left join lateral (
    select serial, valid_from, valid_until, revoked_at, replaced_by from badges
    where delegate_id = d.id order by (revoked_at is null) desc, serial desc limit 1
  ) b on true
  left join lateral (
    select outcome, reason, decided_at from verifications
    where delegate_id = d.id and outcome in ('verified', 'refused') order by decided_at desc limit 1
  ) v on true`;

const standingOf = ({ delegateId, name, nameLatin, companionOf, serial, ...badge }: Row): Standing => ({
  ...{ delegateId, name, nameLatin, companionOf, badge, hasBadge: serial !== null },
});

/** Of all delegates who are approved. */
export async function listApproved(sql: Sql): Promise<Standing[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from delegates d ${joined(sql)} where d.status = 'approved'`;
  return rows.map(standingOf);
}

export async function findStanding(sql: Sql, delegateId: string): Promise<Standing | undefined> {
  const [row] = await sql<Row[]>`
    select ${columns(sql)} from delegates d ${joined(sql)} where d.id = ${delegateId}::uuid`;
  return row && standingOf(row);
}

/** Where everybody is who was ever let in, by delegate id. */
export async function listAllPresences(sql: Sql): Promise<Map<string, Presence>> {
  const rows = await sql<(PresenceRow & { delegateId: string })[]>`
    select delegate_id as "delegateId", zone_id as "zoneId", entries, date_part('epoch', last_time) * 1000 as "lastTime",
      last_device_id as "lastDeviceId", last_sequence::float8 as "lastSequence", category as "insideAs",
      stays::text as stays, visits::text as visits, date_part('epoch', runs_out_at) * 1000 as "runsOutAt",
      date_part('epoch', checked_out_at) * 1000 as "checkedOutAt"
    from presences where last_time is not null`;
  return new Map(rows.map((row) => [row.delegateId, presenceFrom(row)]));
}
