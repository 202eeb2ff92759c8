import { msg, str } from '@lit/localize';
import { type MergePart, mergeParts } from '../../../server/registration/changes/changes.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { categoryName } from '../../styles/category-name.ts';
import { countryName, formatDay } from '../../styles/format.ts';

/** Of two registrations of one person, the one that it is easier to stay with: none where they weigh the same. */
export function whichStays(a: DelegateDetails, b: DelegateDetails): DelegateDetails | undefined {
  const [weightOfA, weightOfB] = [weightOf(a), weightOf(b)];
  if (weightOfA === weightOfB) return undefined;
  return weightOfA > weightOfB ? a : b;
}

/** Approved before what waits; then who was verified, is about, and has a badge around the neck. */
function weightOf({ standing, isVerified, presence, entries, badges }: DelegateDetails): number {
  const isWorn = badges.some(({ timesPrinted, revokedAt }) => timesPrinted && !revokedAt);
  const facts = [standing === 'approved', isVerified, presence !== undefined, entries > 0, isWorn];
  return facts.reduce((weight, isTrue) => weight * 2 + Number(isTrue), 0);
}

/** What of a person a part is, as it is read; empty where there is nothing of it. */
export function textOfPart(part: MergePart, person: DelegateDetails): string {
  switch (part) {
    case 'name':
      return person.name === person.nameLatin ? person.name : `${person.name} · ${person.nameLatin}`;
    case 'country':
      return countryName(person.country);
    case 'category':
      return categoryName(person.category);
    case 'affiliation':
      return person.affiliation;
    case 'email':
      return person.email;
    case 'birthDate':
      return person.birthDate ? formatDay(person.birthDate) : '';
    case 'document':
      return documentOf(person);
    case 'photograph':
      return person.hasPhotograph ? msg('This photograph') : '';
    case 'group':
      return person.group?.name ?? '';
  }
}

function documentOf({ documentCountry, documentLast4 }: DelegateDetails): string {
  if (!documentCountry) return '';
  const country = countryName(documentCountry);
  return documentLast4 ? msg(str`${country}, ends ${documentLast4}`) : country;
}

/** The parts that are not the same in both; a photograph only where there are two to choose from. */
export const partsToChoose = (a: DelegateDetails, b: DelegateDetails): MergePart[] =>
  mergeParts.filter((part) =>
    part === 'photograph' ? a.hasPhotograph && b.hasPhotograph : textOfPart(part, a) !== textOfPart(part, b),
  );

/** What is taken of the one that goes unless somebody chooses otherwise: whatever the one that stays has none of. */
export const partsTakenAnyway = (stays: DelegateDetails, goes: DelegateDetails): MergePart[] =>
  partsToChoose(stays, goes).filter((part) => textOfPart(part, stays) === '');

export function partName(part: MergePart): string {
  switch (part) {
    case 'name':
      return msg('Name');
    case 'country':
      return msg('Country');
    case 'category':
      return msg('Category');
    case 'affiliation':
      return msg('Affiliation');
    case 'email':
      return msg('E-mail');
    case 'birthDate':
      return msg('Born');
    case 'document':
      return msg('Document');
    case 'photograph':
      return msg('Photograph');
    case 'group':
      return msg('Group');
  }
}
