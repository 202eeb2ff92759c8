import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { letterWordings } from '../../../db/schema/index.ts';
import type { DelegateLocale, LetterKind } from '../../../db/vocabulary.ts';

export type WordingRow = typeof letterWordings.$inferSelect;

export async function listWordings(db: Queryable): Promise<WordingRow[]> {
  return db.select().from(letterWordings).orderBy(asc(letterWordings.kind), asc(letterWordings.locale));
}

/** Those of some letters: of their kinds in their languages. */
export async function listWordingsFor(
  db: Queryable,
  letters: readonly { kind: LetterKind; locale: DelegateLocale }[],
): Promise<WordingRow[]> {
  const kinds = letters.map(({ kind }) => kind);
  const locales = letters.map(({ locale }) => locale);
  return db
    .select()
    .from(letterWordings)
    .where(and(inArray(letterWordings.kind, kinds), inArray(letterWordings.locale, locales)));
}

/** Puts the first words of a kind in a language; tells whether nobody else had. */
export async function insertWording(tx: Queryable, wording: WordingRow): Promise<boolean> {
  const rows = await tx
    .insert(letterWordings)
    .values(wording)
    .onConflictDoNothing()
    .returning({ kind: letterWordings.kind });
  return rows.length > 0;
}

/** Puts other words if nobody else has since `seen`; tells whether it did. */
export async function updateWording(tx: Queryable, wording: WordingRow, seen: number): Promise<boolean> {
  const { kind, locale, ...changes } = wording;
  const rows = await tx
    .update(letterWordings)
    .set(changes)
    .where(and(eq(letterWordings.kind, kind), eq(letterWordings.locale, locale), eq(letterWordings.revision, seen)))
    .returning({ kind: letterWordings.kind });
  return rows.length > 0;
}
