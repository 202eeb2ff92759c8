import { isoCountries } from '../../server/registration/iso-countries.ts';
import type { Choice } from '../elements/choice-field.ts';
import { countryName } from '../styles/format.ts';
import { pageLanguage } from '../styles/locale.ts';

/** All countries by name, in the order of the page's language. */
export function countryChoices(): Choice[] {
  const { compare } = new Intl.Collator(pageLanguage());
  return [...isoCountries]
    .map((value) => ({ value, name: countryName(value) }))
    .sort((a, b) => compare(a.name, b.name));
}
