// shared with pages: pure

/** What a checkpoint says: the ledger has this entry with this hash, and with it all before. */
export interface CheckpointStatement {
  readonly sequence: number;
  /** 32 bytes in base64url. */
  readonly hash: string;
  /** ISO 8601 with milliseconds. */
  readonly signedAt: string;
  readonly keyId: number;
}

/** What is signed: a JSON list whose first value says what it is, so that it can pass for no other text. */
export const textOfCheckpoint = ({ sequence, hash, signedAt, keyId }: CheckpointStatement): string =>
  JSON.stringify(['causeway ledger checkpoint 1', sequence, hash, signedAt, keyId]);
