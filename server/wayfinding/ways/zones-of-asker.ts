import { zonesForCategory } from '../../admission/zones-for-category.ts';
import type { Actor, Monitor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { findCategory } from './ways.queries.ts';

/** The zones that who asks may enter around an instant; `undefined` is every one: staff know the whole venue. */
export async function zonesOfAsker(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor | Monitor | undefined,
  at: Date,
): Promise<ReadonlySet<string> | undefined> {
  if (actor?.kind === 'staff' || actor?.kind === 'device') return undefined;
  const category = actor?.kind === 'delegate' ? await findCategory(deps.database.drizzle, actor.id) : undefined;
  return zonesForCategory(deps, category, at);
}
