import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';
import '../delegate-access/link-problems.ts';

speakOfProblems({
  'network_access.too_many_devices': () =>
    msg('You have set up as many devices as you may have. Remove one below first.'),
  'network_access.account_over': () => msg('The Wi-Fi has ended for you: no device can be set up any more.'),
  'network_access.no_wifi': () => msg('This conference has no Wi-Fi of its own.'),
  'network_access.delegate_unknown': () => msg('There is no Wi-Fi for you. Ask at a desk.'),
  'network_access.credential_unknown': () => msg('This device has been removed already.'),
  'request.too_many': () => msg('That was asked for too often. Wait a minute, then try again.'),
});
