import type postgres from 'postgres';
import { CopiedRows } from './copied-rows.ts';
import type { DetailedEntry } from './details-check.ts';

/** Each statement ends well within the time that a statement may take. */
const perStatement = 100_000;
const beforeAll = '-9223372036854775808';

export interface StoredEntriesWanted {
  /** The number after which to begin; from the very first, where it is not told. */
  readonly after?: number;
  /** With what lies beside each. */
  readonly withDetails: boolean;
}

/**
 * All entries in the order of their numbers, a few hundred at a time, as bytes that PostgreSQL copies out: of a million
 * rows, reading them is what costs. A list, and the bytes in it, last until the next one.
 */
export async function* readStoredEntries(
  sql: postgres.TransactionSql,
  { after, withDetails }: StoredEntriesWanted,
): AsyncGenerator<DetailedEntry[]> {
  let from = after === undefined ? beforeAll : String(after);
  let count: number;
  do {
    count = 0;
    const stream = await sql.unsafe(statementOf(from, withDetails)).readable();
    const rows = new CopiedRows(11);
    for await (const piece of stream) {
      const entries = Array.from(rows.take(piece as Buffer), asEntry);
      count += entries.length;
      const last = entries.at(-1);
      if (last) from = String(last.sequence);
      yield entries;
    }
  } while (count === perStatement);
}

/** Numbers stand in the text, for a copy takes no parameters: `from` is one that was read, or given as a number. */
function statementOf(from: string, withDetails: boolean): string {
  const beside = withDetails ? 'd.sealed, s.sealed_key' : 'null::bytea, null::bytea';
  const joins = withDetails
    ? 'left join ledger_details d using (sequence) left join ledger_subjects s using (subject_id)'
    : '';
  return `copy (
    select sequence, e.at, e.actor_kind, e.actor_id, e.action, subject_id, e.commitment, e.previous_hash, e.hash, ${beside}
    from ledger e ${joins} where sequence > ${from} order by sequence limit ${perStatement}
  ) to stdout (format binary)`;
}

function asEntry([
  sequence,
  at,
  kind,
  actor,
  action,
  subject,
  commitment,
  previous,
  hash,
  sealed,
  key,
]: (Buffer | null)[]) {
  return {
    sequence: Number(sequence?.readBigInt64BE()),
    at: instantOf(at),
    actorKind: textOf(kind),
    actorId: uuidOf(actor),
    action: textOf(action),
    subjectId: uuidOf(subject),
    commitment: commitment ?? nothing,
    previousHash: previous ?? nothing,
    hash: hash ?? nothing,
    sealed: sealed ?? null,
    sealedKey: key ?? null,
  } satisfies DetailedEntry;
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
