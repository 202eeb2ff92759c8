import type { ReviewDecision } from '../../../db/vocabulary.ts';
import type { ReviewEntry } from './review.contract.ts';

const did: Readonly<Record<ReviewDecision, string>> = {
  approved: 'approved this registration',
  declined: 'declined this registration',
  asked: 'asked for more',
  waitlisted: 'put this registration on the waiting list',
  withdrawn: 'withdrew this registration',
  restored: 'restored this registration',
};

/** Such as "Ilse Brandvold approved this registration on 20 November at 10:04." */
export function sayWhatWasDecided({ by, decision, at }: ReviewEntry, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long' }).format(new Date(at));
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  return `${by ?? 'The rule'} ${did[decision]} on ${day} at ${hour}.`;
}
