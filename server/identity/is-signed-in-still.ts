import type { DelegateActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { findOpenDelegateSignIn } from './delegate-access.queries.ts';

/** Whether a delegate's sign-in has not ended since: asked of the database, and not of what was known within the last second. */
export const isSignedInStill = (
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  { signInId }: DelegateActor,
): Promise<boolean> => findOpenDelegateSignIn(database.drizzle, signInId, clock.now());
