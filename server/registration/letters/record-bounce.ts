import type { Dependencies } from '../../kernel/dependencies.ts';
import type { BounceAnswer } from './letters.contract.ts';
import { updateReturned } from './letters.queries.ts';
import { postBoardOf } from './post-board.ts';
import { readBounce } from './read-bounce.ts';

/** Takes a mail that came to the return address, and marks the letter that it says has failed. Twice is once. */
export async function recordBounce(
  { database, clock, live }: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  mail: string,
): Promise<BounceAnswer> {
  const report = readBounce(mail);
  if (!report) return { outcome: 'not_a_report' };
  if (!report.isFailure) return { outcome: 'not_a_failure' };
  for (const letterId of report.letterIds) {
    if (await updateReturned(database.drizzle, letterId, report.failure, clock.now())) {
      postBoardOf(live).changed();
      return { outcome: 'recorded', letterId };
    }
  }
  return { outcome: 'letter_unknown' };
}
