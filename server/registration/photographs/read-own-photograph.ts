import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { findPhotographByVersion, findPhotographFacts } from './photographs.queries.ts';
import { unsealPhotograph } from './seal-photograph.ts';

/** The JPEG of the delegate who asks; none where there is none. */
export async function readOwnPhotograph(
  { database, secrets }: Pick<Dependencies, 'database' | 'secrets'>,
  actor: DelegateActor,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const facts = await findPhotographFacts(database.drizzle, actor.id);
  const row = facts && (await findPhotographByVersion(database.drizzle, facts.version));
  return row && unsealPhotograph({ secrets }, row);
}
