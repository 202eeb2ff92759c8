import { hash } from 'node:crypto';

/** One entry of the ledger, but for its own hash. */
export interface HashedEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectId: string | null;
  readonly commitment: Uint8Array;
  readonly previousHash: Uint8Array;
}

/** The hash before the first entry. */
export const ledgerOrigin = Buffer.alloc(32);

/** Written over by each entry: nothing waits between the writing and the hashing. */
let page = Buffer.allocUnsafe(1024);

/**
 * SHA-256 over the entry's parts, each preceded by its length in bytes and a colon, so that no two entries are written
 * alike: the words in UTF-8, instants as in ISO 8601 with milliseconds, what is absent as nothing. An instant that is
 * none is written as nothing, and so gives a hash that no entry has.
 */
export function hashOfEntry(entry: HashedEntry): Buffer {
  const { sequence, at, actorKind, actorId, action, subjectId, commitment, previousHash } = entry;
  const words =
    part(String(sequence)) +
    part(Number.isNaN(at.getTime()) ? '' : at.toISOString()) +
    part(actorKind) +
    part(actorId ?? '') +
    part(action) +
    part(subjectId ?? '');
  const most = words.length * 3 + commitment.length + previousHash.length + 32;
  if (most > page.length) page = Buffer.allocUnsafe(most);
  let end = page.write(words);
  for (const bytes of [commitment, previousHash]) {
    end += page.write(`${bytes.length}:`, end, 'latin1');
    page.set(bytes, end);
    end += bytes.length;
  }
  return hash('sha256', page.subarray(0, end), 'buffer');
}

const part = (text: string): string => `${Buffer.byteLength(text)}:${text}`;
