import { defineFaults } from '../../kernel/domain-error.ts';

export const wayFaults = defineFaults('ways', {
  no_plan: ['conflict', 'No plan of the venue is published yet: import one and publish it.'],
  // What one may not enter is told as what is not there, so that nobody learns of it by asking.
  unknown_place: ['not_found', 'There is no such place.'],
  unknown_walkway: ['unprocessable', 'The plan that is published has no such walkway.'],
  unknown_closure: ['not_found', 'No closure of this number is in force or to come.'],
  too_many_closures: ['conflict', 'So many closures are in force that another is not taken: end some first.'],
});
