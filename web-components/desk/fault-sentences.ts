import { msg, str } from '@lit/localize';
import type { ImportFault } from '../../server/registration/import/import.contract.ts';
import { formatNumber } from '../styles/format.ts';

const numberIn = (hint: string | undefined) => formatNumber(Number(hint));

/** What a fault of a file needs, in the page's language; the server's English where the code is a new one. */
export function sentenceOfFault({ code, hint, needed }: ImportFault): string {
  return ofFile(code, hint) ?? ofCell(code, hint) ?? needed;
}

function ofCell(code: string, hint: string | undefined): string | undefined {
  switch (code) {
    case 'value_missing':
      return msg('A value: this may not be empty');
    case 'too_long':
      return msg(str`At most ${numberIn(hint)} characters`);
    case 'characters_not_allowed':
      return msg('Plain text, without control characters');
    case 'marks_too_many':
      return msg('Four marks on one letter at most');
    case 'name_not_latin':
      return msg('The name in Latin letters, as in a passport');
    case 'country_unknown':
      return hint ? msg(str`Two letters of ISO 3166, here ${hint}`) : msg('Two letters of ISO 3166, as NP for Nepal');
    case 'category_unknown':
      return msg('attendee, speaker, media, official, exhibitor, staff or medical');
    case 'category_full':
      return msg(str`A category with a free place: all ${numberIn(hint)} of this one are taken`);
    case 'status_unknown':
      return msg('invited, submitted, approved, declined or withdrawn');
    case 'option_unknown':
      return msg('One of the answers that the question has');
    case 'number_malformed':
      return msg('A number');
    case 'email_malformed':
      return msg('An e-mail address, as name@example.org');
    case 'date_malformed':
      return msg('A day of the calendar, as 1985-03-27');
    case 'date_not_past':
      return msg('A day in the past, after 1900');
    case 'document_number_malformed':
      return msg('The number as on the document: 5 to 30 letters A to Z and digits');
    case 'document_country_missing':
      return msg('The country that issued the document');
    case 'reference_repeated':
      return msg(str`A reference of its own: line ${numberIn(hint)} has the same one`);
    default:
      return undefined;
  }
}

function ofFile(code: string, hint: string | undefined): string | undefined {
  switch (code) {
    case 'cells_missing':
      return msg(str`${numberIn(hint)} cells, one for each heading: this row has fewer`);
    case 'cells_surplus':
      return msg(str`${numberIn(hint)} cells, one for each heading: this row has more`);
    case 'heading_missing':
      return msg('A column with this heading');
    case 'heading_twice':
      return msg('Each heading once');
    case 'too_many_headings':
      return msg(str`At most ${numberIn(hint)} columns`);
    case 'quote_open':
      return msg('A closing quote: the one that opens here is never closed. What follows was not read');
    case 'quote_stray':
    case 'quote_closed_early':
      return msg('Quotes around the whole cell, and two for each one within. What follows was not read');
    case 'row_too_long':
      return msg('A shorter row: perhaps a quote opens here and is never closed. What follows was not read');
    case 'too_many_rows':
      return msg(str`At most ${numberIn(hint)} rows in a file: split it`);
    case 'file_empty':
      return msg('A row of headings, and a row for each delegate');
    case 'encoding_wrong':
      return msg(str`Text in UTF-8. This looks like ${hint ?? '?'}: save the file as “CSV UTF-8”`);
    default:
      return undefined;
  }
}
