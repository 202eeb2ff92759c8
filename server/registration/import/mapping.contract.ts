import { z } from 'zod';
import { lineOfText, uuid } from '../../kernel/values.contract.ts';

/** Columns of a delegate. As headings of a CSV file they need no mapping, in any order and any case. */
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
export type ImportColumn = (typeof importColumns)[number];

/** What a mapping can fill besides: how somebody new stands; who is known keeps their standing. */
export const mappedColumns = [...importColumns, 'status'] as const;
export type MappedColumn = (typeof mappedColumns)[number];

/** What a mapping must fill, by a heading or (category) a default. The Latin name is taken from the name where that is Latin. */
export const neededColumns = ['reference', 'name', 'country', 'category', 'email'] as const;

/** Columns that several headings may fill together. */
export const joinedColumns = ['name', 'name_latin', 'affiliation', 'reference', 'email', 'country'] as const;

export const maxHeadings = 300;

const headingText = z.string().min(1).max(300);

/** In `values`: rows with this value are no delegates, such as cancelled orders. */
export const leftOut = 'leave_out';

/** One heading, what it fills, and how its values are read. */
export const mappedHeading = z
  .object({
    /** As in the file; the second of the same name is told as `Country (2)`. */
    heading: headingText,
    /** A column; `answer` to a question of the organiser; `ignore`. */
    as: z.enum([...mappedColumns, 'answer', 'ignore']),
    /** Of `answer`. */
    questionId: z.string().min(1).max(63).optional(),
    /** What values of the file mean: our word, or `leave_out`. Capitals and accents do not matter. Others stay as they are. */
    values: z.record(z.string().max(300), z.string().max(300)).optional(),
  })
  .refine((entry) => (entry.as === 'answer') === (entry.questionId !== undefined), {
    path: ['questionId'],
    message: 'with “answer”, and only then',
  })
  .refine((entry) => Object.keys(entry.values ?? {}).length <= 500, { path: ['values'], message: 'at most 500' });
export type MappedHeading = z.infer<typeof mappedHeading>;

/** How several headings make one column: put together with what lies between, or the first that is not empty. */
export const joinKind = z.enum(['space', 'hyphen', 'comma', 'first']);
export type JoinKind = z.infer<typeof joinKind>;

/**
 * How a file's headings are read. Each heading stands once, or once for each column that it fills; headings that fill
 * the same column stand in the order in which they are joined. What is not named is ignored.
 */
export const importMapping = z.object({
  headings: z.array(mappedHeading).min(1).max(maxHeadings),
  joins: z.partialRecord(z.enum(joinedColumns), joinKind).default({}),
  /** For a column that no heading fills, or whose cell is empty. Who is known is not changed by it. */
  defaults: z.partialRecord(z.enum(['category', 'country', 'status', 'affiliation']), lineOfText(300)).default({}),
});
export type ImportMapping = z.infer<typeof importMapping>;

/** A remembered mapping (a UUID), or one that is ready-made (`pretix-orders`, `pretix-check-in`, `indico`). */
export const mappingId = z.union([uuid, z.enum(['pretix-orders', 'pretix-check-in', 'indico'])]);

export const rememberedMapping = z.object({
  id: mappingId,
  name: lineOfText(100),
  mapping: importMapping,
  /** Comes with Causeway, and cannot be changed. */
  isReadyMade: z.boolean(),
});
export type RememberedMapping = z.infer<typeof rememberedMapping>;

/** What a member of staff says once; another mapping with the same headings, or of the same name, is replaced. */
export const mappingToRemember = z.object({ name: lineOfText(100), mapping: importMapping });

export const mappingList = z.object({ mappings: z.array(rememberedMapping) });

/** How often a value of the file was read as which word of ours. */
export const valueReading = z.object({
  column: z.enum(mappedColumns),
  found: z.string(),
  read: z.string(),
  count: z.number().int(),
});

/** What a file has, for somebody to say what it means. */
export const fileSurvey = z.object({
  headings: z.array(
    z.object({
      heading: headingText,
      /** The first few that are not empty, shortened to 80 characters. */
      firstValues: z.array(z.string()),
      /** All there are, commonest first, where they are at most 30; absent where there are more. */
      values: z.array(z.object({ value: z.string(), count: z.number().int() })).optional(),
    }),
  ),
  rowsRead: z.number().int(),
  /** What we take the headings for: from a mapping that is remembered or ready-made, or by their words and values. */
  proposal: importMapping,
  /** Name for the mapping: of the one it comes from, else of the file. */
  name: z.string(),
  /** Columns that the proposal does not fill yet. */
  missing: z.array(z.enum(neededColumns)),
  /** The organiser's questions, which a heading may answer. */
  questions: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type FileSurvey = z.infer<typeof fileSurvey>;
