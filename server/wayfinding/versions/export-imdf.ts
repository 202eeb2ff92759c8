import type { Dependencies } from '../../kernel/dependencies.ts';
import { writeImdf } from '../import/imdf/write-imdf.ts';
import { readPlanOf } from './read-versions.ts';
import { findConferenceName } from './versions.queries.ts';

/** A version as an archive of IMDF, which other programs read, and which makes the same plan here. Throws `venue.unknown_version`. */
export async function exportImdf(deps: Pick<Dependencies, 'database' | 'clock'>, id: string): Promise<Buffer> {
  const plan = await readPlanOf(deps, id);
  const name = (await findConferenceName(deps.database.drizzle)) ?? { en: 'Venue' };
  return writeImdf(plan, { name, createdAt: deps.clock.now().toISOString() });
}
