import type { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import type { DocumentReading } from '../../db/vocabulary.ts';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { checkDocument } from './documents/check-document.ts';
import type { ShownDocument } from './documents/documents.contract.ts';
import type { verifyDecision } from './identity.contract.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { acceptPhoneAlone } from './phone-proofs/accept-phone-alone.ts';
import { bindPasskey } from './phone-proofs/bind-passkey.ts';
import { usePhoneProof, type WithPhone } from './phone-proofs/use-phone-proof.ts';
import { closeVerification, type LockedVerification } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

type Decision = z.infer<typeof verifyDecision>;

/** What the record and the ledger say of how it was decided. Nothing that stands in the document is among it. */
interface Grounds {
  readonly documentReading?: DocumentReading;
  readonly note: string;
  /** For the ledger alone. */
  readonly more?: Record<string, boolean | string>;
}

/**
 * Decides that the person is the delegate: the next scan admits. The record says which way it went. Throws as
 * `lockOwnPerson`, `checkDocument`, `acceptPhoneAlone` and `bindPasskey`.
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
    const grounds = await groundsOf({ deps, tx, actor, own, now }, decision);
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

/** A decision on its way, within its transaction. */
interface UnderWay {
  readonly deps: Pick<Dependencies, 'clock' | 'secrets'>;
  readonly tx: Transaction;
  readonly actor: StaffActor;
  readonly own: LockedVerification;
  readonly now: Date;
}

async function groundsOf(work: UnderWay, decision: Decision): Promise<Grounds> {
  const { tx, actor, own, now } = work;
  switch (decision.method) {
    case 'document':
      return groundsOfDocument(work, decision);
    case 'passkey': {
      const { phoneProofId } = decision;
      return { note: '', more: await acceptPhoneAlone(tx, actor, { own, phoneProofId, now }) };
    }
  }
}

async function groundsOfDocument(
  { deps, tx, actor, own, now }: UnderWay,
  { document, nameBecause, phoneProofId }: Extract<Decision, { method: 'document' }>,
): Promise<Grounds> {
  const { isNew, isNameSpelledOtherwise } = await checkDocument(deps, tx, own.delegateId, { document, nameBecause });
  const phone = phoneProofId && { own, phoneProofId, now };
  const withPhone = phone && (await passkeyShownWith(document, { deps, tx, actor }, phone));
  return {
    documentReading: document.reading,
    note: (isNameSpelledOtherwise && nameBecause) || '',
    more: {
      ...(isNew && { isDocumentNew: true }),
      ...(isNameSpelledOtherwise && { isNameSpelledOtherwise: true }),
      ...withPhone,
    },
  };
}

/** The passkey that spoke beside the document. Four characters of one say too little for it to count from then on. */
async function passkeyShownWith(
  { reading }: ShownDocument,
  { deps, tx, actor }: Pick<UnderWay, 'deps' | 'tx' | 'actor'>,
  phone: WithPhone,
): Promise<{ passkeyId: string }> {
  if (reading !== 'last_four') return bindPasskey(deps, tx, actor, phone);
  const { passkeyId } = await usePhoneProof(tx, actor, phone);
  return { passkeyId };
}
