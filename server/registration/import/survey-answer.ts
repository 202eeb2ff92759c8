import type { Question } from '../forms/terms.contract.ts';
import { beginningOf } from './beginning-of.ts';
import type { FileSurvey } from './mapping.contract.ts';
import { proposeMapping } from './propose-mapping.ts';
import type { ReadPiece } from './read-delegates.ts';
import { missingOf } from './row-plan.ts';

/** What is told of a file whose headings somebody has to explain. */
export function answerOfSurvey(
  { file, mapping }: NonNullable<ReadPiece['survey']>,
  { rowsRead, fileName, questions }: { rowsRead: number; fileName: string; questions: readonly Question[] },
): FileSurvey {
  const headings = file.headings();
  const proposal = mapping?.mapping ?? proposeMapping(headings);
  return {
    headings,
    rowsRead,
    proposal,
    name:
      mapping?.name ??
      (beginningOf(
        fileName
          .replace(/\.(csv|tsv|txt)$/i, '')
          .replace(/\p{Cc}/gu, '')
          .trim(),
        100,
      ) ||
        'delegates'),
    missing: missingOf(proposal),
    questions: questions.map(({ id, label }) => ({ id, label: label.en })),
  };
}
