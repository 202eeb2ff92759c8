import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { listBadgesOf } from '../badges/badges.queries.ts';
import { describeBadge } from '../badges/describe-badge.ts';
import type { LetterSummary } from '../letters/letters.contract.ts';
import { listLettersOf } from '../letters/list-letters.ts';
import { registrationFaults } from '../registration.errors.ts';
import { describeRegistration } from '../review/describe-registration.ts';
import type { ReviewDetails } from '../review/review.contract.ts';
import type { DelegateDetails } from './delegates.contract.ts';
import { findDelegate } from './delegates.queries.ts';
import { describeDelegateRow } from './find-delegates.ts';
import { findPerson, type PersonRow } from './person.queries.ts';

/** One delegate with all badges, newest first, and all that the desk needs to see what is wrong. Throws `delegate_unknown`. */
export async function describeDelegate(
  deps: Pick<Dependencies, 'database' | 'clock'>,
  id: string,
): Promise<DelegateDetails> {
  const db = deps.database.drizzle;
  const now = deps.clock.now();
  const [standing, person] = await Promise.all([findDelegate(db, id, now), findPerson(db, id, now)]);
  if (!standing || !person) throw new DomainError(registrationFaults.delegate_unknown);
  const [registration, badges, letters] = await Promise.all([
    describeRegistration(deps, id),
    listBadgesOf(db, id),
    listLettersOf(deps, id),
  ]);
  const { externalReference, email } = standing.delegate;
  return {
    ...describeDelegateRow(standing),
    externalReference,
    email,
    ...(standing.verifiedAt && { verifiedAt: standing.verifiedAt.toISOString() }),
    badges: badges.map(describeBadge),
    ...factsOf(registration, person),
    ...placeOf(person),
    lettersInTrouble: inTrouble(letters),
  };
}

function factsOf(registration: ReviewDetails, person: PersonRow) {
  const { revision, hasPhotograph, isMinor, notices, companions, guardian, birthDate } = registration;
  const { documentCountry, documentLast4, group, companionOf } = registration;
  const { companion_of_status: status, merged_into_id: mergedId, merged_into_name: mergedName } = person;
  return {
    ...{ revision, standing: registration.standing, hasPhotograph, isMinor, notices, companions },
    ...(birthDate && { birthDate }),
    ...(documentCountry && { documentCountry }),
    ...(documentLast4 && { documentLast4 }),
    ...(group && { group: { ...group, isHead: person.is_head } }),
    ...(companionOf && status && { companionOf: { ...companionOf, status } }),
    ...(guardian && { guardian }),
    ...(mergedId && mergedName && { mergedInto: { id: mergedId, name: mergedName } }),
    answers: registration.answers.map(({ questionId, label, text }) => ({
      ...{ questionId, label, text },
      isShownAtScan: person.shown_at_scan.includes(questionId),
    })),
    alike: registration.alike.map(({ id, name, reference, notice, status: alikeStatus }) => ({
      ...{ id, name, reference, notice, status: alikeStatus },
    })),
  };
}

function placeOf(person: PersonRow) {
  const { zone_id: zoneId, zone_name: zoneName, since, entries, station_number: number } = person;
  const { lifting_by: proposedBy, lifting_because: because } = person;
  const { hand_over_id: id, hand_over_note: note, handed_by: handedBy, taken_by: takenBy } = person;
  return {
    entries,
    isIdentityRefused: person.last_outcome === 'refused',
    ...(proposedBy !== null && because !== null && { lifting: { proposedBy, because } }),
    ...(number !== null && { station: { number } }),
    ...(zoneId && zoneName && { presence: { zoneId, zoneName, ...(since && { since: asInstant(since) }) } }),
    ...(id && note && handedBy && { handOver: { id, note, handedBy, ...(takenBy && { takenBy }) } }),
  };
}

const asInstant = (text: string) => new Date(text).toISOString();

/** What did not arrive, unless a later letter did. */
function inTrouble(letters: readonly LetterSummary[]): LetterSummary[] {
  const arrived = letters.findIndex(({ state }) => state === 'sent');
  const since = arrived === -1 ? letters : letters.slice(0, arrived);
  return since.filter(({ state }) => state === 'returned' || state === 'given_up');
}
