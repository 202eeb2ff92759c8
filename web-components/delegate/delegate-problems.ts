import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';
import '../delegate-access/link-problems.ts';

speakOfProblems({
  'registration.conference_over': () => msg('The conference is over.'),
  'registration.badge_not_good': () => msg('Your badge was revoked. Go to a desk.'),
  'registration.form_closed': () => msg('Registration is closed. Ask the organiser if you still want to come.'),
  'registration.form_not_needed': () => msg('Your registration was decided on meanwhile: nothing is asked of you.'),
  'registration.form_already_sent': () => msg('This form was sent meanwhile: it cannot be taken back.'),
  'registration.companions_full': () => msg('You have invited as many companions as may come with you.'),
  'registration.companion_not_possible': () =>
    msg('Only who is registered, and accompanies nobody else, can bring a companion.'),
  'registration.already_withdrawn': () => msg('Your registration is withdrawn already.'),
  'privacy.too_many_copies': () => msg('You have downloaded several copies. Wait a while, then try again.'),
  'privacy.too_many_wishes': () =>
    msg('You have asked for this and taken it back several times. Wait a while, then try again.'),
});
