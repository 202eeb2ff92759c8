import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { judgeFileApart } from './judge-plan-apart.ts';
import { keepDraft } from './keep-draft.ts';
import type { DraftOutcome, DraftQuery } from './versions.contract.ts';
import { findSurroundings } from './versions.queries.ts';

/**
 * Makes a file the draft, in the place of the draft there was; whole, or nothing of it. What is wrong with it that keeps it
 * from being stored is thrown as `venue.file_faulty`, with the place of each fault; what is wrong with the plan is kept with
 * the draft, and stops its publishing. Throws as `judgeFileApart`, too.
 */
export async function draftVenue(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  query: DraftQuery,
  bytes: Buffer,
): Promise<DraftOutcome> {
  const surroundings = await findSurroundings(deps.database.drizzle, deps.clock.now());
  const { hotspots, ...judged } = await judgeFileApart(bytes, query, surroundings);
  const made = await keepDraft(deps, actor, { format: query.format, source: query.source, ...judged });
  return { ...made, hotspots: [...hotspots] };
}
