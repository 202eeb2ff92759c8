import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { problemSchema } from '../../kernel/problem.contract.ts';
import { instant, uuid } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';
import { delegateCategory } from '../registration.contract.ts';
import { fileSurvey, mappingId, valueReading } from './mapping.contract.ts';

export const maxImportBytes = 64 * 1024 * 1024;

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

export const importQuery = z.object({
  importId: uuid,
  fileName: z.string().max(200).default('delegates.csv'),
  /** All is checked and written as it would be, told with a preview, and taken back. */
  isDryRun: z.stringbool().default(false),
  /**
   * How the headings are to be read: a mapping by its id, or `ask` to be told what is in the file and change how it is
   * read. Without it our own headings are read as they are, a file with remembered headings by their mapping, and an
   * export of pretix or Indico by the ready-made one; any other file is answered with `registration.mapping_needed`.
   */
  mapping: z.union([mappingId, z.literal('ask')]).optional(),
});

/** One registered field that the file would change; absent values were or become empty. */
export const fieldChange = z.object({ field: z.string(), from: z.string().optional(), to: z.string().optional() });
export type FieldChange = z.infer<typeof fieldChange>;

/** Somebody whom the file changes. */
export const previewedChange = z.object({
  reference: z.string(),
  name: z.string(),
  nameLatin: z.string(),
  changes: z.array(fieldChange),
});

/** Somebody whom the file brings in. */
export const previewedDelegate = z.object({
  reference: z.string(),
  name: z.string(),
  nameLatin: z.string(),
  country: z.string(),
  category: delegateCategory,
  affiliation: z.string(),
});

/** What a dry run found: the first hundred of each, and how many there are is in the outcome's counts. */
export const importPreview = z.object({
  changed: z.array(previewedChange),
  created: z.array(previewedDelegate),
  /** Newcomers for whom there is no place, by category; the others would be approved. */
  waitlisted: z.array(z.object({ category: delegateCategory, count: z.number().int() })),
  /** Registered, neither withdrawn nor declined, and not named in the file: they would stay as they are. */
  notInFile: z.number().int(),
  /** Those of whom the file says something that the desk or the delegate has changed since: it stays, as in `from`. */
  kept: z.array(previewedChange),
  keptCount: z.number().int(),
  /** Badges that would say what is so no longer: they are refused from then on, and new ones wait to be printed. */
  badgesReissued: z.number().int(),
  /** Verified people who would have to go to a station again: another name, birth date or document. */
  verificationsWithdrawn: z.number().int(),
  /** How words of the file were read as words of ours, such as the product “Press pass” as `media`; commonest first. */
  readings: z.array(valueReading),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importOutcome = z.object({
  importId: uuid,
  fileName: z.string(),
  rowsRead: z.number().int(),
  created: z.number().int(),
  /** Of the created: on the waiting list, because their category is full or others wait for it already. */
  waitlisted: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Rows that the mapping leaves out, such as cancelled orders: neither created, changed nor unchanged. */
  leftOut: z.number().int(),
  isDryRun: z.boolean(),
  /** By which mapping the headings were read; absent where they are ours. */
  mapping: z.object({ id: mappingId, name: z.string() }).optional(),
  /** Of a dry run without faults, in the answer to it; it is not kept. */
  preview: importPreview.optional(),
  /** All of them are counted, the first thousand listed; with one or more, nothing was imported. */
  faultCount: z.number().int(),
  faults: z.array(importFault),
  startedAt: instant,
  tookMs: z.number(),
});
export type ImportOutcome = z.infer<typeof importOutcome>;

export const importList = z.object({ imports: z.array(importOutcome) });

/**
 * The answer to a file that did not go in: a problem, and beside it the outcome with its faults (`import_faulty`), or
 * what the file has, for somebody to say what its headings mean (`mapping_needed`).
 */
export const importRefusal = problemSchema.extend({
  outcome: importOutcome.optional(),
  survey: fileSurvey.optional(),
});

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
  permission: permissions.importDelegates,
});
