// shared with pages: pure
import type { RegistrationStanding } from '../forms/forms.contract.ts';
import type { decisionsToMake } from './review.contract.ts';

type Decision = (typeof decisionsToMake)[number];

const decidable: Readonly<Record<Decision, readonly RegistrationStanding[]>> = {
  approved: ['waiting', 'asked', 'waitlisted', 'declined'],
  declined: ['waiting', 'asked', 'waitlisted', 'approved'],
  asked: ['waiting', 'asked', 'waitlisted'],
  waitlisted: ['waiting', 'asked'],
};

/** Whether a registration that stands so can be decided on so. What was withdrawn is restored first. */
export const mayDecide = (decision: Decision, standing: RegistrationStanding): boolean =>
  decidable[decision].includes(standing);
