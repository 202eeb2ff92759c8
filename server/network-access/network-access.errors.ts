import { defineFaults } from '../kernel/domain-error.ts';

export const networkAccessFaults = defineFaults('network_access', {
  too_many_devices: ['conflict', 'This account has as many devices as it may have. Remove one first.'],
  account_over: ['conflict', 'This account is not let onto the network any more, so no device is added to it.'],
  no_wifi: ['not_found', 'The conference has no Wi-Fi of its own.'],
  delegate_unknown: ['not_found', 'There is no network account of such a delegate.'],
  credential_unknown: ['not_found', 'There is no such device on this account.'],
  account_revoked: ['conflict', 'This account has been revoked already.'],
  account_not_revoked: ['conflict', 'This account has not been revoked.'],
  profile_twice: ['unprocessable', 'A category is named twice: name it once.'],
  authority_expired: [
    'unavailable',
    'The authority that signs for the Wi-Fi has expired. An administrator makes one that succeeds it.',
  ],
  authority_unknown: ['not_found', 'There is no such authority, or it has been retired.'],
  authority_signs: [
    'conflict',
    'This authority is the one that signs. Make one that succeeds it, then lay out FreeRADIUS (npm run freeradius:render) and start it again.',
  ],
  authority_waits: [
    'conflict',
    'There is a new authority already. It signs once FreeRADIUS was laid out (npm run freeradius:render) and started again.',
  ],
  access_points_faulty: [
    'unprocessable',
    'The access points were not imported: mend what is named and send the whole file again.',
  ],
  access_point_unknown: ['not_found', 'There is no such access point, or it is not over TLS.'],
  certificate_request_faulty: [
    'unprocessable',
    'This is no request for a certificate in PEM (PKCS #10) that its own key has signed, with ECDSA P-256 or P-384, or RSA of 2048 bits or more.',
  ],
  access_points_not_utf8: ['malformed', 'The file is not in UTF-8. Save it as "CSV UTF-8" and send it again.'],
  access_points_too_long: ['too_large', 'The file names more access points than are taken here.'],
});
