import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { ReviewDetails } from '../../../server/registration/review/review.contract.ts';
import { mailAddress } from '../../elements/mail-address.ts';
import { countryName, formatDateTime, formatDay, formatList } from '../../styles/format.ts';
import { languageNames } from '../../styles/locale.ts';
import type { ListedRegistration } from './review-list.ts';

/** A name and what stands beside it; nothing while it is on its way. */
export type Fact = readonly [name: string, value: string | TemplateResult | undefined];

/** What was sent, in the order in which it is looked at. */
export function registrationFacts(row: ListedRegistration, details: ReviewDetails | undefined): Fact[] {
  const facts: Fact[] = [
    [msg('Affiliation'), row.affiliation || '–'],
    [msg('E-mail'), mailAddress(row.email)],
    [msg('Born'), details && born(details)],
    [msg('Document'), details && documentOf(details)],
    [msg('Sent'), formatDateTime(row.submittedAt)],
    [msg('Reference'), row.reference],
    [msg('Writes in'), details && (languageNames[details.locale as keyof typeof languageNames] ?? details.locale)],
  ];
  if (row.isMinor) facts.push([msg('Guardian'), details && guardianOf(details)]);
  if (row.companionOf) facts.push([msg('Comes with'), row.companionOf.name]);
  if (row.group) facts.push([msg('Group'), row.group.name]);
  if (details?.companions.length)
    facts.push([msg('Companions'), formatList(details.companions.map(({ name }) => name))]);
  if (row.asked?.because) facts.push([msg('Asked for'), row.asked.because]);
  if (row.asked?.dueOn) facts.push([msg('Expected by'), formatDay(row.asked.dueOn)]);
  return facts;
}

function born({ birthDate, isMinor }: ReviewDetails): string {
  if (!birthDate) return '–';
  const day = formatDay(birthDate);
  return isMinor ? msg(str`${day}, a minor`) : day;
}

function documentOf({ documentCountry, documentLast4 }: ReviewDetails): string {
  if (!documentCountry) return '–';
  const country = countryName(documentCountry);
  return documentLast4 ? msg(str`${country}, ends ${documentLast4}`) : country;
}

function guardianOf({ guardian }: ReviewDetails): string {
  if (!guardian) return msg('nobody');
  return guardian.delegate?.name ?? [guardian.name, guardian.phone].filter(Boolean).join(' · ');
}
