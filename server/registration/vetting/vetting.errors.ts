import { defineFaults } from '../../kernel/domain-error.ts';

export const vettingFaults = defineFaults('registration', {
  not_rejected: ['conflict', 'The clearance of this delegate was not refused, so there is nothing to lift.'],
  vetting_headings: ['unprocessable', 'The first line must name the columns “reference” and “outcome”.'],
  vetting_unreadable: ['unprocessable', 'This is no CSV in UTF-8 from here on. The lines before it have taken effect.'],
});
