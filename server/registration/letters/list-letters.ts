import type { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { pageOf } from '../keyset.ts';
import { describeLetter } from './describe-letter.ts';
import type { LetterSummary, TroublePage, troubleQuery } from './letters.contract.ts';
import { listLettersTo, listTroubleRows } from './letters.queries.ts';

/** The letters that a delegate was written, newest first; 200 at most. */
export async function listLettersOf(
  { database }: Pick<Dependencies, 'database'>,
  delegateId: string,
): Promise<LetterSummary[]> {
  return (await listLettersTo(database.drizzle, delegateId)).map(describeLetter);
}

/** Letters that did not reach anybody, newest first: of each person the one written last. */
export async function listLettersInTrouble(
  { database }: Pick<Dependencies, 'database'>,
  { after, limit }: z.infer<typeof troubleQuery>,
): Promise<TroublePage> {
  const rows = await listTroubleRows(database.drizzle, { afterId: after, limit: limit + 1 });
  const { page, next } = pageOf(rows, limit, ({ letter }) => letter.id);
  const letters = page.map(({ letter, delegate }) => ({
    ...describeLetter(letter),
    ...(delegate && {
      delegate: {
        id: delegate.id,
        name: delegate.name,
        nameLatin: delegate.nameLatin,
        email: delegate.email,
        revision: delegate.revision,
      },
    }),
  }));
  return { letters, ...(next && { next }) };
}
