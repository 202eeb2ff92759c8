import type { Database } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { PlannedHotspot } from '../import/imported-plan.contract.ts';
import type { FindingReport } from '../venue/findings.contract.ts';
import type { VenuePlan } from '../venue/venue.contract.ts';
import { joinReports } from './join-reports.ts';
import { keepDraft } from './keep-draft.ts';
import { readVenueFile } from './read-venue-file.ts';
import { refuseFile } from './refuse-file.ts';
import type { DraftOutcome, DraftQuery } from './versions.contract.ts';
import { versionFaults } from './versions.errors.ts';

/** One file at a time, so that memory holds no more than one. */
const reading = new WeakSet<Database>();

/**
 * Makes a file the draft, in the place of the draft there was; whole, or nothing of it. What is wrong with it that keeps it
 * from being stored is thrown as `venue.file_faulty`, with the place of each fault; what is wrong with the plan is kept with
 * the draft, and stops its publishing. Throws `venue.import_busy` while another is being read.
 */
export async function draftVenue(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  query: DraftQuery,
  bytes: Buffer,
): Promise<DraftOutcome> {
  const { plan, report, hotspots } = await readAlone(deps.database, query, bytes);
  const made = await keepDraft(deps, actor, { format: query.format, source: query.source, plan, report });
  return { ...made, hotspots: [...hotspots] };
}

async function readAlone(
  database: Database,
  query: DraftQuery,
  bytes: Buffer,
): Promise<{ plan: VenuePlan; report: FindingReport; hotspots: readonly PlannedHotspot[] }> {
  if (reading.has(database)) throw new DomainError(versionFaults.import_busy);
  reading.add(database);
  try {
    const { plan, findings, counts, hotspots = [] } = await readVenueFile(bytes, query);
    const report = joinReports([{ findings, counts }]);
    if (!plan) refuseFile(report);
    return { plan, report, hotspots };
  } finally {
    reading.delete(database);
  }
}
