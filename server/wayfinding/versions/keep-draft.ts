import type { VenueFormat } from '../../../db/venue-vocabulary.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { FindingCode, FindingReport } from '../venue/findings.contract.ts';
import { validatePlan } from '../venue/validate-plan.ts';
import type { VenuePlan } from '../venue/venue.contract.ts';
import { joinReports } from './join-reports.ts';
import { insertPlan } from './plan-rows.queries.ts';
import { refuseFile } from './refuse-file.ts';
import type { VersionReport } from './versions.contract.ts';
import { deleteDraft, findSurroundings, findVersion, insertDraft, lockVersions } from './versions.queries.ts';

interface Draft {
  readonly format: VenueFormat;
  readonly source: string;
  readonly plan: VenuePlan;
  /** Of the file. */
  readonly report: FindingReport;
}

/** With these a plan holds together so little that it cannot even be stored. */
const unstorable: readonly FindingCode[] = ['duplicate_key', 'unknown_node', 'unknown_level'];

/** Makes a plan the one draft, with what the validator says of it, in one transaction. */
export async function keepDraft(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  { format, source, plan, report }: Draft,
): Promise<VersionReport> {
  const checked = validatePlan(plan, await findSurroundings(deps.database.drizzle, deps.clock.now()));
  const findings = joinReports([report, checked]);
  if (findings.counts.some(({ code, severity }) => severity === 'error' && unstorable.includes(code)))
    refuseFile(findings);
  return inTransaction(deps.database, async (tx) => {
    await lockVersions(tx);
    await deleteDraft(tx);
    const now = deps.clock.now();
    const id = uuidv7(now);
    await insertDraft(tx, { id, format, source, madeAt: now, madeBy: actor.id, findings, drawing: plan.drawing });
    await insertPlan(tx, id, plan);
    const version = await findVersion(tx, id);
    if (!version) throw new Error('the draft that was just made is not there');
    const { number, places, nodes, walkways, errors } = version;
    const details = { number, format, source, places, nodes, walkways, errors };
    await appendLedger(deps, actor, tx, { action: 'venue_drafted', details });
    return { version, report: findings };
  });
}
