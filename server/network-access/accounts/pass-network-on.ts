import type { Transaction } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { carryRevocation, findAccount, markRestored } from './accounts.queries.ts';
import { endNetworkOf } from './end-network-of.ts';

type PassDependencies = Pick<Dependencies, 'clock' | 'secrets'>;

interface Reason {
  /** As staff said of what they do with the registration. */
  readonly because: string;
  readonly at: Date;
}

/**
 * The registration is another person's from now on: no device of the first joins any more, and that the first was taken off
 * the network does not count against the second. Within the caller's transaction, last, as `endNetworkOf`.
 */
export async function passNetworkOn(
  deps: PassDependencies,
  tx: Transaction,
  actor: StaffActor,
  { delegateId, because, at }: Reason & { readonly delegateId: string },
): Promise<void> {
  const account = await findAccount(tx, delegateId);
  if (account?.revokedAt)
    await appendLedger(deps, actor, tx, { action: 'network_account_restored', delegateId, details: { because } });
  await endNetworkOf(tx, delegateId, at);
  if (account?.revokedAt) await markRestored(tx, delegateId);
}

/**
 * Two registrations are one person: devices of the one that goes are set up anew, and who was taken off the network under
 * either is off it. As above.
 */
export async function mergeNetworks(
  deps: PassDependencies,
  tx: Transaction,
  actor: StaffActor,
  { from, to, because, at }: Reason & { readonly from: string; readonly to: string },
): Promise<void> {
  const [goes, stays] = [await findAccount(tx, from), await findAccount(tx, to)];
  const isCarried = goes?.revokedAt && !stays?.revokedAt;
  if (isCarried)
    await appendLedger(deps, actor, tx, {
      action: 'network_account_revoked',
      delegateId: to,
      details: { because: goes.revokedBecause ?? because },
    });
  await endNetworkOf(tx, from, at);
  if (isCarried) await carryRevocation(tx, { from, to });
}
