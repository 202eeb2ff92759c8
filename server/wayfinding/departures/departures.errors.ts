import { defineFaults } from '../../kernel/domain-error.ts';

export const departureFaults = defineFaults('departures', {
  feed_faulty: ['unprocessable', 'What is at the address is no whole feed of GTFS Realtime.'],
  feed_stale: ['unprocessable', 'The feed has not been made anew for minutes: rides are told by their headway.'],
});
