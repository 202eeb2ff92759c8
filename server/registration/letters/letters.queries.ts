import type { Queryable } from '../../../db/client.ts';
import { letters } from '../../../db/schema/index.ts';

export type LetterRow = typeof letters.$inferSelect;
export type NewLetter = Pick<
  LetterRow,
  'id' | 'delegateId' | 'draftId' | 'kind' | 'locale' | 'toAddress' | 'sealedContent' | 'writtenAt' | 'writtenBy'
>;

/** PostgreSQL takes 65,535 parameters in a statement; a letter has ten. */
const lettersAtOnce = 5_000;

/** Letters that are due at once. */
export async function insertLetters(tx: Queryable, written: readonly NewLetter[]): Promise<void> {
  const due = written.map((letter) => ({ ...letter, nextAttemptAt: letter.writtenAt }));
  for (let at = 0; at < due.length; at += lettersAtOnce) {
    await tx.insert(letters).values(due.slice(at, at + lettersAtOnce));
  }
}
