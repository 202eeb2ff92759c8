import postgres from 'postgres';
import type { Database, Transaction } from '../../../db/client.ts';
import type { DisconnectOutcome } from '../../../db/network-vocabulary.ts';

/** A connection that is to be ended, and where. */
export interface DueDisconnect {
  readonly connectionId: string;
  /** As the access point calls the connection, where it has told. */
  readonly accountingId: string | null;
  /** Twelve lower hex digits; null where retention has cut it. */
  readonly deviceAddress: string | null;
  /** The device has a newer connection: only by its own name is this one meant. */
  readonly hasNewer: boolean;
  /** It was asked for in vain before, and told of. */
  readonly wasUnanswered: boolean;
  readonly accessPointId: number;
  readonly accessPoint: string;
  /** None of one over TLS, wherever it is. */
  readonly address: string | null;
  readonly port: number;
  readonly secretBox: Buffer;
  readonly isOverTls: boolean;
}

/** What came of one. */
export interface SettledDisconnect {
  readonly connectionId: string;
  readonly outcome: DisconnectOutcome;
  /** How many packets went out. */
  readonly tries: number;
}

interface Room {
  readonly atMost: number;
  readonly atOnePoint: number;
  /** How many are under way, by access point. */
  readonly busy: ReadonlyMap<number, number>;
}

/**
 * Claims those that are due, the longest due first: for `claimMs` nobody else is given them. Due by the clock of the
 * database, which wrote them. With `unanswered` those that were asked for in vain, where the connection still lasts.
 */
export async function claimDisconnects(
  { sql }: Pick<Database, 'sql'>,
  which: 'due' | 'unanswered',
  { atMost, atOnePoint, busy }: Room,
  claimMs: number,
): Promise<DueDisconnect[]> {
  const isDue =
    which === 'due'
      ? sql`d.outcome is null and d.due_at <= now()`
      : sql`d.outcome in ('no_answer', 'refused') and d.due_at <= now() and c.ended_at is null and c.lasts_until > now()`;
  const rows = await sql<DueDisconnect[]>`
    with placed as (
      select d.connection_id, d.due_at, coalesce(b.busy, 0)
        + row_number() over (partition by c.access_point_id order by d.due_at, d.connection_id) as place
      from disconnects d
      join connections c on c.id = d.connection_id
      left join unnest(${[...busy.keys()]}::int[], ${[...busy.values()]}::int[]) b(id, busy) on b.id = c.access_point_id
      where ${isDue}
    ), chosen as (
      select connection_id from placed where place <= ${atOnePoint} order by due_at, connection_id limit ${atMost}
    )
    update disconnects d set due_at = now() + ${claimMs}::float8 * interval '1 ms'
    from connections c join access_points p on p.id = c.access_point_id
    where d.connection_id in (select connection_id from chosen) and c.id = d.connection_id and ${isDue}
    returning d.connection_id as "connectionId", c.accounting_id as "accountingId", c.device_address as "deviceAddress",
      exists (
        select from connections newer where newer.delegate_id = c.delegate_id and newer.device_address = c.device_address
          and newer.ended_at is null and newer.admitted_at > c.admitted_at) as "hasNewer",
      d.outcome is not null as "wasUnanswered", p.id as "accessPointId", p.name as "accessPoint", host(p.address) as address,
      p.disconnect_port as port, p.secret_box as "secretBox", p.is_over_tls as "isOverTls"`;
  return rows.map((row) => ({ ...row }));
}

/** What a server that is gone had claimed is due at once. */
export async function releaseClaims({ sql }: Pick<Database, 'sql'>): Promise<void> {
  await sql`update disconnects set due_at = now() where outcome is null and due_at > now()`;
}

/** Writes what came of these; those that nobody answered, or that were refused, are due again after `againMs`. */
export async function updateSettled(
  { sql }: Pick<Transaction, 'sql'>,
  settled: readonly SettledDisconnect[],
  againMs: number,
): Promise<void> {
  await sql`
    update disconnects d set
      outcome = s.outcome,
      tries = least(32767, d.tries + s.tries),
      settled_at = case when d.outcome = s.outcome then d.settled_at else now() end,
      due_at = case when s.outcome in ('no_answer', 'refused') then now() + ${againMs}::float8 * interval '1 ms' else d.due_at end
    from unnest(
      ${settled.map(({ connectionId }) => connectionId)}::uuid[],
      ${settled.map(({ outcome }) => outcome)}::text[],
      ${settled.map(({ tries }) => tries)}::int[]) s(id, outcome, tries)
    where d.connection_id = s.id`;
}

/** The access point has ended these, or knows nothing of them: what accounting tells later does not change that. */
export async function updateConnectionsEnded(
  { sql }: Pick<Transaction, 'sql'>,
  settled: readonly SettledDisconnect[],
): Promise<void> {
  const ended = settled.flatMap(({ connectionId, outcome }) => {
    if (outcome === 'acknowledged') return [{ connectionId, end: 'disconnected' }];
    return outcome === 'no_such_connection' ? [{ connectionId, end: 'untold' }] : [];
  });
  if (ended.length === 0) return;
  await sql`
    update connections c set ended_at = greatest(c.admitted_at, now()), "end" = e.how
    from unnest(${ended.map(({ connectionId }) => connectionId)}::uuid[], ${ended.map(({ end }) => end)}::text[]) e(id, how)
    where c.id = e.id and c.ended_at is null`;
}

/** Ends those whose time was over a minute ago and of which nothing was told for a quarter of an hour; how many. */
export async function endLapsed({ sql }: Pick<Database, 'sql'>): Promise<number> {
  const ended = await sql`
    update connections set ended_at = greatest(admitted_at, lasts_until, told_at), "end" = 'untold'
    where ended_at is null and lasts_until < now() - interval '1 minute'
      and (told_at is null or told_at < now() - interval '15 minutes')`;
  return ended.count;
}

/**
 * Calls `onRequested` when the database has written disconnects, and whenever it may have without being heard. A lost
 * connection is made again.
 */
export function listenForDisconnects(url: string, onRequested: () => void): { stop(): Promise<void> } {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 3,
    backoff: (tries: number) => Math.min(0.1 * tries, 1),
    connection: { application_name: 'causeway disconnects', role: 'causeway_app' },
    onnotice: () => undefined,
  });
  // Where it cannot be listened, who looks every second finds them all the same.
  sql.listen('network_disconnects', onRequested, onRequested).catch(() => undefined);
  return { stop: () => sql.end({ timeout: 1 }) };
}
