import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { judgeStoredApart } from './judge-plan-apart.ts';
import { keepDraft } from './keep-draft.ts';
import { findPlanTexts } from './plan-rows.queries.ts';
import type { VersionReport } from './versions.contract.ts';
import { versionFaults } from './versions.errors.ts';
import { findSurroundings, findVersion } from './versions.queries.ts';

/**
 * Makes an older version the draft again, as a new version, held against the venue of now: publishing it is then the same
 * act as always. Throws `venue.unknown_version`, `venue.not_restorable`, and as `judgeFileApart`.
 */
export async function restoreVersion(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  id: string,
): Promise<VersionReport> {
  const db = deps.database.drizzle;
  const version = await findVersion(db, id);
  if (!version) throw new DomainError(versionFaults.unknown_version);
  if (version.state === 'draft') throw new DomainError(versionFaults.not_restorable);
  const texts = await findPlanTexts(db, id);
  const { report, rows } = await judgeStoredApart(texts, await findSurroundings(db, deps.clock.now()), {
    isCopied: true,
  });
  const { format, source } = version;
  return keepDraft(deps, actor, { format, source, report, rows });
}
