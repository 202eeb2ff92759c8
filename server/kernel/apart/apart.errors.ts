import { defineFaults } from '../domain-error.ts';

/** Of a file that is read in a process of its own. */
export const apartFaults = defineFaults('reading', {
  too_heavy: [
    'unprocessable',
    'Reading the file takes more memory than there is for it: nothing of it was taken. Send it in smaller parts.',
  ],
  too_slow: [
    'unprocessable',
    'Reading the file takes longer than there is time for it: nothing of it was taken. Send it in smaller parts.',
  ],
});
