import type { z } from 'zod';
import type { Queryable, Transaction } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { mendAddress } from '../delegates/mend-address.ts';
import { registrationFaults } from '../registration.errors.ts';
import { describeLetter } from './describe-letter.ts';
import type { LetterContent, LetterSummary, letterAgain } from './letters.contract.ts';
import { lettersFaults } from './letters.errors.ts';
import { type LetterRow, lockAddressee, lockLetter, updateReplaced } from './letters.queries.ts';
import { postBoardOf } from './post-board.ts';
import { contentOf } from './send-due-letters.ts';
import { writeLetter } from './write-letter.ts';

type AgainDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;
type Again = z.infer<typeof letterAgain> & { letterId: string };

/**
 * Writes a letter anew, to the address registered now or to a mended one, which is then registered. The old one is not
 * tried any more; the new one has a new link. Throws `registration.letter_unknown`, `registration.changed_meanwhile`, and
 * `registration.letter_too_old` for a form whose link is not kept any more.
 */
export async function sendLetterAgain(
  deps: AgainDependencies,
  actor: StaffActor,
  again: Again,
): Promise<LetterSummary> {
  const written = await inTransaction(deps.database, async (tx) => {
    const old = await lockLetter(tx, again.letterId);
    if (!old) throw new DomainError(lettersFaults.letter_unknown);
    await updateReplaced(tx, old.id, deps.clock.now());
    const id = old.delegateId
      ? await writeToDelegateAgain(deps, actor, tx, old, old.delegateId, again)
      : await writeOfFormAgain(deps, actor, tx, old, again);
    const row = await lockLetter(tx, id);
    if (!row) throw new DomainError(lettersFaults.letter_unknown);
    return row;
  });
  postBoardOf(deps.live).changed();
  return describeLetter(written);
}

async function writeToDelegateAgain(
  deps: AgainDependencies,
  actor: StaffActor,
  tx: Transaction,
  old: LetterRow,
  delegateId: string,
  { toAddress, revision }: Again,
): Promise<string> {
  const to = await lockAddressee(tx, delegateId);
  if (!to) throw new DomainError(registrationFaults.delegate_unknown);
  const isMended = toAddress !== undefined && toAddress !== to.email;
  if (isMended) {
    if (revision === undefined) throw new DomainError(registrationFaults.changed_meanwhile);
    await mendAddress(deps, actor, tx, { delegateId, email: toAddress, revision, was: to.email });
  }
  const { because, dueOn }: LetterContent = contentOf(deps, old) ?? {};
  const content = { name: to.name, category: to.category, ...(because && { because }), ...(dueOn && { dueOn }) };
  const letterId = await writeLetter(deps, tx, {
    kind: old.kind,
    delegateId,
    locale: to.locale,
    toAddress: toAddress ?? to.email,
    content,
    writtenBy: actor.id,
  });
  const details = { letterId, inPlaceOf: old.id, kind: old.kind };
  await appendLedger(deps, actor, tx, { action: 'delegate_link_made', delegateId, details });
  return letterId;
}

/** Of a form that was not sent yet nothing is kept but its link, in the letter itself. */
async function writeOfFormAgain(
  deps: AgainDependencies,
  actor: StaffActor,
  tx: Queryable,
  old: LetterRow,
  { toAddress }: Again,
): Promise<string> {
  const content = contentOf(deps, old);
  if (!content?.link || !old.draftId) throw new DomainError(lettersFaults.letter_too_old);
  return writeLetter(deps, tx, {
    kind: old.kind,
    draftId: old.draftId,
    locale: old.locale,
    toAddress: toAddress ?? old.toAddress,
    content,
    writtenBy: actor.id,
  });
}
