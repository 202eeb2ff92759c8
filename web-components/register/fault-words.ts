import { msg, str } from '@lit/localize';
import { countryName, formatNumber } from '../styles/format.ts';
import type { FormFault } from './find-faults.ts';

/** What a fault needs, in the page's language and beside its field. */
export function sentenceOfFormFault({ path, code, hint }: FormFault): string {
  switch (code) {
    case 'value_missing':
      return missingAt(path);
    case 'too_long':
      return msg(str`This is too long: at most ${formatNumber(Number(hint))} characters.`);
    case 'characters_not_allowed':
      return msg('There is a character in it that cannot be kept. Type it anew rather than pasting it.');
    case 'too_many_marks':
      return msg('There are too many marks on one letter: four at most. Type it as it stands in the passport.');
    case 'name_not_latin':
      return msg('Write the name in Latin letters, as it stands in the passport.');
    case 'country_unknown':
      return hint ? msg(str`Did you mean ${countryName(hint)}?`) : msg('Choose a country from the list.');
    case 'category_not_open':
      return msg('This is no longer open to choose. Choose another.');
    case 'email_malformed':
      return msg('Write an e-mail address, such as name@example.org.');
    case 'date_malformed':
      return msg('There is no such day. Give year, month and day.');
    case 'date_not_past':
      return msg('This day must lie in the past, after 1900.');
    case 'document_number_malformed':
      return msg('Write the number as it stands on the document: 5 to 30 letters and figures.');
    case 'document_country_missing':
      return msg('Choose the country that issued the document.');
    case 'guardian_missing':
      return msg('Name an adult who answers for this person: a delegate who was found, or name and telephone.');
    case 'phone_malformed':
      return msg('Write the telephone number with the code of its country, such as +254 20 123 4567.');
    case 'option_unknown':
      return msg('Choose from what is offered.');
    case 'number_malformed':
      return msg('Write a number in figures.');
  }
}

function missingAt(path: string): string {
  switch (path) {
    case 'name':
      return msg('Write your name.');
    case 'nameLatin':
      return msg('Write the name in Latin letters too, as it stands in the passport: gates and badges need it.');
    case 'country':
    case 'documentCountry':
      return msg('Choose a country from the list.');
    case 'category':
      return msg('Choose what you come as.');
    case 'birthDate':
      return msg('Give the date of birth.');
    case 'guardian.phone':
      return msg('Write a telephone number at which this adult can be reached.');
    case 'documentNumber':
      return msg('Write the number of the document.');
    default:
      return msg('This needs an answer.');
  }
}
