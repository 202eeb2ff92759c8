import { msg, str } from '@lit/localize';
import type { ReviewDecision } from '../../../db/vocabulary.ts';
import type { DecisionAnswer, ReviewEntry } from '../../../server/registration/review/review.contract.ts';
import { sentenceOf } from '../../api/problem.ts';
import { formatNumber, formatTime } from '../../styles/format.ts';
import type { ReviewFilter } from './review-server.ts';

/** What was decided, as a word. */
export function decisionName(decision: ReviewDecision): string {
  switch (decision) {
    case 'approved':
      return msg('Approved');
    case 'declined':
      return msg('Declined');
    case 'asked':
      return msg('Asked for more');
    case 'waitlisted':
      return msg('Put on the waiting list');
    case 'withdrawn':
      return msg('Withdrawn');
    case 'restored':
      return msg('Restored');
  }
}

/** Who decided what since: `Approved by Ilse Brandvold at 09:41`. */
export function meanwhileSentence({ decision, by, at }: ReviewEntry): string {
  const time = formatTime(at);
  const word = decisionName(decision);
  return by ? msg(str`${word} by ${by} at ${time}.`) : msg(str`${word} by rule at ${time}.`);
}

/** Why one registration was not decided. */
export function refusalSentence(refused: Extract<DecisionAnswer, { outcome: 'refused' }>): string {
  if (refused.meanwhile) return meanwhileSentence(refused.meanwhile);
  const { code, title, detail } = refused;
  return sentenceOf({ type: '', status: 409, code, title, ...(detail && { detail }) });
}

/** How many were decided on, of what was asked for. */
export function doneSentence(decision: ReviewDecision, count: number): string {
  const number = formatNumber(count);
  switch (decision) {
    case 'approved':
      return count === 1 ? msg('1 approved.') : msg(str`${number} approved.`);
    case 'declined':
      return count === 1 ? msg('1 declined.') : msg(str`${number} declined.`);
    case 'asked':
      return count === 1 ? msg('1 asked for more.') : msg(str`${number} asked for more.`);
    default:
      return count === 1 ? msg('1 put on the waiting list.') : msg(str`${number} put on the waiting list.`);
  }
}

/** Why a list of the review is empty. */
export function nobodyIn(standing: ReviewFilter['standing']): string {
  if (standing === 'asked') return msg('Nobody was asked for more');
  return standing === 'waitlisted' ? msg('Nobody is on the waiting list') : msg('Nobody waits for a decision');
}
