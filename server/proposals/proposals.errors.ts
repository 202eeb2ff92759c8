import { defineFaults } from '../kernel/domain-error.ts';

export const proposalsFaults = defineFaults('proposals', {
  proposal_unknown: ['not_found', 'There is no such proposal.'],
  proposal_over: ['gone', 'This proposal is over: it was decided, taken back, or waited too long.'],
  proposed_already: ['conflict', 'This has been proposed already, and waits for a second person.'],
  own_proposal: ['forbidden', 'You proposed this yourself. Another person confirms or declines it.'],
  not_own_proposal: ['forbidden', 'Only who proposed this takes it back. You may decline it.'],
  other_role_needed: ['forbidden', 'This is confirmed by somebody with another role.'],
  not_done_here: ['unavailable', 'This server cannot do that yet.'],
});
