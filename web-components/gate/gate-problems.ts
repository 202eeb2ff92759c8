import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'admission.lane_unknown': () => msg('There is no such lane any more. Choose the lane again.'),
  'admission.device_unknown': () => msg('This device is not registered for a lane. Choose the lane again.'),
  'admission.device_revoked': () => msg('This device may no longer be used. Take another one and tell a supervisor.'),
  'admission.lane_direction': () => msg('This lane does not lead that way. Use another lane.'),
  'admission.lane_closed': () => msg('This lane is closed for people coming in. Use another lane.'),
  'admission.scan_in_future': () =>
    msg('The scan lies in the future: the clock of the device is wrong. Set it and scan again.'),
  'admission.scan_id_reused': () => msg('Another scan was recorded under this id already. Scan again.'),
  'admission.busy': () => msg('More scans are waiting than can be answered. Nothing was recorded; send them again.'),
});
