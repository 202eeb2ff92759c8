import { msg, str } from '@lit/localize';
import type { BadgeSummary } from '../../../server/registration/badges/badges.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { type DeskAct, keyOfAct } from './desk-keys.ts';
import { sayAct } from './say-what-is-wrong.ts';
import { type PersonAct, whatIsWrong } from './what-is-wrong.ts';

/** What can be done for somebody now: first what mends what is wrong, then all else with the words on its buttons. */
export interface PossibleActs {
  readonly main: PersonAct | undefined;
  readonly others: readonly (readonly [DeskAct, string])[];
}

/** Badges are issued by the desk, and not by a supervisor: `mayIssue`. */
export function possibleActs(person: DelegateDetails, mayIssue: boolean): PossibleActs {
  const { act } = whatIsWrong(person, Date.now());
  const needsDesk = act === 'issue_badge' || act === 'print_badge';
  return { main: mayIssue || !needsDesk ? act : undefined, others: othersThan(act, person, mayIssue) };
}

/** The act that a letter stands for, if it can be done now. */
export function actOfLetter({ main, others }: PossibleActs, letter: string): DeskAct | undefined {
  const possible: DeskAct[] = [...(main ? [main] : []), ...others.map(([act]) => act)];
  return possible.find((act) => keyOfAct[act] === letter);
}

function othersThan(main: PersonAct | undefined, person: DelegateDetails, mayIssue: boolean): [DeskAct, string][] {
  const { standing, badges, companionOf, handOver } = person;
  const comes = standing !== 'withdrawn' && standing !== 'declined';
  const hasPhone = badges.some(({ medium, revokedAt }) => medium === 'phone' && !revokedAt);
  const hasPrinted = livePrinted(person) !== undefined;
  const isApproved = standing === 'approved';
  const all: [DeskAct, string, boolean][] = [
    ['lost_badge', msg('Badge lost'), isApproved && mayIssue && hasPrinted],
    ['print_badge', msg('Print badge'), isApproved && mayIssue && hasPrinted],
    ['dead_phone', msg('Phone dead'), isApproved && mayIssue && hasPhone],
    ['mend_name', msg('Name'), comes],
    ['change_category', msg('Category'), comes],
    ['take_photograph', msg('Photograph'), comes],
    ['companion', msg('Companion'), isApproved && !companionOf],
    ['hand_over', msg('Hand over'), !handOver],
    ['merge', msg('Registered twice'), comes],
    ['transfer', msg('Transfer'), comes],
    ['withdraw', msg('Withdraw'), comes],
  ];
  return all.filter(([act, , can]) => can && act !== main).map(([act, word]) => [act, word]);
}

/** What an act is about to do, and to whom. */
export function sayAbout(act: DeskAct, person: DelegateDetails, { others }: PossibleActs): string {
  const { name } = person;
  const number = livePrinted(person)?.number ?? '';
  if (act === 'lost_badge')
    return msg(str`Badge ${number} of ${name} will be good for nothing, and a new one printed.`);
  if (act === 'dead_phone') return msg(str`A printed badge for ${name} will do what the phone did.`);
  const word = others.find(([one]) => one === act)?.[1] ?? sayAct(act as PersonAct);
  return msg(str`${name}: ${word}`);
}

/** The printed badge that is good now. */
export function livePrinted({ badges }: DelegateDetails): BadgeSummary | undefined {
  return badges.find(({ medium, revokedAt }) => medium === 'printed' && !revokedAt);
}
