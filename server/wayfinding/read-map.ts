import type { Dependencies } from '../kernel/dependencies.ts';
import { findMapText, findMapVersion } from './wayfinding.queries.ts';

/** The map as JSON text, or only its version when that is the one that the asker holds. */
export async function readMap(
  { database }: Pick<Dependencies, 'database'>,
  heldVersion: string | undefined,
): Promise<{ version: string; text?: string }> {
  // Read before the text: a map put in between is then fetched once more, never missed.
  const version = await findMapVersion(database.drizzle);
  return version === heldVersion ? { version } : { version, text: await findMapText(database.drizzle) };
}
