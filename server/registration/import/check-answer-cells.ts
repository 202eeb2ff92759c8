import { foldText } from '../delegates/fold-text.ts';
import { type CheckedAnswers, checkAnswers } from '../forms/check-answers.ts';
import type { AnswerValue } from '../forms/forms.contract.ts';
import type { Question } from '../forms/terms.contract.ts';
import { beginningOf } from './beginning-of.ts';
import type { CsvRow } from './csv-reader.ts';
import type { ImportFault } from './import.contract.ts';
import type { RowPlan } from './row-plan.ts';

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'oui', 'si', 'да', '是', 'نعم']);
const no = new Set(['no', 'n', 'false', '0', 'nein', 'non', 'нет', '否', '不是', 'لا']);

/** The answers that the cells of a row give; an empty cell gives none. Held to the same rules as a form. */
export function checkAnswerCells(
  { line, cells }: CsvRow,
  asked: RowPlan['answers'],
): { answers: CheckedAnswers; faults: ImportFault[] } {
  const answers: CheckedAnswers = {};
  const faults: ImportFault[] = [];
  for (const { question, source } of asked) {
    const cell = (cells[source.index] ?? '').trim();
    if (cell === '') continue;
    const checked = checkAnswers([question], { [question.id]: answerIn(cell, question) });
    Object.assign(answers, checked.answers);
    for (const { code, message, hint } of checked.faults) {
      const found = cell.length > 80 ? `${beginningOf(cell, 79)}…` : cell;
      const fault = { line, column: source.heading, found: found.replace(/\p{Cc}/gu, '\ufffd'), code, needed: message };
      faults.push({ ...fault, ...(hint && { hint }) });
    }
  }
  return { answers, faults };
}

/** A cell as the kind of answer that is wanted; what is none stays as it is, and is a fault then. */
function answerIn(cell: string, question: Question): AnswerValue {
  switch (question.kind) {
    case 'yes_no': {
      const word = foldText(cell.slice(0, 40));
      return yes.has(word) ? true : no.has(word) ? false : cell;
    }
    case 'choice':
      return optionIn(cell, question);
    case 'choices':
      return cell.split(/[;,|、]/).flatMap((part) => (part.trim() ? [optionIn(part, question)] : []));
    default:
      return cell;
  }
}

/** An option by its value or by its label in any language. */
function optionIn(cell: string, { options }: Question): string {
  const wanted = foldText(cell.slice(0, 300));
  const option = options.find(({ value, label }) =>
    [value, ...Object.values(label)].some((text) => foldText(text) === wanted),
  );
  return option?.value ?? cell.trim();
}
