import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

// What the server says of a device that enrols or signs in, in the page's language.
speakOfProblems({
  'identity.device_code_unknown': () =>
    msg('This code is not known. Look at it again, or ask a supervisor for another one.'),
  'identity.device_code_used': () =>
    msg('This code has been used. Each enrols one device: ask a supervisor for another one.'),
  'identity.device_code_over': () =>
    msg('This code is over: it was good for two minutes. Ask a supervisor for another one.'),
  'identity.device_unknown': () => msg('The server does not know this device any more. It must be enrolled again.'),
  'identity.device_revoked': () => msg('This device was revoked. It must be enrolled again.'),
  'identity.too_many_attempts': () => msg('Too many wrong codes came from here. Wait a minute, then try again.'),
  'request.device_needed': () => msg('This device is not enrolled, or has to sign in again.'),
});
