import { defineFaults } from '../../kernel/domain-error.ts';

export const importFaults = defineFaults('registration', {
  mapping_needed: [
    'unprocessable',
    'Nothing was imported: the headings are not known yet. Say what each of them means, then send the file again.',
  ],
  mapping_faulty: ['unprocessable', 'The headings cannot be read like this. Mend what is named, and save it again.'],
  mapping_unknown: ['not_found', 'What was said about these headings is not remembered any more.'],
});
