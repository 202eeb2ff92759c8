import { msg } from '@lit/localize';
import type { MappedColumn } from '../../server/registration/import/mapping.contract.ts';

/** What a column of a delegate is called. */
export function columnName(column: MappedColumn): string {
  switch (column) {
    case 'reference':
      return msg('Reference');
    case 'name':
      return msg('Name');
    case 'name_latin':
      return msg('Name in Latin letters');
    case 'country':
      return msg('Country');
    case 'category':
      return msg('Category');
    case 'affiliation':
      return msg('Affiliation');
    case 'email':
      return msg('E-mail');
    case 'birth_date':
      return msg('Date of birth');
    case 'document_country':
      return msg('Country of the document');
    case 'document_number':
      return msg('Number of the document');
    case 'status':
      return msg('Registration');
  }
}
