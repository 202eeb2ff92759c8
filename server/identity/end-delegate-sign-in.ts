import type { DelegateActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { tellNewsOf } from '../kernel/news-of-persons.ts';
import { forgetAuthentications } from './authenticate.ts';
import { endDelegateSignInRow } from './delegate-access.queries.ts';

/** Signs the delegate out in this browser; their link stays good. */
export async function endDelegateSignIn(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: DelegateActor,
): Promise<void> {
  await endDelegateSignInRow(database.drizzle, actor.signInId, clock.now());
  forgetAuthentications(database);
  tellNewsOf(database, [actor.id]);
}
