import { z } from 'zod';
import { problemSchema } from '../../kernel/problem.contract.ts';
import { instant, uuid } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';
import { registrationAudiences } from '../registration.contract.ts';

export const maxImportBytes = 64 * 1024 * 1024;

/** Headings of the CSV file, in any order and any case. */
export const importColumns = [
  'name',
  'name_latin',
  'country',
  'category',
  'affiliation',
  'email',
  'reference',
  'birth_date',
  'document_country',
  'document_number',
] as const;

export const importFault = z.object({
  /** As a spreadsheet counts: the heading is line 1. */
  line: z.number().int(),
  /** The heading, or its position where the row does not fit the headings. */
  column: z.string(),
  found: z.string(),
  /** A stable code: `country_unknown`, `quote_open`, … */
  code: z.string(),
  /** What is needed, as a sentence. */
  needed: z.string(),
  /** What is particular in it, to say it in another language: the code meant, the other line, the limit. */
  hint: z.string().optional(),
});
export type ImportFault = z.infer<typeof importFault>;

export const importQuery = z.object({ importId: uuid, fileName: z.string().max(200).default('delegates.csv') });

export const importOutcome = z.object({
  importId: uuid,
  fileName: z.string(),
  rowsRead: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** All of them are counted, the first thousand listed; with one or more, nothing was imported. */
  faultCount: z.number().int(),
  faults: z.array(importFault),
  startedAt: instant,
  tookMs: z.number(),
});
export type ImportOutcome = z.infer<typeof importOutcome>;

export const importList = z.object({ imports: z.array(importOutcome) });

/** The answer to a file with faults: a problem, and the outcome beside it. */
export const importRefusal = problemSchema.extend({ outcome: importOutcome });

/** The progress of one import, while it runs. */
export const importProgress = defineTopic({
  name: 'import',
  params: z.object({ importId: uuid }),
  state: z.object({
    phase: z.enum(['waiting', 'reading', 'writing', 'done', 'failed']),
    bytesRead: z.number().int(),
    bytesTotal: z.number().int().optional(),
    rowsRead: z.number().int(),
    faultCount: z.number().int(),
  }),
  audience: registrationAudiences.importDelegates,
});
