import type { Database } from '../../db/client.ts';
import type { Secrets } from '../kernel/secrets.ts';
import { isSigned } from './checkpoint-signature.ts';
import { LedgerCheck } from './ledger-check.ts';
import type { Checkpoint } from './ledger-checks.contract.ts';
import { listCheckpoints, listLedgerKeys, walkEntries } from './ledger-checks.queries.ts';
import { listOwnKeys } from './ledger-keys.ts';
import { type Verified, verified } from './verified.ts';

/** What whoever verifies brings along. */
export interface Brought {
  /** Checkpoints that a device keeps, or that were exported. */
  readonly checkpoints: readonly Checkpoint[];
  /** The one key whose checkpoints are believed, in base64url; those of the server where it is not told. */
  readonly publicKey?: string | undefined;
}

/** Checks a ledger in its database, with all that is beside it. Changes nothing, and tells nobody. */
export async function verifyStored(
  database: Pick<Database, 'sql' | 'drizzle'>,
  secrets: Pick<Secrets, 'open' | 'keyedHashes'>,
  { checkpoints: brought, publicKey }: Brought,
): Promise<Verified> {
  const unsigned = brought.find((one) => !isSigned(one));
  if (unsigned) return { outcome: 'unclear', because: `The checkpoint of entry ${unsigned.sequence} is not signed.` };
  const own = (await listOwnKeys(database.drizzle, secrets)).map((key) => key.publicKey);
  const believed = new Set(publicKey ? [publicKey] : [...own, ...brought.map((one) => one.publicKey)]);
  const all = [...(await listCheckpoints(database.drizzle)), ...brought];
  const checkpoints = publicKey ? all.filter((one) => one.publicKey === publicKey) : all;
  const check = new LedgerCheck({ checkpoints, believed, secrets });
  await walkEntries(database, { withDetails: true }, (entries) => check.takeAll(entries));
  const report = check.end();
  const isOtherSecret = own.length === 0 && report.opened === 0 && (await listLedgerKeys(database.drizzle)).length > 0;
  if (!isOtherSecret) return verified(report);
  return { outcome: 'unclear', because: 'Nothing opens with this SECRET_KEY: is it that of the server?', report };
}
