import { defineFaults } from '../kernel/domain-error.ts';

export const admissionFaults = defineFaults('admission', {
  lane_unknown: ['unprocessable', 'There is no lane with this name. Choose the lane again.'],
  device_unknown: ['unprocessable', 'This device is not known. A supervisor can show a code that enrols it.'],
  device_not_enrolled: ['unprocessable', 'This device has no key yet. A supervisor can show a code that enrols it.'],
  device_elsewhere: ['unprocessable', 'This device is enrolled for another lane. Enrol it for this one.'],
  signature_needed: ['forbidden', 'A scan must be signed by the device that made it.'],
  signature_wrong: ['forbidden', 'This scan was not signed by the device that it names.'],
  device_revoked: ['unprocessable', 'This device may no longer be used. Take another one and tell a supervisor.'],
  lane_direction: ['unprocessable', 'This lane does not lead that way. Use another lane.'],
  lane_closed: ['unprocessable', 'This lane is closed for people coming in. Use another lane.'],
  scan_in_future: [
    'unprocessable',
    'The scan lies in the future: the clock of the device is wrong. Set it and scan again.',
  ],
  scan_id_reused: ['conflict', 'Another scan was recorded under this id already. Scan again.'],
  busy: ['unavailable', 'More scans are waiting than can be answered. Nothing was recorded; send them again.'],
  layout_invalid: ['unprocessable', 'The layout does not fit together. Nothing was changed.'],
  layout_rules_stand: [
    'conflict',
    'There are rules already. Change them on their own page, and leave them out of the layout. Nothing was changed.',
  ],
  layout_in_use: ['conflict', 'Something that the new layout leaves out is still needed. Nothing was changed.'],
});
