import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

// What the server says of scans and devices that it does not take, in the page's language.
speakOfProblems({
  'admission.lane_unknown': () => msg('This lane is not there any more. Choose the lane again.'),
  'admission.device_unknown': () => msg('This device is not registered any more. Choose the lane again.'),
  'admission.device_elsewhere': () => msg('This device is registered for another lane. Choose the lane again.'),
  'admission.device_revoked': () => msg('This device may no longer be used. Take another one and tell a supervisor.'),
  'admission.lane_direction': () => msg('This lane does not lead that way. Use another lane.'),
  'admission.lane_closed': () => msg('This lane is closed for people coming in. Use another lane.'),
  'admission.scan_in_future': () => msg('The clock of this device is wrong. Set it and scan again.'),
  'admission.scan_id_reused': () => msg('Scan the badge again.'),
  'admission.not_a_head': () =>
    msg('This is not a good badge of anybody who speaks for a group. Take the group from the list.'),
  'admission.group_empty': () => msg('Nobody is in this group.'),
  'page.scans_unsent': () =>
    msg(
      'Scans are kept here that were not sent yet. Let somebody sign in at this lane, or wait for the network, then type the code again. If they can never be sent, a supervisor revokes this device: they are lost then.',
    ),
  'admission.scan_unknown': () => msg('This scan is not known. Scan the badge again.'),
  'admission.not_refused': () => msg('This scan was not refused, so there is nothing to override.'),
  'admission.not_overridable': () => msg('No supervisor can override this: it is not a matter of the rules at a gate.'),
  'admission.override_too_late': () => msg('This was more than five minutes ago. Scan the badge again.'),
  'admission.scanned_since': () => msg('This person was scanned again since. Scan the badge once more.'),
  'admission.overridden_by_another': () => msg('Another supervisor has overridden this already: the person may go in.'),
  'admission.not_a_supervisor': () => msg('This is not the badge of a supervisor.'),
  'admission.busy': () => msg('More scans are waiting than can be answered.'),
});
