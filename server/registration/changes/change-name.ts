import { withdrawVerification } from '../../identity/withdraw-verification.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { listStationsWaitingAt } from '../photographs/photographs.queries.ts';
import type { ChangeDone, ChangeUnderWay } from './change-registration.ts';
import { changesFaults } from './changes.errors.ts';
import { updateRegistration } from './changes.queries.ts';
import { foreseeConsequences } from './foresee-consequences.ts';
import { refuseWithdrawn } from './refuse-withdrawn.ts';
import { reissueMadeWrong, withBadges } from './reissue-made-wrong.ts';

/**
 * Mends a name. The printed badge is reissued, for it bears the wrong one; the phone's token holds no name and stays. Who
 * was verified stays so where the new name was read off a document: it is the same person, spelt rightly. Otherwise a
 * station looks again.
 */
export async function changeName(work: ChangeUnderWay<'name'>): Promise<ChangeDone> {
  const { deps, tx, actor, change, because, situation } = work;
  refuseWithdrawn(situation);
  const { id, name: oldName, nameLatin: oldNameLatin } = situation.delegate;
  const { name, nameLatin, documentSeen } = change;
  if (name === oldName && nameLatin === oldNameLatin) throw new DomainError(changesFaults.nothing_changes);
  const at = deps.clock.now();
  const delegate = await updateRegistration(tx, id, { name, nameLatin }, at);
  const reissued = await reissueMadeWrong(work, { name: true });
  const stationIds = await listStationsWaitingAt(tx, [id]);
  const isWithdrawn = situation.identity?.outcome === 'verified' && !documentSeen;
  if (isWithdrawn) stationIds.push(...(await withdrawVerification(tx, { delegateId: id, of: 'name', at })));
  await appendLedger(deps, actor, tx, {
    action: 'name_changed',
    delegateId: id,
    details: { from: [oldName, oldNameLatin], to: [name, nameLatin], documentSeen, because },
  });
  return {
    delegate,
    consequences: withBadges(foreseeConsequences(change, situation, undefined), reissued),
    stationIds,
  };
}
