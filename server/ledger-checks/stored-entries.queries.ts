import type postgres from 'postgres';
import type { DetailedEntry } from './details-check.ts';
import { SentRows } from './sent-rows.ts';

/** A statement for each ends well within the time that a statement may take, and little is held at a time. */
const atATime = 2_000;
const beforeAll = '-9223372036854775808';

export interface StoredEntriesWanted {
  /** The number after which to begin; from the very first, where it is not told. */
  readonly after?: number;
  /** With what lies beside each. */
  readonly withDetails: boolean;
}

interface Batch {
  /** The rows, written one after another; none where there are no more. */
  rows: Buffer | null;
  last: string | null;
}

/**
 * All entries in the order of their numbers, some at a time. All rows of a batch come as one value: of a million rows,
 * taking them apart one by one is what costs. While a batch is looked at the database makes up the next. Not by COPY,
 * after whose end the driver may leave the connection paused for ever.
 */
export async function* readStoredEntries(
  sql: postgres.TransactionSql,
  { after, withDetails }: StoredEntriesWanted,
): AsyncGenerator<DetailedEntry[]> {
  let coming = readBatch(sql, after === undefined ? beforeAll : String(after), withDetails);
  for (;;) {
    const [batch] = await coming;
    if (!batch?.rows || batch.last === null) return;
    coming = readBatch(sql, batch.last, withDetails);
    yield entriesOf(batch.rows);
  }
}

function readBatch(sql: postgres.TransactionSql, from: string, withDetails: boolean): postgres.PendingQuery<Batch[]> {
  const beside = withDetails ? sql`d.sealed, s.sealed_key` : sql`null::bytea as sealed, null::bytea as sealed_key`;
  const joins = withDetails
    ? sql`left join ledger_details d using (sequence) left join ledger_subjects s using (subject_id)`
    : sql``;
  return sql<Batch[]>`
    select string_agg(record_send(r), ''::bytea order by r.sequence) as rows, max(r.sequence)::text as last from (
      select sequence, e.at, e.actor_kind, e.actor_id, e.action, subject_id, e.commitment, e.previous_hash, e.hash, ${beside}
      from ledger e ${joins} where sequence > ${from} order by sequence limit ${atATime}
    ) r`.execute();
}

function entriesOf(bytes: Buffer): DetailedEntry[] {
  const entries: DetailedEntry[] = [];
  const rows = new SentRows(bytes);
  while (rows.begin(11)) {
    // In the order of the columns that were asked for.
    entries.push({
      sequence: Number(rows.field()?.readBigInt64BE()),
      at: instantOf(rows.field()),
      actorKind: textOf(rows.field()),
      actorId: uuidOf(rows.field()),
      action: textOf(rows.field()),
      subjectId: uuidOf(rows.field()),
      commitment: rows.field() ?? nothing,
      previousHash: rows.field() ?? nothing,
      hash: rows.field() ?? nothing,
      sealed: rows.field(),
      sealedKey: rows.field(),
    });
  }
  return entries;
}

const nothing = Buffer.alloc(0);
const textOf = (bytes: Buffer | null | undefined): string => bytes?.toString() ?? '';

/** Milliseconds from 1970 to 2000, from where PostgreSQL counts microseconds. */
const epochMs = Date.UTC(2000, 0, 1);

/** What is no whole millisecond was not written by us, and is no instant. */
function instantOf(bytes: Buffer | null | undefined): Date {
  const micros = bytes ? bytes.readInt32BE(0) * 2 ** 32 + bytes.readUInt32BE(4) : Number.NaN;
  return new Date(micros % 1000 === 0 ? micros / 1000 + epochMs : Number.NaN);
}

function uuidOf(bytes: Buffer | null | undefined): string | null {
  if (!bytes) return null;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
