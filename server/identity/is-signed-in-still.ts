import type { Queryable } from '../../db/client.ts';
import type { DelegateActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { findOpenDelegateSignIn } from './delegate-access.queries.ts';

/** Whether a delegate's sign-in has not ended since: asked of the database, and not of what was known within the last second. */
export const isSignedInStill = (
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  { signInId }: DelegateActor,
): Promise<boolean> => findOpenDelegateSignIn(database.drizzle, signInId, clock.now());

/** As `isSignedInStill`, within a transaction that had to wait for who may have ended it. */
export const isSignedInNow = (tx: Queryable, { signInId }: DelegateActor, now: Date): Promise<boolean> =>
  findOpenDelegateSignIn(tx, signInId, now);
