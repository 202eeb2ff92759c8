import type { VenueFormat } from '../../../db/venue-vocabulary.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { PlanJudged } from './judge-plan.ts';
import { insertPlan } from './plan-rows.queries.ts';
import { refuseFile } from './refuse-file.ts';
import type { VersionReport } from './versions.contract.ts';
import { deleteDraft, findVersion, insertDraft, lockVersions } from './versions.queries.ts';

interface Draft extends Pick<PlanJudged, 'report' | 'rows'> {
  readonly format: VenueFormat;
  readonly source: string;
}

/** Makes a plan the one draft, with what was found of it, in one transaction. Throws `venue.file_faulty`. */
export async function keepDraft(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  { format, source, report, rows }: Draft,
): Promise<VersionReport> {
  if (!rows) refuseFile(report);
  return inTransaction(deps.database, async (tx) => {
    await lockVersions(tx);
    await deleteDraft(tx);
    const now = deps.clock.now();
    const id = uuidv7(now);
    const drawing = rows.drawing[0];
    await insertDraft(tx, { id, format, source, madeAt: now, madeBy: actor.id, findings: report, drawing });
    await insertPlan(tx, id, rows);
    const version = await findVersion(tx, id);
    if (!version) throw new Error('the draft that was just made is not there');
    const { number, places, nodes, walkways, errors } = version;
    const details = { number, format, source, places, nodes, walkways, errors };
    await appendLedger(deps, actor, tx, { action: 'venue_drafted', details });
    return { version, report };
  });
}
