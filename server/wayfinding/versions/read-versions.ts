import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { VenuePlan } from '../venue/venue.contract.ts';
import { findWholePlan } from './plan-rows.queries.ts';
import type { VenueVersion, VersionReport } from './versions.contract.ts';
import { versionFaults } from './versions.errors.ts';
import { findReport, findVersion, findVersionIn, listVersions } from './versions.queries.ts';

/** The versions of the plan, newest first. */
export const readVersions = ({ database }: Pick<Dependencies, 'database'>): Promise<VenueVersion[]> =>
  listVersions(database.drizzle);

/** One version with what was found of it when it was made. Throws `venue.unknown_version`. */
export async function readVersion(
  { database: { drizzle } }: Pick<Dependencies, 'database'>,
  id: string,
): Promise<VersionReport> {
  const version = await findVersion(drizzle, id);
  const report = await findReport(drizzle, id);
  if (!version || !report) throw new DomainError(versionFaults.unknown_version);
  return { version, report };
}

/** The plan of a version. Throws `venue.unknown_version`. */
export async function readPlanOf({ database }: Pick<Dependencies, 'database'>, id: string): Promise<VenuePlan> {
  if (!(await findVersion(database.drizzle, id))) throw new DomainError(versionFaults.unknown_version);
  return findWholePlan(database.drizzle, id);
}

/** The plan that is published, or only its version where the asker holds that. Throws `venue.none_published`. */
export async function readPublishedPlan(
  { database }: Pick<Dependencies, 'database'>,
  held: string | undefined,
): Promise<{ id: string; plan?: VenuePlan }> {
  const published = await findVersionIn(database.drizzle, 'published');
  if (!published) throw new DomainError(versionFaults.none_published);
  const { id } = published;
  // A version that is published never changes: its id names the plan.
  return id === held ? { id } : { id, plan: await findWholePlan(database.drizzle, id) };
}
