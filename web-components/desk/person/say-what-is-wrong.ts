import { msg, str } from '@lit/localize';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { formatTime, inPageLanguage } from '../../styles/format.ts';
import type { PersonAct, Wrong } from './what-is-wrong.ts';

/** What is wrong with this person now, in one sentence. */
export function sayWhatIsWrong({ code, other, station }: Wrong, person: DelegateDetails): string {
  const name = other?.name ?? '';
  switch (code) {
    case 'merged':
      return msg(str`Went up in the registration of ${name}.`);
    case 'withdrawn':
      return msg('Withdrawn: no badge of theirs is good.');
    case 'declined':
      return msg('Declined.');
    case 'invited':
      return msg('Invited, and has not sent the form yet.');
    case 'companion_waits':
      return msg(str`Accompanies ${name}, who is not approved.`);
    case 'asked':
      return msg('Was asked for more, which has not come.');
    case 'waitlisted':
      return msg('On the waiting list.');
    case 'waiting':
      return msg('Waits for approval.');
    case 'vetting_rejected':
      return msg('Their clearance was refused: no gate lets them in. Two persons can lift that.');
    case 'lifting_waits':
      return msg(
        str`Their clearance was refused. ${person.lifting?.proposedBy ?? ''} proposed to lift that: another person confirms.`,
      );
    case 'vetting_pending':
      return msg('Not cleared yet: the badge opens no gate before that.');
    case 'identity_refused':
      return msg('A station did not accept who they say they are.');
    case 'badge_revoked':
      return msg('Their badge was revoked.');
    case 'badge_expired':
      return msg('Their badge has expired.');
    case 'badge_missing':
      return msg('Has no badge yet.');
    case 'photograph_missing':
      return msg('There is no photograph.');
    case 'not_verified':
      return msg('Not verified.');
    case 'expected_at_station':
      return msg(str`Not verified: station ${station ?? 0} expects them.`);
    case 'badge_not_printed':
      return msg('The badge was not printed yet.');
    case 'letters_lost':
      return msg('E-mail does not reach them: ask for another address.');
    case 'well':
      return sayWhereTheyAre(person);
  }
}

function sayWhereTheyAre({ presence }: DelegateDetails): string {
  if (!presence) return msg('All is well. Not inside.');
  const zone = inPageLanguage(presence.zoneName);
  if (!presence.since) return msg(str`All is well. Inside: ${zone}.`);
  const time = formatTime(presence.since);
  return msg(str`All is well. Inside since ${time}: ${zone}.`);
}

/** What the key does, on its button. */
export function sayAct(act: PersonAct): string {
  switch (act) {
    case 'open_other':
      return msg('Look them up');
    case 'restore':
      return msg('Restore…');
    case 'invite':
      return msg('Send the invitation again');
    case 'approve':
      return msg('Approve');
    case 'hand_over':
      return msg('Hand over…');
    case 'issue_badge':
      return msg('Issue and print');
    case 'print_badge':
      return msg('Print');
    case 'take_photograph':
      return msg('Take a photograph');
    case 'send_to_station':
      return msg('Send to a station');
    case 'lift_rejection':
      return msg('Propose to lift it…');
  }
}
