import { msg } from '@lit/localize';
import { speakOfProblems } from '../../api/problem.ts';

speakOfProblems({
  'registration.already_withdrawn': () => msg('This registration is withdrawn. Restore it first.'),
  'registration.not_withdrawn': () => msg('Only a registration that was withdrawn can be restored.'),
  'registration.merged_away': () =>
    msg('This registration went up in another one of the same person. Look that one up.'),
  'registration.merge_with_itself': () => msg('Choose another registration of the same person.'),
  'registration.merge_not_possible': () => msg('One of them accompanies the other: they are two people.'),
  'registration.nothing_changes': () => msg('That is how it is registered already.'),
  'registration.inside_now': () => msg('They are inside. Nobody can take their place before they have left.'),
  'registration.rejected_now': () =>
    msg('Their clearance was refused. Nobody can take their place before two persons have lifted that.'),
  'registration.walk_in_invalid': () => msg('Some of it cannot be registered like that. Mend it, then send it again.'),
  'registration.supervisor_needed': () =>
    msg(
      'Only a supervisor can do this: the category is not open to everybody, or you registered this person yourself.',
    ),
  'registration.no_station': () => msg('There is no station to send them to. Ask a supervisor.'),
  'registration.verified_already': () => msg('They are verified already: no station needs to see them.'),
  'registration.hand_over_unknown': () => msg('There is no such hand-over.'),
  'registration.hand_over_taken': () => msg('A colleague has taken this person meanwhile.'),
  'registration.hand_over_closed': () => msg('This was settled meanwhile.'),
  'registration.handed_over_already': () => msg('This person was handed over already, and that is not settled yet.'),
  'registration.not_rejected': () => msg('The clearance of this delegate is not refused, so there is nothing to lift.'),
  'proposals.proposed_already': () => msg('This has been proposed already, and waits for a second person.'),
  'registration.colleague_unknown': () => msg('There is no such colleague at a desk or a station.'),
});
