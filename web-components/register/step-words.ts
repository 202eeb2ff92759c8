import { msg } from '@lit/localize';
import type { StepId } from './form-steps.ts';

/** What a page of the form is about. */
export function stepName(step: StepId): string {
  switch (step) {
    case 'person':
      return msg('Who you are');
    case 'role':
      return msg('What you come as');
    case 'document':
      return msg('Your document');
    case 'photograph':
      return msg('Your photograph');
    case 'questions':
      return msg('A few questions');
    case 'check':
      return msg('Check and send');
  }
}
