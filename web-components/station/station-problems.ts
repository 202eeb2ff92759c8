import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'identity.station_unknown': () => msg('There is no such station any more. Choose another one.'),
  'identity.verification_unknown': () => msg('This person is not in the queue any more.'),
  'identity.verification_decided': () => msg('This person has been decided already.'),
  'identity.taken_by_another': () => msg('Another officer has this person now, or you have them on another screen.'),
  'identity.for_supervisors': () => msg('This person was passed on: only a supervisor may take them now.'),
  'identity.lease_over': () => msg('Your minute with this person is over. Take them again to go on.'),
  'identity.document_needed': () => msg('Type the last four characters of the document, to compare them.'),
  'identity.document_differs': () => msg('These are not the last four characters that were registered.'),
  'identity.supervisor_needed': () => msg('Only a supervisor may verify in this way.'),
});
