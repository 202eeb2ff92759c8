import { msg, str } from '@lit/localize';
import type { VettingAnswer, VettingLineFault } from '../../server/registration/vetting/vetting.contract.ts';
import { speakOfProblems } from '../api/problem.ts';
import { formatNumber } from '../styles/format.ts';

speakOfProblems({
  'registration.vetting_headings': () => msg('The first line must name the columns “reference” and “outcome”.'),
  'registration.vetting_unreadable': () =>
    msg(
      'From some line on this is no CSV in UTF-8. The lines before it have taken effect; mend the file and send it again.',
    ),
});

/** Why a line had no effect. */
export function vettingFaultWords(code: VettingLineFault): string {
  switch (code) {
    case 'cell_empty':
      return msg('The reference or the outcome is missing.');
    case 'outcome_unknown':
      return msg('The outcome is neither “pending”, “cleared” nor “rejected”.');
    case 'reference_unknown':
      return msg('No delegate has this reference.');
    case 'lifting_takes_two':
      return msg('They were rejected and stay so: two persons lift a rejection, at the desk.');
  }
}

/** What a file changed, in a sentence. */
export function vettingAnswerWords({ changed, unchanged, rejected, faultCount }: VettingAnswer): string {
  const [new_, same, refused, idle] = [changed, unchanged, rejected, faultCount].map(formatNumber);
  return msg(str`${new_} changed, of these ${refused} rejected; ${same} as before; ${idle} without effect.`);
}
