import { endLinksWithin } from '../../identity/end-delegate-links.ts';
import { withdrawVerification } from '../../identity/withdraw-verification.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { passNetworkOn } from '../../network-access/accounts/pass-network-on.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { withdrawCompanions } from '../review/withdraw-companions.ts';
import type { ChangeDone, ChangeUnderWay } from './change-registration.ts';
import { changesFaults } from './changes.errors.ts';
import { deleteAnswersOf, deletePhotographOf, updateRegistration } from './changes.queries.ts';
import { foreseeConsequences } from './foresee-consequences.ts';
import { refuseWithdrawn } from './refuse-withdrawn.ts';
import { reissueMadeWrong, withBadges } from './reissue-made-wrong.ts';

/** What was of the person who does not come, and not of the place. */
const cleared = {
  birthDate: null,
  documentCountry: null,
  documentHash: null,
  documentLast4: null,
  guardianId: null,
  guardianName: null,
  guardianPhone: null,
  vetting: null,
  vettedAt: null,
};

/**
 * Lets another person come in somebody's place: reference, category, group and place stay, all that was of the person
 * goes. Badges are reissued, links end and the new person gets one of their own, no device of the first joins the Wi-Fi any
 * more, and a station looks at a document. Nobody takes the place of somebody who is inside, nor of somebody who was
 * rejected: lifting that takes two persons, and one at the desk would do it alone.
 */
export async function transferRegistration(work: ChangeUnderWay<'transfer'>): Promise<ChangeDone> {
  const { deps, tx, actor, change, because, situation } = work;
  refuseWithdrawn(situation);
  if (situation.delegate.vetting === 'rejected') throw new DomainError(changesFaults.rejected_now);
  if (situation.zoneId) throw new DomainError(changesFaults.inside_now);
  const { kind: _, ...person } = change;
  const { id } = situation.delegate;
  const at = deps.clock.now();
  const delegate = await updateRegistration(tx, id, { ...person, ...cleared }, at);
  await deleteAnswersOf(tx, id);
  await deletePhotographOf(tx, id);
  const reissued = await reissueMadeWrong(work, { name: true, category: true });
  const stationIds = await withdrawVerification(tx, { delegateId: id, of: 'person', at });
  const companions = await withdrawCompanions(deps, tx, actor, { delegateId: id, because });
  await endLinksWithin(deps, tx, [id, ...companions.map((companion) => companion.id)]);
  const { name, nameLatin, email } = situation.delegate;
  await appendLedger(deps, actor, tx, {
    action: 'registration_transferred',
    delegateId: id,
    details: { from: { name, nameLatin, email }, to: person, because },
  });
  const { locale, category } = delegate;
  const letter = { kind: 'new_link', delegateId: id, locale, toAddress: person.email, writtenBy: actor.id } as const;
  await writeLetter(deps, tx, { ...letter, content: { name: person.name, category } });
  await passNetworkOn(deps, tx, actor, { delegateId: id, because, at });
  const consequences = withBadges(foreseeConsequences(change, situation, undefined), reissued);
  return { delegate, consequences, stationIds, makesRoom: companions.length > 0 };
}
