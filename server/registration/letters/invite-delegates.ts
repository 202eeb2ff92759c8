import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { countInvitable, lockUninvited } from './invitations.queries.ts';
import type { InvitationChoice, InvitationCounts } from './letters.contract.ts';
import { postBoardOf } from './post-board.ts';
import { writeLetters } from './write-letter.ts';
import { invitationKindOf } from './write-to-delegate.ts';

/** Bounds memory, however many are invited. */
const atOnce = 1_000;

/**
 * Writes an invitation to all of a choice who have none yet, or to nobody; tells how many. Doing it again writes to those
 * who came since.
 */
export async function inviteDelegates(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  choice: InvitationChoice,
): Promise<{ written: number }> {
  const written = await inTransaction(deps.database, async (tx) => {
    let count = 0;
    for (;;) {
      const some = await lockUninvited(tx, choice, atOnce);
      const letters = some.map((to) => ({
        kind: invitationKindOf(to),
        delegateId: to.id,
        locale: to.locale,
        toAddress: to.email,
        content: { name: to.name, category: to.category },
        writtenBy: actor.id,
      }));
      await writeLetters(deps, tx, letters);
      count += some.length;
      if (some.length < atOnce) break;
    }
    if (count > 0)
      await appendLedger(deps, actor, tx, { action: 'invitations_sent', details: { written: count, choice } });
    return count;
  });
  postBoardOf(deps.live).changed();
  return { written };
}

/** How many a choice means, before anything is sent. */
export const countInvitations = (
  { database }: Pick<Dependencies, 'database'>,
  choice: InvitationChoice,
): Promise<InvitationCounts> => countInvitable(database.drizzle, choice);
