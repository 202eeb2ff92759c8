import { delegateCategories } from '../../../db/vocabulary.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { stationQueue } from '../identity.contract.ts';
import type { VerificationTerms } from './documents.contract.ts';
import { updateDocumentCategories } from './documents.queries.ts';

/** Says who shows a document each time. It counts from the next decision on, also of those who wait already. */
export async function changeVerificationTerms(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  asked: VerificationTerms,
): Promise<VerificationTerms> {
  const documentCategories = delegateCategories.filter((category) => asked.documentCategories.includes(category));
  await inTransaction(database, async (tx) => {
    await updateDocumentCategories(tx, documentCategories);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'verification_terms_changed',
      details: { documentCategories },
    });
  });
  live.wakeAll(stationQueue);
  return { documentCategories };
}
