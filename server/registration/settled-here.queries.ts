import { type SQL, sql } from 'drizzle-orm';
import { delegates } from '../../db/schema/index.ts';

type DelegateColumns = typeof delegates.$inferSelect;

/** What a file of delegates says of a person, and the word for it in `settled_here` and in an import's heading. */
const importedWords = {
  name: 'name',
  nameLatin: 'name_latin',
  country: 'country',
  category: 'category',
  affiliation: 'affiliation',
  email: 'email',
  birthDate: 'birth_date',
  documentCountry: 'document_country',
  documentHash: 'document_number',
} as const satisfies Partial<Record<keyof DelegateColumns, string>>;

export type ImportedWord = (typeof importedWords)[keyof typeof importedWords];

/**
 * For an update of `delegates` by the desk or the delegate: what it changes is settled here from now on, so that the
 * organiser's file, which knows nothing of it, does not take it back. With `before`, only what differs from that counts.
 */
export function settledBy(changes: Partial<DelegateColumns>, before?: DelegateColumns): SQL {
  const keys = Object.keys(importedWords) as (keyof typeof importedWords)[];
  const changed = keys.filter((key) => key in changes && !(before && isSame(changes[key], before[key])));
  const words = JSON.stringify(changed.map((key) => importedWords[key]));
  return sql`array(select unnest(${delegates.settledHere}) union select jsonb_array_elements_text(${words}::text::jsonb))`;
}

const isSame = (one: unknown, other: unknown): boolean =>
  one instanceof Uint8Array && other instanceof Uint8Array ? Buffer.compare(one, other) === 0 : one === other;
