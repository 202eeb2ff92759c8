import type { Secrets } from '../../kernel/secrets.ts';

/** What is kept of a document's number: a keyed hash with its country, to find the same one again, and the last four. */
export const hashOfDocument = (secrets: Secrets, country: string, number: string): { hash: Buffer; last4: string } => ({
  hash: secrets.keyedHash('documents', `${country}:${number}`),
  last4: number.slice(-4),
});
