import type { DelegateActor, StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { viewerOf } from './address-photograph.ts';
import type { PhotographAnswer } from './photographs.contract.ts';
import { findPhotographFacts } from './photographs.queries.ts';
import { showPhotograph } from './show-photograph.ts';

/** The photograph of a delegate with an address for the one who asks; empty where there is none. */
export async function findPhotograph(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor | DelegateActor,
  delegateId: string,
): Promise<PhotographAnswer> {
  const facts = await findPhotographFacts(deps.database.drizzle, delegateId);
  return facts ? { photograph: showPhotograph(deps, viewerOf(actor), facts) } : {};
}
