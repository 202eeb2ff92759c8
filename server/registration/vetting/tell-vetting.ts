import type { Transaction } from '../../../db/client.ts';
import type { VettingOutcome } from '../../../db/vocabulary.ts';
import { alertsTopic, rejectionsTopic } from '../../alerts/alerts.contract.ts';
import { raiseAlert } from '../../alerts/raise-alert.ts';
import { wakeStations } from '../../identity/wake-stations.ts';
import { withdrawVerification } from '../../identity/withdraw-verification.ts';
import type { CollectorActor, StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { concern, inTransaction } from '../../kernel/transaction.ts';
import { mostVettingFaultsTold, type VettingAnswer, type VettingFault } from './vetting.contract.ts';
import { lockByReference, updateVetting, type VettedRow } from './vetting.queries.ts';

export type VettingDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

export interface VettingLine {
  readonly line: number;
  readonly reference: string;
  readonly outcome: VettingOutcome;
}

/** So many at once: a rejection must not wait for a long file, nor keep others from what it locks. */
const linesAtOnce = 500;

/** Nothing said yet. */
export const noLines: VettingAnswer = { lines: 0, changed: 0, unchanged: 0, rejected: 0, faultCount: 0, faults: [] };

/** Both answers as one, with the first hundred faults. */
export function together(a: VettingAnswer, b: VettingAnswer): VettingAnswer {
  return {
    lines: a.lines + b.lines,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
    faultCount: a.faultCount + b.faultCount,
    faults: [...a.faults, ...b.faults].slice(0, mostVettingFaultsTold),
  };
}

/**
 * Takes in what somebody outside the venue says of delegates, line by line: one that cannot be followed is told and holds
 * up no other. Who is rejected is refused at every gate from the commit on, waits at no station, counts as verified no
 * longer, and supervisors are told at once. What was said before and is said again changes nothing.
 */
export async function tellVetting(
  deps: VettingDependencies,
  actor: StaffActor | CollectorActor,
  lines: readonly VettingLine[],
): Promise<VettingAnswer> {
  let answer = noLines;
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    const some = lines.slice(from, from + linesAtOnce);
    const { told, stationIds } = await inTransaction(deps.database, (tx) => tellIn(deps, actor, tx, some));
    wakeStations(deps.live, stationIds);
    if (told.rejected > 0) for (const topic of [alertsTopic, rejectionsTopic]) deps.live.wake(topic, {});
    answer = together(answer, told);
  }
  return answer;
}

async function tellIn(
  deps: VettingDependencies,
  actor: StaffActor | CollectorActor,
  tx: Transaction,
  lines: readonly VettingLine[],
) {
  const rows = await lockByReference(tx, [...new Set(lines.map(({ reference }) => reference))]);
  const { outcomes, rejected, faults, unchanged } = follow(lines, rows);
  await updateVetting(tx, outcomes, deps.clock.now());
  for (const delegateId of outcomes.keys()) concern(tx, delegateId);
  const stationIds: string[] = [];
  for (const row of rejected) stationIds.push(...(await rejectIn(deps, actor, tx, row)));
  const counts = {
    ...{ lines: lines.length, changed: outcomes.size, unchanged, rejected: rejected.length },
    faultCount: faults.length,
  };
  if (outcomes.size > 0) {
    await appendLedger(deps, actor, tx, { action: 'vetting_told', details: counts });
  }
  return { told: { ...counts, faults }, stationIds };
}

/** What comes of the lines, one after the other: the last word counts, but nothing that is said lifts a rejection. */
function follow(lines: readonly VettingLine[], rows: readonly VettedRow[]) {
  const byReference = new Map(rows.map((row) => [row.reference, row]));
  const outcomes = new Map<string, VettingOutcome>();
  const faults: VettingFault[] = [];
  for (const { line, reference, outcome } of lines) {
    const row = byReference.get(reference);
    const before = row && (outcomes.get(row.id) ?? row.vetting);
    if (!row) faults.push({ line, reference, code: 'reference_unknown' });
    else if (before === 'rejected' && outcome !== 'rejected')
      faults.push({ line, reference, code: 'lifting_takes_two' });
    else if (before !== outcome) outcomes.set(row.id, outcome);
  }
  for (const { id, vetting } of rows) if (outcomes.get(id) === vetting) outcomes.delete(id);
  const isRejected = ({ id }: VettedRow) => outcomes.get(id) === 'rejected';
  const rejected = [...new Map(rows.filter(isRejected).map((row) => [row.id, row])).values()];
  return { outcomes, rejected, faults, unchanged: lines.length - faults.length - outcomes.size };
}

/** Tells at which stations they waited. */
async function rejectIn(
  deps: VettingDependencies,
  actor: StaffActor | CollectorActor,
  tx: Transaction,
  { id: delegateId, is_inside: wasInside }: VettedRow,
): Promise<string[]> {
  const stationIds = await withdrawVerification(tx, { delegateId, of: 'clearance', at: deps.clock.now() });
  const because = wasInside ? 'inside' : 'outside';
  const alertId = await raiseAlert(deps, actor, tx, { kind: 'delegate_rejected', delegateId, because });
  await appendLedger(deps, actor, tx, {
    action: 'delegate_rejected',
    delegateId,
    details: { wasInside, alertId },
  });
  return stationIds;
}
