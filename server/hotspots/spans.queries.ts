import type postgres from 'postgres';
import type { Database } from '../../db/client.ts';
import { binBounds } from './histogram.ts';

/** What speaks SQL here: the pool, or one transaction. */
type Sql = postgres.Sql | postgres.TransactionSql;

/** Lengths of the spans to which readings are rolled up, in minutes. */
export type SpanMinutes = 1 | 15;

/** Any number, as long as it is always this one: spans are rolled up by one at a time. */
export const rollUpLock = 7_241_932;

/** As text: the client that Drizzle has in hand serialises no instants. */
const instant = (ms: number) => new Date(ms).toISOString();

/** The oldest spans of this length for which something came in, of those that start from one instant on, before another. */
export async function listSpansDue(
  sql: Sql,
  minutes: SpanMinutes,
  fromMs: number,
  beforeMs: number,
  limit: number,
): Promise<number[]> {
  const rows = await sql<{ startsMs: number }[]>`
    select extract(epoch from starts_at)::float8 * 1000 as "startsMs"
    from (
      select distinct starts_at from hotspot_spans_due
      where minutes = ${minutes} and starts_at >= ${instant(fromMs)}::timestamptz
        and starts_at < ${instant(beforeMs)}::timestamptz
      order by starts_at limit ${limit}
    ) due
    order by starts_at`;
  return rows.map(({ startsMs }) => startsMs);
}

/** Waits until nobody else rolls up. */
export async function lockSpans(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${rollUpLock})`;
}

/**
 * Strikes a span off what is due. What is read in a later statement of the same transaction holds at least what it was
 * named for: a batch that is stored later than this names it again, as it stores.
 */
export async function deleteSpansDue(sql: Sql, minutes: SpanMinutes, startMs: number): Promise<void> {
  await sql`delete from hotspot_spans_due where minutes = ${minutes} and starts_at = ${instant(startMs)}::timestamptz`;
}

/** Strikes off all spans of this length that start before an instant. */
export async function deleteSpansDueBefore(sql: Sql, minutes: SpanMinutes, beforeMs: number): Promise<void> {
  await sql`delete from hotspot_spans_due where minutes = ${minutes} and starts_at < ${instant(beforeMs)}::timestamptz`;
}

export async function insertSpansDue(sql: Sql, minutes: SpanMinutes, startMs: number): Promise<void> {
  await sql`insert into hotspot_spans_due (minutes, starts_at) values (${minutes}, ${instant(startMs)}::timestamptz)`;
}

const figures = [
  ...['readings', 'clients_sum', 'clients_max', 'rated', 'rx_thousandths', 'tx_thousandths', 'rx_max', 'tx_max'],
  ...[
    'throughput_max',
    'timed',
    'airtime_thousandths',
    'airtime_max',
    'clients_bins',
    'throughput_bins',
    'airtime_bins',
  ],
];
const listed = figures.join(', ');
/**
 * Readings are never changed or taken away, so a span whose count is the same is the same. A row stays where it is when
 * it is not: what rolls up writes nothing that is there already.
 */
const replacing = (table: string) => `
  on conflict on constraint ${table}_pkey do update set ${figures.map((name) => `${name} = excluded.${name}`).join(', ')}
  where ${table}.readings <> excluded.readings`;

const numbersTo = (count: number) => Array.from({ length: count }, (_, number) => number);
/** How many rows fell into each bin; a minute has room for 32,767 in one. */
const binsCounted = (bin: string, bounds: readonly number[]) => {
  const counts = numbersTo(bounds.length + 1).map(
    (number) => `least(count(*) filter (where ${bin} = ${number}), 32767)`,
  );
  return `case when count(${bin}) > 0 then array[${counts.join(', ')}]::smallint[] end`;
};
const binsSummed = (bins: string, bounds: readonly number[]) => {
  const sums = numbersTo(bounds.length + 1).map((number) => `sum(${bins}[${number + 1}])`);
  return `case when count(${bins}) > 0 then array[${sums.join(', ')}]::integer[] end`;
};
const arrayOf = (bounds: readonly number[]) => `'{${bounds.join(',')}}'::float8[]`;

// The inner select stays one of its own (`offset 0`): each bin is found once for a row, not once for each count.
const minuteStatement = `
  insert into hotspot_minutes (hotspot, starts_at, ${listed})
  select hotspot, $1::timestamptz, count(*), sum(clients), max(clients),
    count(throughput), sum((rx * 1000)::bigint), sum((tx * 1000)::bigint), max(rx), max(tx), max(throughput),
    count(airtime), sum((airtime::float8 * 1000)::bigint), max(airtime),
    ${binsCounted('clients_bin', binBounds.clients)},
    ${binsCounted('throughput_bin', binBounds.throughput)},
    ${binsCounted('airtime_bin', binBounds.airtime)}
  from (
    select hotspot, clients, rx, tx, rx + tx as throughput, airtime,
      width_bucket(clients::float8, ${arrayOf(binBounds.clients)}) as clients_bin,
      width_bucket(rx + tx, ${arrayOf(binBounds.throughput)}) as throughput_bin,
      width_bucket(airtime::float8, ${arrayOf(binBounds.airtime)}) as airtime_bin
    from (
      select hotspot, clients, airtime,
        case when tx_mbps is not null then rx_mbps::float8 end as rx,
        case when rx_mbps is not null then tx_mbps::float8 end as tx
      from hotspot_readings where at >= $1::timestamptz and at < $1::timestamptz + interval '1 minute'
    ) told
    offset 0
  ) binned
  group by hotspot
  ${replacing('hotspot_minutes')}`;

const quarterStatement = `
  insert into hotspot_quarters (hotspot, starts_at, ${listed})
  select hotspot, $1::timestamptz, sum(readings), sum(clients_sum), max(clients_max),
    sum(rated), sum(rx_thousandths), sum(tx_thousandths), max(rx_max), max(tx_max), max(throughput_max),
    sum(timed), sum(airtime_thousandths), max(airtime_max),
    ${binsSummed('clients_bins', binBounds.clients)},
    ${binsSummed('throughput_bins', binBounds.throughput)},
    ${binsSummed('airtime_bins', binBounds.airtime)}
  from hotspot_minutes where starts_at >= $1::timestamptz and starts_at < $1::timestamptz + interval '15 minutes'
  group by hotspot
  ${replacing('hotspot_quarters')}`;

/** Rolls up all readings of a minute, or all minutes of a quarter of an hour, over what stands there. */
export async function upsertSpan(sql: Sql, minutes: SpanMinutes, startMs: number): Promise<void> {
  const statement = minutes === 1 ? minuteStatement : quarterStatement;
  await sql.unsafe(statement, [instant(startMs)], { prepare: true });
}

/** What is rolled up of a hotspot in one span; sums of rates and air time in thousandths. */
export interface KeptSpan {
  startsAt: Date;
  readings: number;
  clientsSum: number;
  clientsMax: number;
  clientsBins: number[];
  rated: number;
  rxThousandths: number | null;
  txThousandths: number | null;
  rxMax: number | null;
  txMax: number | null;
  throughputMax: number | null;
  throughputBins: number[] | null;
  timed: number;
  airtimeThousandths: number | null;
  airtimeMax: number | null;
  airtimeBins: number[] | null;
}

/** The spans of one hotspot that start between two instants, oldest first. */
export const hotspotSpansBetween = (
  sql: Database['sql'],
  minutes: SpanMinutes,
  number: number,
  since: Date,
  until: Date,
) => sql<KeptSpan[]>`
  select starts_at as "startsAt", readings, clients_sum::float8 as "clientsSum", clients_max as "clientsMax",
    clients_bins as "clientsBins", rated, rx_thousandths::float8 as "rxThousandths",
    tx_thousandths::float8 as "txThousandths", rx_max as "rxMax", tx_max as "txMax",
    throughput_max as "throughputMax", throughput_bins as "throughputBins", timed,
    airtime_thousandths::float8 as "airtimeThousandths", airtime_max as "airtimeMax", airtime_bins as "airtimeBins"
  from ${sql(minutes === 1 ? 'hotspot_minutes' : 'hotspot_quarters')}
  where hotspot = ${number} and starts_at >= ${since} and starts_at < ${until}
  order by starts_at`;

export async function listSpans(
  { sql }: Database,
  minutes: SpanMinutes,
  number: number,
  since: Date,
  until: Date,
): Promise<KeptSpan[]> {
  return hotspotSpansBetween(sql, minutes, number, since, until);
}
