import type { DelegateActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { tellNewsOf } from '../kernel/news-of-persons.ts';
import { deleteFavourite } from './favourites.queries.ts';

/** A delegate does not mean to come any more. */
export async function unmarkSession(
  { database }: Pick<Dependencies, 'database'>,
  actor: DelegateActor,
  sessionId: string,
): Promise<void> {
  await deleteFavourite(database.drizzle, actor.id, sessionId);
  tellNewsOf(database, [actor.id]);
}
