import type { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { forgetAuthentications } from '../../identity/authenticate.ts';
import { endLinksWithin } from '../../identity/end-delegate-links.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { describeLetter } from './describe-letter.ts';
import type { LetterSummary, letterToDelegate } from './letters.contract.ts';
import { lettersFaults } from './letters.errors.ts';
import { type Addressee, type LetterRow, lockAddressee, lockLetter } from './letters.queries.ts';
import { postBoardOf } from './post-board.ts';
import { writeLetter } from './write-letter.ts';

type WriteDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/**
 * Writes one delegate their invitation (to who is approved already: the letter with their badge), or a new link to their
 * page. A new link ends the ones they had and signs them out, at once. Throws `registration.delegate_unknown`,
 * `registration.letter_not_fitting`.
 */
export async function writeToDelegate(
  deps: WriteDependencies,
  actor: StaffActor,
  { delegateId, kind }: z.infer<typeof letterToDelegate> & { delegateId: string },
): Promise<LetterSummary> {
  const letter = await inTransaction(deps.database, async (tx) => {
    const to = await lockAddressee(tx, delegateId);
    if (!to) throw new DomainError(registrationFaults.delegate_unknown);
    const isOver = to.mergedInto !== null || (kind === 'invitation' && ['declined', 'withdrawn'].includes(to.status));
    if (isOver) throw new DomainError(lettersFaults.letter_not_fitting);
    const ended = kind === 'new_link' ? await endLinksWithin(deps, tx, [delegateId]) : 0;
    const row = await writeTo(deps, actor, tx, to, kind === 'invitation' ? invitationKindOf(to) : kind);
    const action = kind === 'new_link' ? 'delegate_link_made' : 'invitations_sent';
    await appendLedger(deps, actor, tx, { action, delegateId, details: { letterId: row.id, kind: row.kind, ended } });
    return row;
  });
  forgetAuthentications(deps.database);
  postBoardOf(deps.live).changed();
  return describeLetter(letter);
}

/** Who is approved needs no form: their letter leads to the badge. */
export const invitationKindOf = ({ status }: Pick<Addressee, 'status'>) =>
  status === 'approved' ? ('approved' as const) : ('invitation' as const);

async function writeTo(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  actor: StaffActor,
  tx: Queryable,
  to: Addressee,
  kind: LetterRow['kind'],
): Promise<LetterRow> {
  const { id: delegateId, name, category, locale, email: toAddress } = to;
  const content = { name, category };
  const letterId = await writeLetter(deps, tx, { kind, delegateId, locale, toAddress, content, writtenBy: actor.id });
  const row = await lockLetter(tx, letterId);
  if (!row) throw new DomainError(lettersFaults.letter_unknown);
  return row;
}
