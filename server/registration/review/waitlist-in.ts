import type { Transaction } from '../../../db/client.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { recordReview } from './record-review.ts';
import { type DelegateRecord, updateStanding } from './review.queries.ts';

/**
 * Puts a registration, locked by the caller, on the waiting list within the caller's transaction. Who is on it was found
 * fit, by rule or by a reviewer: they are approved as soon as it is their turn and there is a place.
 */
export async function waitlistIn(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
  actor: Actor,
  { delegate, because }: { delegate: DelegateRecord; because?: string | undefined },
): Promise<DelegateRecord> {
  const now = deps.clock.now();
  const waiting = await updateStanding(tx, delegate.id, { waitlistedAt: now }, now);
  const { id, revision, locale, email, name, category } = waiting;
  await recordReview(deps, tx, actor, { delegateId: id, revision, decision: 'waitlisted', because });
  const details = { category, ...(because && { because }) };
  await appendLedger(deps, actor, tx, { action: 'registration_waitlisted', delegateId: id, details });
  await writeLetter(deps, tx, {
    ...{ kind: 'waitlisted', delegateId: id, locale, toAddress: email },
    content: { name, ...details },
    ...(actor.kind === 'staff' && { writtenBy: actor.id }),
  });
  return waiting;
}
