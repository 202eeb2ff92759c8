import { defineFaults } from '../../kernel/domain-error.ts';

export const deskFaults = defineFaults('registration', {
  walk_in_invalid: ['unprocessable', 'Some of it cannot be registered like that. Mend it, then send it again.'],
  no_station: ['conflict', 'There is no station to send them to. Ask a supervisor.'],
  verified_already: ['conflict', 'They are verified already: no station needs to see them.'],
  hand_over_unknown: ['not_found', 'There is no such hand-over.'],
  hand_over_taken: ['conflict', 'A colleague has taken this person meanwhile.'],
  hand_over_closed: ['conflict', 'This was settled meanwhile.'],
  handed_over_already: ['conflict', 'This person was handed over already, and that is not settled yet.'],
  colleague_unknown: ['unprocessable', 'There is no such colleague at a desk or a station.'],
});
