import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'network_access.delegate_unknown': () => msg('This person is not in the register any more.'),
  'network_access.account_revoked': () => msg('Somebody has revoked this Wi-Fi meanwhile.'),
  'network_access.account_not_revoked': () => msg('Somebody has restored this Wi-Fi meanwhile.'),
  'identity.not_just_verified': () =>
    msg('You have not verified this person within the last half hour. The desk can show them a code.'),
  'registration.too_many_searches': () =>
    msg('You have searched as often as one person may. Wait a moment, then try again.'),
});
