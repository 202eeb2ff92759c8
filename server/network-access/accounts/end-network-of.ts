import type { Transaction } from '../../../db/client.ts';
import { removeCredentialsOf } from '../credentials/credentials.queries.ts';
import { deleteDevicesOf, lockAccount } from './accounts.queries.ts';

/**
 * Nothing that a delegate has set up joins any more, within the caller's transaction, which writes the ledger: the
 * registration is another person's from now on, or has gone up in another. What is connected the database has disconnected.
 * Whoever calls this does so last, for the account is what everybody waits for last.
 */
export async function endNetworkOf(tx: Transaction, delegateId: string, at: Date): Promise<void> {
  // Who is making a credential has made it by now, or waits, and is asked again whether they are still signed in.
  await lockAccount(tx, delegateId);
  await removeCredentialsOf(tx, delegateId, at);
  await deleteDevicesOf(tx, delegateId);
}
