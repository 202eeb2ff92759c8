import type { LetterSummary } from './letters.contract.ts';
import type { LetterRow } from './letters.queries.ts';

/** How a letter fares, as staff see it. */
export function describeLetter(row: LetterRow): LetterSummary {
  const { id, kind, toAddress, locale, writtenAt, sentAt, nextAttemptAt, attempts, failure } = row;
  return {
    id,
    kind,
    state: stateOf(row),
    toAddress,
    locale,
    writtenAt: writtenAt.toISOString(),
    ...(sentAt && { sentAt: sentAt.toISOString() }),
    ...(nextAttemptAt && { nextAttemptAt: nextAttemptAt.toISOString() }),
    attempts,
    ...(failure && { failure }),
  };
}

function stateOf({ bouncedAt, sentAt, givenUpAt }: LetterRow): LetterSummary['state'] {
  if (bouncedAt) return 'returned';
  if (givenUpAt) return 'given_up';
  return sentAt ? 'sent' : 'due';
}
