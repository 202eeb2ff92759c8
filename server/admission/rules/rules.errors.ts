import { defineFaults } from '../../kernel/domain-error.ts';

export const rulesFaults = defineFaults('admission', {
  rules_invalid: ['unprocessable', 'The rules do not fit the venue. Nothing was changed.'],
  rules_changed_meanwhile: [
    'conflict',
    'Somebody else has saved other rules meanwhile. Look at them, and make your change again. Nothing was changed.',
  ],
  gate_unknown: ['not_found', 'There is no gate with this name.'],
  delegate_unknown: ['not_found', 'There is no delegate with this number. Search again.'],
});
