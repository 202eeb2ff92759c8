import type { Transaction } from '../../../db/client.ts';
import type { StaffActor, UnsignedDelegate } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import type { DelegateRecord } from './drafts.queries.ts';

interface Bonds {
  /** As the registration was before, where there was one. */
  readonly before?: DelegateRecord | undefined;
  readonly delegate: DelegateRecord;
}

/**
 * Writes into the ledger whom a registration was bound to as it came in: whose companion they are, and that somebody answers
 * for them. A guardian who is no delegate is not named there: their name and telephone stand with the registration.
 */
export async function recordBonds(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  actor: StaffActor | UnsignedDelegate,
  tx: Transaction,
  { before, delegate }: Bonds,
): Promise<void> {
  const { id: delegateId, companionOf, guardianId, guardianName, guardianPhone } = delegate;
  if (companionOf && companionOf !== before?.companionOf) {
    await appendLedger(deps, actor, tx, { action: 'companion_bound', delegateId, details: { companionOf } });
  }
  const isSame =
    guardianId === before?.guardianId &&
    guardianName === before?.guardianName &&
    guardianPhone === before?.guardianPhone;
  if (isSame || !(guardianId || guardianName)) return;
  const details = guardianId ? { guardianId } : { isDelegate: false, hasPhone: guardianPhone !== null };
  await appendLedger(deps, actor, tx, { action: 'guardian_named', delegateId, details });
}
