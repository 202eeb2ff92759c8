import type { Actor } from '../../kernel/actor.ts';
import { csvLine } from '../../kernel/csv.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { type ExportQuery, exportColumns } from './export.contract.ts';
import { type ExportRow, listAnsweredQuestions, listForExport } from './export.queries.ts';

const rowsAtOnce = 2_000;
/** Without it spreadsheets take UTF-8 for something else. */
const byteOrderMark = '\ufeff';

/**
 * Delegates as CSV, a piece at a time as it is read, so that memory stays flat however many there are. The ledger says
 * who took them out and which, before the first row is told.
 */
export async function exportDelegates(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  choice: ExportQuery,
): Promise<ReadableStream<Uint8Array>> {
  const questionIds = await inTransaction(deps.database, async (tx) => {
    await appendLedger(deps, actor, tx, { action: 'delegates_exported', details: { ...choice } });
    return listAnsweredQuestions(tx);
  });
  return streamOf(piecesOf(deps, choice, questionIds));
}

/** A piece is read from the database when the one before has been taken; who stops reading ends it. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* piecesOf(
  { database }: Pick<Dependencies, 'database'>,
  choice: ExportQuery,
  questionIds: readonly string[],
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine([...exportColumns, ...questionIds.map((id) => `answer: ${id}`)]);
  let afterId: string | undefined;
  do {
    const rows = await listForExport(database.drizzle, choice, { afterId, limit: rowsAtOnce });
    if (rows.length > 0) yield rows.map((row) => lineOf(row, questionIds)).join('');
    afterId = rows.length === rowsAtOnce ? rows.at(-1)?.id : undefined;
  } while (afterId);
}

function lineOf(row: ExportRow, questionIds: readonly string[]): string {
  const answers = questionIds.map((id) => {
    const answer = row.answers?.[id];
    return Array.isArray(answer) ? answer.join(' ') : answer;
  });
  return csvLine([...exportColumns.map((column) => row[column]), ...answers]);
}
