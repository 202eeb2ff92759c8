import type { z } from 'zod';
import type { Queryable } from '../../db/client.ts';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { verifyDecision } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { closeVerification, findDocumentLast4 } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

type Decision = z.infer<typeof verifyDecision>;

/**
 * Decides that the person is the delegate: the next scan admits. A document is compared by its last four characters
 * where they were registered; a supervisor may go by something else, and says by what. Throws as `lockOwnPerson`, and
 * `identity.document_needed`, `document_differs`, `supervisor_needed` or `reason_needed`.
 */
export async function verifyIdentity(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  verificationId: string,
  decision: Decision,
): Promise<void> {
  const now = clock.now();
  const { stationId } = await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, now);
    if (decision.method === 'document') await compareDocument(tx, own.delegateId, decision.documentLast4);
    else refuseOtherThanSupervisor(actor, decision);
    const { method, because: note = '' } = decision;
    await closeVerification(tx, own.id, { outcome: 'verified', method, decidedAt: now, decidedBy: actor.id, note });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'identity_verified',
      delegateId: own.delegateId,
      details: { verificationId, stationId: own.stationId, method, note },
    });
    return own;
  });
  wakeStations(live, [stationId]);
}

async function compareDocument(tx: Queryable, delegateId: string, shown: string | undefined): Promise<void> {
  const registered = await findDocumentLast4(tx, delegateId);
  if (registered === undefined) return;
  if (shown === undefined) throw new DomainError(identityFaults.document_needed);
  if (shown.toUpperCase() !== registered.toUpperCase()) throw new DomainError(identityFaults.document_differs);
}

function refuseOtherThanSupervisor({ roles }: StaffActor, { because }: Decision): void {
  if (!roles.includes('supervisor')) throw new DomainError(identityFaults.supervisor_needed);
  if (because === undefined) throw new DomainError(identityFaults.reason_needed);
}
