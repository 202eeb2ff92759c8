import type { RegistrationStatus, ReviewDecision } from '../../../db/vocabulary.ts';
import type { NextStep } from './delegate-page.contract.ts';

export interface Standing {
  status: RegistrationStatus;
  submittedAt: Date | null;
  waitlistedAt: Date | null;
  lastReview?: { at: Date; decision: ReviewDecision } | undefined;
  lacksPhotograph: boolean;
  /** Of the phone badge issued last. */
  isBadgeRevoked: boolean;
}

/** The one thing that a delegate's page says now. A photograph holds up a decision, and never a badge. */
export function nextStepOf(standing: Standing): NextStep {
  switch (standing.status) {
    case 'withdrawn':
    case 'declined':
      return standing.status;
    case 'invited':
      return 'form';
    case 'approved':
      return standing.isBadgeRevoked ? 'badge_revoked' : 'badge';
    case 'submitted':
      return stepBeforeDecision(standing);
  }
}

function stepBeforeDecision({ submittedAt, waitlistedAt, lastReview, lacksPhotograph }: Standing): NextStep {
  const isAsked = lastReview?.decision === 'asked' && (!submittedAt || submittedAt <= lastReview.at);
  if (isAsked) return 'more_needed';
  if (lacksPhotograph) return 'photograph';
  return waitlistedAt ? 'waitlisted' : 'waiting';
}
