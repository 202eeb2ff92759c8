import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { versionFaults } from './versions.errors.ts';
import { deleteDraft, lockVersions } from './versions.queries.ts';

/** Throws the draft away, with all that belongs to it. What is published stays. Throws `venue.no_draft`. */
export async function discardDraft(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    await lockVersions(tx);
    const gone = await deleteDraft(tx);
    if (!gone) throw new DomainError(versionFaults.no_draft);
    await appendLedger(deps, actor, tx, { action: 'venue_draft_discarded', details: gone });
  });
}
