import { msg } from '@lit/localize';
import { speakOfProblems } from '../../api/problem.ts';

speakOfProblems({
  'admission.zone_unknown': () => msg('There is no such zone.'),
  'admission.gate_unknown': () => msg('There is no such gate.'),
  'admission.group_unknown': () => msg('There is no such group any more.'),
  'admission.not_a_head': () =>
    msg('This is not a good badge of anybody who speaks for a group. Take the group from the list.'),
  'admission.group_empty': () => msg('Nobody is in this group.'),
});
