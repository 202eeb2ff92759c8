import type { DelegateActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { concern, inTransaction } from '../kernel/transaction.ts';
import { insertFavourite, isSessionThere, lockAndCountFavourites } from './favourites.queries.ts';
import { mostFavourites } from './own-programme.contract.ts';
import { programmeFaults } from './programme.errors.ts';

/** A delegate means to come; again changes nothing. Their other open pages are told. */
export async function markSession(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: DelegateActor,
  sessionId: string,
): Promise<void> {
  await inTransaction(database, async (tx) => {
    if (!(await isSessionThere(tx, sessionId))) throw new DomainError(programmeFaults.session_unknown);
    const marked = await lockAndCountFavourites(tx, actor.id);
    if (marked >= mostFavourites) throw new DomainError(programmeFaults.too_many_favourites);
    await insertFavourite(tx, actor.id, sessionId, clock.now());
    concern(tx, actor.id);
  });
}
