import { defineFaults } from '../../kernel/domain-error.ts';

export const versionFaults = defineFaults('venue', {
  file_faulty: ['unprocessable', 'Nothing of the file was taken: mend what is named and send it again.'],
  import_busy: ['unavailable', 'Other files of the venue are being read. Send this one again in a moment.'],
  unknown_version: ['not_found', 'There is no such version of the plan.'],
  no_draft: ['not_found', 'There is no draft.'],
  not_the_draft: ['conflict', 'This version is no draft any more: look at the list of versions again.'],
  draft_faulty: ['conflict', 'The plan has errors, and cannot be published: mend what is named.'],
  not_restorable: ['conflict', 'This is the draft itself. Put back one that was published.'],
  none_published: ['not_found', 'No plan of the venue is published.'],
});
