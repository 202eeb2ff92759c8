import type { Transaction } from '../../../db/client.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { formOfDelegate } from '../forms/open-own-form.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { recordReview } from './record-review.ts';
import { type DelegateRecord, updateStanding } from './review.queries.ts';

export interface Question {
  /** Locked by the caller. */
  delegate: DelegateRecord;
  because: string;
  dueOn?: string | undefined;
}

/** Sends a form back within the caller's transaction, with what is missing and a link to mend it by. */
export async function askIn(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
  actor: Actor,
  { delegate, because, dueOn }: Question,
): Promise<DelegateRecord> {
  const asked = await updateStanding(tx, delegate.id, { waitlistedAt: null }, deps.clock.now());
  const { id, revision, locale, email, name } = asked;
  await recordReview(deps, tx, actor, { delegateId: id, revision, decision: 'asked', because, dueOn });
  const { link } = await formOfDelegate(deps, tx, asked);
  const details = { because, ...(dueOn && { dueOn }) };
  await appendLedger(deps, actor, tx, { action: 'registration_asked', delegateId: id, details });
  await writeLetter(deps, tx, {
    ...{ kind: 'more_needed', delegateId: id, locale, toAddress: email },
    content: { name, link, ...details },
    ...(actor.kind === 'staff' && { writtenBy: actor.id }),
  });
  return asked;
}
