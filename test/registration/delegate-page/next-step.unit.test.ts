import { expect, it } from 'vitest';
import { nextStepOf, type Standing } from '../../../server/registration/delegate-page/next-step.ts';

const at = (day: number) => new Date(Date.UTC(2026, 9, day));
const submitted: Standing = {
  status: 'submitted',
  submittedAt: at(5),
  waitlistedAt: null,
  lacksPhotograph: false,
  isBadgeRevoked: false,
};

it.each<[string, Partial<Standing>, string]>([
  ['who was invited finishes the form', { status: 'invited', submittedAt: null, lacksPhotograph: true }, 'form'],
  ['who sent the form waits', {}, 'waiting'],
  ['a photograph that is asked for comes first', { lacksPhotograph: true, waitlistedAt: at(6) }, 'photograph'],
  ['who is on the waiting list is told so', { waitlistedAt: at(6) }, 'waitlisted'],
  ['who was asked for more mends the form', { lastReview: { at: at(7), decision: 'asked' } }, 'more_needed'],
  ['who has sent that waits again', { submittedAt: at(8), lastReview: { at: at(7), decision: 'asked' } }, 'waiting'],
  ['who was declined reads why', { status: 'declined', lacksPhotograph: true }, 'declined'],
  ['who withdrew is told', { status: 'withdrawn' }, 'withdrawn'],
  ['who is approved has a badge, with or without a photograph', { status: 'approved', lacksPhotograph: true }, 'badge'],
  ['whose badge the desk revoked is told', { status: 'approved', isBadgeRevoked: true }, 'badge_revoked'],
])('%s', (_title, change, step) => {
  expect(nextStepOf({ ...submitted, ...change })).toBe(step);
});
