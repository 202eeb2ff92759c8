import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import { isOver, isSameBirth } from './compare-dates.ts';
import { isSameName } from './compare-name.ts';
import type { ShownDocument } from './documents.contract.ts';
import { findHolder, type Holder, isOfAnother, keepSeenDocument, lockDocument } from './documents.queries.ts';
import { hashOfDocument } from './hash-document.ts';
import { readZone, type Zone, type ZoneFault } from './read-zone.ts';

interface Shown {
  readonly document: ShownDocument;
  /** Why it is the same person though the document spells the name otherwise. */
  readonly nameBecause?: string | undefined;
}

/** What a comparison has found, beside that all agrees. */
export interface CheckedDocument {
  /** No document was registered: this one is from now on. */
  readonly isNew: boolean;
  readonly isNameSpelledOtherwise: boolean;
}

/**
 * Compares the document that a delegate shows with what is registered of them, in the transaction that verifies them.
 * Where no document was registered this one is, as those are: its keyed hash and its last four characters. Nothing else
 * of it outlives the call. Throws `identity.zone_unreadable` with the parts that are wrong, `document_differs`,
 * `birth_date_differs`, `document_expired`, `name_differs`, `document_needed`, `whole_document_needed`, `document_of_another`.
 */
export async function checkDocument(
  { secrets, clock }: Pick<Dependencies, 'secrets' | 'clock'>,
  tx: Queryable,
  delegateId: string,
  { document, nameBecause }: Shown,
): Promise<CheckedDocument> {
  const now = clock.now();
  const holder = await findHolder(tx, delegateId);
  if (!holder) throw new DomainError(identityFaults.verification_unknown);
  if (document.reading === 'last_four') return compareLastFour(holder, document.last4);
  const zone = document.reading === 'number' ? undefined : zoneOf(document.lines);
  const { country, number } = document.reading === 'number' ? document : zoneOf(document.lines);
  const comparedCountry = holder.hash && !holder.country ? undefined : (country ?? holder.country ?? undefined);
  const { hash, last4 } = hashOfDocument(secrets, comparedCountry ?? '', number);
  const isNew = holder.hash === null;
  if (holder.hash && !holder.hash.equals(hash)) throw new DomainError(identityFaults.document_differs);
  if (document.reading === 'number' && !document.isInDate) throw new DomainError(identityFaults.document_expired);
  const isNameSpelledOtherwise = zone !== undefined && compareZone(holder, zone, now, nameBecause !== undefined);
  if (isNew) {
    await lockDocument(tx, hash);
    if (await isOfAnother(tx, delegateId, hash)) throw new DomainError(identityFaults.document_of_another);
    await keepSeenDocument(tx, delegateId, { country: comparedCountry, hash, last4, at: now });
  }
  return { isNew, isNameSpelledOtherwise };
}

/** For what can be read no better. One in 10,000 agrees by chance, and neither check digits nor the last day are looked at. */
function compareLastFour({ last4, needsDocument }: Holder, shown: string): CheckedDocument {
  if (last4 === null) throw new DomainError(identityFaults.document_needed);
  if (needsDocument) throw new DomainError(identityFaults.whole_document_needed);
  if (last4.toUpperCase() !== shown.toUpperCase()) throw new DomainError(identityFaults.document_differs);
  return { isNew: false, isNameSpelledOtherwise: false };
}

function zoneOf(lines: readonly string[]): Zone {
  const { zone, faults } = readZone(lines);
  if (zone) return zone;
  const wrong = faults.map((code) => ({ path: 'document.lines', code, message: sentences[code] }));
  throw new DomainError(identityFaults.zone_unreadable, undefined, wrong);
}

/** Whether the name is spelled otherwise. The zone itself never goes into a fault: it would be kept where faults are. */
function compareZone(holder: Holder, zone: Zone, now: Date, isNameSettled: boolean): boolean {
  const { birthDate, nameLatin, timeZone } = holder;
  if (birthDate && zone.birthDate && !isSameBirth(birthDate, zone.birthDate)) {
    throw new DomainError(identityFaults.birth_date_differs);
  }
  if (zone.expiry && isOver(zone.expiry, dayIn(timeZone, now))) throw new DomainError(identityFaults.document_expired);
  const isSame = isSameName(nameLatin, zone);
  if (!isSame && !isNameSettled) throw new DomainError(identityFaults.name_differs);
  return !isSame;
}

const dayIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at);

const sentences: Record<ZoneFault, string> = {
  shape: 'These are not the lines of a passport or an identity card.',
  kind: 'This is no passport and no identity card.',
  issuer: 'There is no country with the code that stands there.',
  number: 'The check digit of the number is not right.',
  birth_date: 'The check digit of the birth date is not right.',
  expiry: 'The check digit of the last day is not right.',
  personal_number: 'The check digit of the personal number is not right.',
  whole: 'The check digit over the whole is not right.',
  name: 'A name has letters only.',
};
