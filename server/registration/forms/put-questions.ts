import { createHash } from 'node:crypto';
import type { Queryable } from '../../../db/client.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { formsFaults } from './forms.errors.ts';
import type { Question, QuestionsToPut, StoredQuestions } from './terms.contract.ts';
import {
  listAllQuestions,
  listChosenOptions,
  lockQuestions,
  type QuestionRow,
  retireQuestions,
  upsertQuestions,
} from './terms.queries.ts';

/** All questions of the organiser, those retired last. */
export async function describeQuestions({ database }: Pick<Dependencies, 'database'>): Promise<StoredQuestions> {
  return storedQuestionsOf(await listAllQuestions(database.drizzle));
}

/**
 * Puts a whole list of questions in the place of what was asked so far. Throws `changed_meanwhile`, or
 * `question_answered` where a question changes its kind, or loses an option, that somebody's answer rests on.
 */
export async function putQuestions(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { questions, revision }: QuestionsToPut,
): Promise<StoredQuestions> {
  return inTransaction(deps.database, async (tx) => {
    await lockQuestions(tx);
    const before = await listAllQuestions(tx);
    if (revisionOf(before) !== revision) throw new DomainError(registrationFaults.changed_meanwhile);
    for (const question of questions) {
      const known = before.find(({ id }) => id === question.id);
      if (known && known.answers > 0) await mayChange(tx, known, question);
    }
    const asked = new Set(questions.map(({ id }) => id));
    const gone = before.filter(({ id }) => !asked.has(id)).map(({ id }) => id);
    await upsertQuestions(
      tx,
      questions.map((question, position) => ({ ...question, hint: question.hint ?? null, position })),
    );
    await retireQuestions(tx, gone, deps.clock.now());
    await appendLedger(deps, actor, tx, { action: 'form_changed', details: { questions } });
    return storedQuestionsOf(await listAllQuestions(tx));
  });
}

async function mayChange(tx: Queryable, known: QuestionRow, question: Question): Promise<void> {
  const isOfOptions = question.kind === 'choice' || question.kind === 'choices';
  const options = new Set(question.options.map(({ value }) => value));
  const isLost = isOfOptions && (await listChosenOptions(tx, known.id)).some((value) => !options.has(value));
  if (known.kind !== question.kind || isLost) throw new DomainError(formsFaults.question_answered, known.label.en);
}

type CountedQuestion = QuestionRow & { answers: number };

/** A question as it is told, to staff and on the form. */
export function questionOf({ retiredAt: _, position: __, hint, ...question }: QuestionRow): Question {
  const { id, label, kind, options, isRequired, categories, isShownAtScan } = question;
  return { id, label, kind, options, isRequired, categories, isShownAtScan, ...(hint && { hint }) };
}

function storedQuestionsOf(rows: readonly CountedQuestion[]): StoredQuestions {
  const questions = rows.map((row) => ({
    ...questionOf(row),
    ...(row.retiredAt && { retiredAt: row.retiredAt.toISOString() }),
    answers: row.answers,
  }));
  return { questions, revision: revisionOf(rows) };
}

/** Without the answers: somebody who answers changes no question. */
function revisionOf(rows: readonly CountedQuestion[]): string {
  const parts = rows.map((row) => [questionOf(row), row.position, row.retiredAt]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
