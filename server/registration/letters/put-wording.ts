import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import type { LetterWording } from './wordings.contract.ts';
import { insertWording, listWordings, updateWording, type WordingRow } from './wordings.queries.ts';

/**
 * Puts the organiser's own words in the place of ours, or takes them back. Letters that are due have them too. Throws
 * `registration.changed_meanwhile` where somebody else put others since `revision`.
 */
export async function putWording(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  { kind, locale, subject, words, revision: seen }: LetterWording,
): Promise<LetterWording> {
  const row: WordingRow = {
    kind,
    locale,
    subject: subject ?? null,
    words: words ?? null,
    revision: seen + 1,
    changedAt: deps.clock.now(),
    changedBy: actor.id,
  };
  await inTransaction(deps.database, async (tx) => {
    const isPut = seen === 0 ? await insertWording(tx, row) : await updateWording(tx, row, seen);
    if (!isPut) throw new DomainError(registrationFaults.changed_meanwhile);
    const details = { kind, locale, revision: row.revision, ...(subject && { subject }), ...(words && { words }) };
    await appendLedger(deps, actor, tx, { action: 'letter_wording_changed', details });
  });
  return wordingOf(row);
}

/** All own words that were ever put. */
export const readWordings = async ({ database }: Pick<Dependencies, 'database'>): Promise<LetterWording[]> =>
  (await listWordings(database.drizzle)).map(wordingOf);

const wordingOf = ({ kind, locale, subject, words, revision }: WordingRow): LetterWording => ({
  kind,
  locale,
  ...(subject && { subject }),
  ...(words && { words }),
  revision,
});
