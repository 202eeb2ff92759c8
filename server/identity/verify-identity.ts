import type { z } from 'zod';
import type { DocumentReading } from '../../db/vocabulary.ts';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { checkDocument } from './documents/check-document.ts';
import type { verifyDecision } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { closeVerification } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

type Decision = z.infer<typeof verifyDecision>;

/** What the record and the ledger say of how it was decided. Nothing that stands in the document is among it. */
interface Grounds {
  readonly documentReading?: DocumentReading;
  readonly note: string;
  /** For the ledger alone. */
  readonly more?: Record<string, boolean>;
}

/**
 * Decides that the person is the delegate: the next scan admits. The record says which way it went. Throws as
 * `lockOwnPerson` and `checkDocument`, `supervisor_needed` and `reason_needed`.
 */
export async function verifyIdentity(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  verificationId: string,
  decision: Decision,
): Promise<void> {
  const { database, clock, secrets, live } = deps;
  const now = clock.now();
  const { stationId } = await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, now);
    const { method } = decision;
    const grounds =
      decision.method === 'document'
        ? await groundsOfDocument(deps, tx, own.delegateId, decision)
        : groundsOfSupervisor(actor, decision);
    const { documentReading, note, more } = grounds;
    const how = { method, ...(documentReading && { documentReading }), note };
    await closeVerification(tx, own.id, { outcome: 'verified', ...how, decidedAt: now, decidedBy: actor.id });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'identity_verified',
      delegateId: own.delegateId,
      details: { verificationId, stationId: own.stationId, ...how, ...more },
    });
    return own;
  });
  wakeStations(live, [stationId]);
}

async function groundsOfDocument(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Parameters<typeof checkDocument>[1],
  delegateId: string,
  { document, nameBecause }: Extract<Decision, { method: 'document' }>,
): Promise<Grounds> {
  const { isNew, isNameSpelledOtherwise } = await checkDocument(deps, tx, delegateId, { document, nameBecause });
  return {
    documentReading: document.reading,
    note: (isNameSpelledOtherwise && nameBecause) || '',
    more: { ...(isNew && { isDocumentNew: true }), ...(isNameSpelledOtherwise && { isNameSpelledOtherwise: true }) },
  };
}

function groundsOfSupervisor({ roles }: StaffActor, { because }: Extract<Decision, { method: 'supervisor' }>): Grounds {
  if (!roles.includes('supervisor')) throw new DomainError(identityFaults.supervisor_needed);
  if (because === undefined) throw new DomainError(identityFaults.reason_needed);
  return { note: because };
}
