import { createHash, randomBytes } from 'node:crypto';
import { type HashedEntry, hashOfEntry, ledgerOrigin } from './ledger-hash.ts';
import { nonceBytes, type Secrets } from './secrets.ts';

type Header = Pick<HashedEntry, 'at' | 'actorKind' | 'actorId' | 'action' | 'subjectId'>;

export interface Chained<H> {
  readonly entry: H & { sequence: number; commitment: Buffer; previousHash: Buffer; hash: Buffer };
  /** What it says, to be sealed with the mark of the entry as the nonce. */
  readonly plain: Buffer;
}

/**
 * The entry that follows the last one, or is the first. Pure but for the salt, which keeps what has few values from being
 * guessed from its commitment.
 */
export function chainEntry<H extends Header>(
  last: { readonly sequence: number; readonly hash: Buffer } | undefined,
  header: H,
  details: Record<string, unknown>,
): Chained<H> {
  const salt = randomBytes(16).toString('base64url');
  const plain = Buffer.from(JSON.stringify({ salt, details }));
  const commitment = createHash('sha256').update(plain).digest();
  const place = { sequence: (last?.sequence ?? 0) + 1, previousHash: last?.hash ?? ledgerOrigin };
  const unhashed = { ...header, ...place, commitment };
  return { entry: { ...unhashed, hash: hashOfEntry(unhashed) }, plain };
}

/**
 * The server's mark on an entry, and through its hash on all before it: 12 bytes that only who has the secret can make.
 * It is the nonce that what the entry says is sealed with, so it stays when a person's key is destroyed. Who can write the
 * tables and has no secret can therefore not chain the ledger anew unseen, not even with every hash put right.
 */
export const markOfEntry = (secrets: Pick<Secrets, 'keyedHash'>, hash: Buffer): Buffer =>
  secrets.keyedHash('ledger-marks', hash.toString('base64url')).subarray(0, nonceBytes);

/** The marks that the server's secrets give an entry, the newest first: until all are marked anew each counts. */
export const marksOfEntry = (secrets: Pick<Secrets, 'keyedHashes'>, hash: Buffer): Buffer[] =>
  secrets.keyedHashes('ledger-marks', hash.toString('base64url')).map((mark) => mark.subarray(0, nonceBytes));
