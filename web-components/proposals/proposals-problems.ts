import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'proposals.proposal_unknown': () => msg('This proposal is not there any more.'),
  'proposals.proposal_over': () => msg('This is over: it was decided, taken back, or waited too long.'),
  'proposals.proposed_already': () => msg('This has been proposed already, and waits for a second person.'),
  'proposals.own_proposal': () => msg('You proposed this yourself: another person confirms or declines it.'),
  'proposals.not_own_proposal': () => msg('Only who proposed this takes it back. You may decline it.'),
  'proposals.other_role_needed': () => msg('This is confirmed by somebody with another role.'),
  'proposals.not_done_here': () => msg('This server cannot do that yet.'),
  'identity.verification_decided': () => msg('This person has been decided already.'),
  'registration.not_rejected': () => msg('The clearance of this delegate is not refused, so there is nothing to lift.'),
});
