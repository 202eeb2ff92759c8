import { defineFaults } from '../kernel/domain-error.ts';

export const programmeFaults = defineFaults('programme', {
  schedule_faulty: ['unprocessable', 'Nothing was changed: mend what is named in the file and send it again.'],
  reading_busy: ['unavailable', 'Other programmes are being read. Send this one again in a moment.'],
  changed_since_preview: ['conflict', 'What is there now is not what the preview showed. Look at it once more.'],
  too_many_sources: ['conflict', 'There are as many programmes as are taken here. Remove one first.'],
  source_unknown: ['not_found', 'This programme is not there any more.'],
  no_address: ['conflict', 'This programme was put from a file: it has no address to follow.'],
  room_unknown: ['not_found', 'This room is not in the programme any more.'],
  place_unknown: ['conflict', 'The plan of the venue that is published has no such place.'],
  session_unknown: ['not_found', 'This session is not in the programme.'],
  too_many_favourites: ['conflict', 'As many sessions are marked as can be. Take one off first.'],
  calendar_unknown: ['not_found', 'This calendar is not there, or not any more.'],
  too_many_cancelled: [
    'conflict',
    'The newest version would cancel most of what is still to come: it was not put by itself. Put it by hand if it is meant.',
  ],
});
