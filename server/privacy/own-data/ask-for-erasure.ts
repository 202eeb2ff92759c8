import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { insertErasureRequest } from './own-data.queries.ts';

/**
 * A delegate asks to be erased: it is told to the organiser, of whose staff two persons decide. Nothing is done by it alone,
 * and asking again changes nothing.
 */
export const askForErasure = (
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: DelegateActor,
): Promise<void> => insertErasureRequest(database.drizzle, actor.id, clock.now());
