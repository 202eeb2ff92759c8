import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'network_access.access_points_faulty': () =>
    msg(
      'The access points were not imported. Mend what is named, or name one at least, and send the whole file again.',
    ),
  'network_access.access_points_not_utf8': () =>
    msg('The file is not in UTF-8. Save it as “CSV UTF-8” and send it again.'),
  'network_access.access_points_too_long': () => msg('The file names more access points than are taken here.'),
  'network_access.access_point_unknown': () =>
    msg('There is no such access point any more, or it is not over TLS. Load the page again.'),
  'network_access.certificate_request_faulty': () =>
    msg(
      'This is no request for a certificate in PEM (PKCS #10) that its own key has signed, with ECDSA P-256 or P-384, or RSA of 2048 bits or more.',
    ),
  'network_access.authority_unknown': () => msg('There is no such authority, or it has been retired.'),
  'network_access.authority_waits': () =>
    msg('There is a new authority already. It signs once FreeRADIUS was laid out and started again.'),
  'network_access.authority_expired': () =>
    msg('The authority that signs for the Wi-Fi has expired. An administrator makes one that succeeds it.'),
});
