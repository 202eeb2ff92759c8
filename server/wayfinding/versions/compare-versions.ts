import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { findChanges } from './compare.queries.ts';
import type { VersionComparison } from './versions.contract.ts';
import { versionFaults } from './versions.errors.ts';
import { findVersion } from './versions.queries.ts';

/** What one version has that another has not, and the other way round. Throws `venue.unknown_version`. */
export async function compareVersions(
  { database: { drizzle } }: Pick<Dependencies, 'database'>,
  versions: { from: string; to: string },
): Promise<VersionComparison> {
  for (const id of [versions.from, versions.to]) {
    if (!(await findVersion(drizzle, id))) throw new DomainError(versionFaults.unknown_version);
  }
  const [levels, places, walkways] = await Promise.all([
    findChanges(drizzle, 'levels', versions),
    findChanges(drizzle, 'places', versions),
    findChanges(drizzle, 'walkways', versions),
  ]);
  return { levels, places, walkways };
}
