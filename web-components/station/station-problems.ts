import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'identity.station_unknown': () => msg('There is no such station any more. Choose another one.'),
  'identity.verification_unknown': () => msg('This person is not in the queue any more.'),
  'identity.verification_decided': () => msg('This person has been decided already.'),
  'identity.taken_by_another': () => msg('Another officer has this person now, or you have them on another screen.'),
  'identity.for_supervisors': () => msg('This person was passed on: only a supervisor may take them now.'),
  'identity.lease_over': () => msg('Your minute with this person is over. Take them again to go on.'),
  'identity.document_needed': () =>
    msg('No document was registered, so four characters say nothing. Read its lines, or type its whole number.'),
  'identity.whole_document_needed': () =>
    msg('Who is of this category shows a document each time: read its lines, or type its whole number.'),
  'identity.zone_unreadable': () => msg('These lines do not agree with their check digits. Read them again.'),
  'identity.document_differs': () =>
    msg('This is not the document that was registered. Leave the decision to a supervisor.'),
  'identity.document_of_another': () =>
    msg('Somebody else is registered with this document. Leave the decision to a supervisor.'),
  'identity.birth_date_differs': () =>
    msg('The birth date is not the registered one. Leave the decision to a supervisor.'),
  'identity.document_expired': () => msg('This document is over: ask for another one, or choose “Neither”.'),
  'identity.name_differs': () => msg('Say why it is the same person, or send them to the desk.'),
});
