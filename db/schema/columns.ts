import { sql } from 'drizzle-orm';
import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Text in several languages: a BCP 47 tag for each, `en` always there. */
export type LocalizedText = { en: string; [tag: string]: string };

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Text as it is searched, compared byte by byte whatever the collation of the database is. */
export const foldedText = customType<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"' });

/** An instant, to the millisecond, in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** A closed list as a CHECK: the database refuses a word that is not in the vocabulary. */
export const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(', ')})`);

/** As `oneOf`, for a list of such words. */
export const onlyOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} <@ array[${words.map((word) => `'${word}'`).join(', ')}]::text[]`);
