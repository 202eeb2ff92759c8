import { z } from 'zod';
import { registrationStatuses } from '../../../db/vocabulary.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

/** GET /api/exports/delegates.csv: all delegates, or those of a status, a category, a group. UTF-8 with a BOM, CRLF. */
export const exportQuery = z.object({
  status: z.enum(registrationStatuses).optional(),
  category: delegateCategory.optional(),
  groupId: uuid.optional(),
});
export type ExportQuery = z.infer<typeof exportQuery>;

/** Its headings; after them `answer: ID` for each question that anybody answered. */
export const exportColumns = [
  'reference',
  'name',
  'name_latin',
  'country',
  'category',
  'affiliation',
  'email',
  'birth_date',
  'document_country',
  'document_last4',
  'status',
  'locale',
  'submitted_at',
  'waitlisted_at',
  'companion_of',
  'guardian',
  'guardian_phone',
  'group',
] as const;
