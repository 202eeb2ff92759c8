import type { Database } from '../../db/client.ts';
import type { NumberedReading } from './numbered-reading.ts';

const minuteMs = 60_000;

type Figure = Exclude<keyof NumberedReading, 'number' | 'atMs' | 'isFromAccounting'>;

/**
 * One figure of all readings as PostgreSQL writes an array, in whole steps of `1 / scale`: whole numbers are written, and
 * read, at half the cost of fractions. A driver that is given numbers makes the same of them, at twice the cost. The array
 * of a figure that no reading tells is empty: `unnest` fills up with null.
 */
function arrayText(batch: readonly NumberedReading[], figure: Figure, scale = 1): string {
  const values: (number | string)[] = [];
  let isTold = false;
  for (const reading of batch) {
    const value = reading[figure];
    if (value !== undefined) isTold = true;
    values.push(value === undefined ? 'NULL' : scale === 1 ? value : Math.round(value * scale));
  }
  return isTold ? `{${values.join(',')}}` : '{}';
}

/**
 * Writes a batch of one source in one statement, and names the minutes that it is of to those who roll up. A reading that is there
 * already, of the same hotspot and instant, stays as it was. Returns how many were new.
 */
export async function insertReadings({ sql }: Database, told: readonly NumberedReading[]): Promise<number> {
  // Of two batches with the same readings one waits for the other: always in this order, or each would for the other.
  const batch = told.toSorted((a, b) => a.atMs - b.atMs || a.number - b.number);
  const minutes = new Set(batch.map(({ atMs }) => Math.floor(atMs / minuteMs) * (minuteMs / 1000)));
  const { count } = await sql`
    with due as (
      insert into hotspot_spans_due (minutes, starts_at)
      select 1, to_timestamp(starts) from unnest(${`{${[...minutes].join(',')}}`}::float8[]) starts
    )
    insert into hotspot_readings (hotspot, at, clients, rx_mbps, tx_mbps, airtime, clients_24, clients_5, clients_6,
      rx_octets, tx_octets, up_seconds, is_from_accounting)
    select number, to_timestamp(at), clients, rx / 1000.0::float8, tx / 1000.0::float8, airtime / 1000.0::float8,
      clients_24, clients_5, clients_6, rx_octets, tx_octets, up, ${batch[0]?.isFromAccounting ?? false}::boolean
    from unnest(
      ${keysText(batch, ({ number }) => number)}::integer[],
      ${keysText(batch, ({ atMs }) => atMs / 1000)}::float8[],
      ${arrayText(batch, 'clients')}::integer[],
      ${arrayText(batch, 'rxMbps', 1000)}::integer[],
      ${arrayText(batch, 'txMbps', 1000)}::integer[],
      ${arrayText(batch, 'airtime', 1000)}::integer[],
      ${arrayText(batch, 'clients24')}::integer[],
      ${arrayText(batch, 'clients5')}::integer[],
      ${arrayText(batch, 'clients6')}::integer[],
      ${arrayText(batch, 'rxOctets')}::bigint[],
      ${arrayText(batch, 'txOctets')}::bigint[],
      ${arrayText(batch, 'upSeconds')}::float8[]
    ) listed (number, at, clients, rx, tx, airtime, clients_24, clients_5, clients_6, rx_octets, tx_octets, up)
    on conflict on constraint hotspot_readings_pkey do nothing`;
  return count;
}

const keysText = (batch: readonly NumberedReading[], key: (reading: NumberedReading) => number): string =>
  `{${batch.map(key).join(',')}}`;

type Nulled<T> = { [Key in keyof T]: Exclude<T[Key], undefined> | null };
/** Octets come as text: they need all of 64 bits. */
type Kept = Omit<
  Required<NumberedReading>,
  'atMs' | 'number' | 'clients' | 'rxOctets' | 'txOctets' | 'isFromAccounting'
>;
type ReadingRow = Nulled<Kept> & {
  number: number;
  at: Date;
  clients: number;
  rxOctets: string | null;
  txOctets: string | null;
  isFromAccounting: boolean;
};

const columns = (sql: Database['sql']) => sql`
  r.hotspot as number, r.at, r.clients, r.rx_mbps as "rxMbps", r.tx_mbps as "txMbps", r.airtime,
  r.clients_24 as "clients24", r.clients_5 as "clients5", r.clients_6 as "clients6",
  r.rx_octets as "rxOctets", r.tx_octets as "txOctets", r.up_seconds as "upSeconds",
  r.is_from_accounting as "isFromAccounting"`;

/** With nothing for what is null. */
function toReading({
  number,
  at,
  clients,
  rxOctets,
  txOctets,
  isFromAccounting,
  ...figures
}: ReadingRow): NumberedReading {
  const reading: Record<string, number | true> = { number, atMs: at.getTime(), clients };
  if (isFromAccounting) reading.isFromAccounting = true;
  for (const [figure, value] of Object.entries(figures)) if (value !== null) reading[figure] = value;
  if (rxOctets !== null) reading.rxOctets = Number(rxOctets);
  if (txOctets !== null) reading.txOctets = Number(txOctets);
  return reading as unknown as NumberedReading;
}

/** What is kept of the hotspots and instants of a batch. */
export async function findReadings({ sql }: Database, batch: readonly NumberedReading[]): Promise<NumberedReading[]> {
  const instants = batch.map(({ atMs }) => atMs / 1000);
  const rows = await sql<ReadingRow[]>`
    select ${columns(sql)}
    from unnest(${keysText(batch, ({ number }) => number)}::integer[], ${`{${instants.join(',')}}`}::float8[]) told (number, at)
    join hotspot_readings r on r.hotspot = told.number and r.at = to_timestamp(told.at)::timestamptz(3)
    where r.at between to_timestamp(${Math.min(...instants)}) and to_timestamp(${Math.max(...instants)})`;
  return rows.map(toReading);
}

/** The two newest readings of each hotspot on the board: one look into the index of each partition for each hotspot. */
export const newestReadings = (sql: Database['sql'], since: Date, until: Date) => sql<ReadingRow[]>`
  select ${columns(sql)}
  from hotspots h
  cross join lateral (
    select * from hotspot_readings
    where hotspot = h.number and at >= ${since} and at <= ${until}
    order by at desc limit 2
  ) r
  where h.removed_at is null
  order by r.at`;

/**
 * The two newest readings of each hotspot on the board, of those made between two instants, oldest first: what it says
 * now, and how often it says something.
 */
export async function listNewestReadings({ sql }: Database, since: Date, until: Date): Promise<NumberedReading[]> {
  return (await newestReadings(sql, since, until)).map(toReading);
}

/** The readings of one hotspot between two instants: the newest `limit` of them. */
export const hotspotReadingsBetween = (sql: Database['sql'], number: number, since: Date, until: Date, limit: number) =>
  sql<ReadingRow[]>`
  select ${columns(sql)}
  from hotspot_readings r
  where r.hotspot = ${number} and r.at >= ${since} and r.at <= ${until}
  order by r.at desc limit ${limit}`;

/** As `hotspotReadingsBetween`, oldest first. */
export async function listReadings(
  { sql }: Database,
  number: number,
  since: Date,
  until: Date,
  limit: number,
): Promise<NumberedReading[]> {
  return (await hotspotReadingsBetween(sql, number, since, until, limit)).map(toReading).reverse();
}
