import { msg, str } from '@lit/localize';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import type { IconName } from '../../elements/icon.ts';
import { formatList, formatNumber, inPageLanguage } from '../../styles/format.ts';
import { noticeName } from '../review/notice-words.ts';
import { whatIsWrong } from './what-is-wrong.ts';

/** One thing to know of a person who stands at the desk. */
export interface Note {
  readonly icon: IconName;
  readonly words: string;
  /** Something is wrong with it. */
  readonly isWrong?: boolean;
  /** People it is about, who can be opened. */
  readonly people?: readonly { readonly id: string; readonly name: string; readonly words?: string }[];
  /** Two registrations can be compared. */
  readonly isDouble?: boolean;
}

/** What to know of a person beside what is wrong most: what else is wrong first, then with whom they are, then what they said. */
export function notesOn(person: DelegateDetails): Note[] {
  return [
    ...clearance(person),
    ...doubles(person),
    ...minority(person),
    ...lostLetters(person),
    ...places(person),
    ...company(person),
    ...said(person),
  ];
}

/** Where it is not what is said first of all. */
function clearance(person: DelegateDetails): Note[] {
  if (person.vetting !== 'pending' || whatIsWrong(person, Date.now()).code === 'vetting_pending') return [];
  return [{ icon: 'lock', words: msg('Not cleared yet: the badge opens no gate before that.'), isWrong: true }];
}

/** Each once, though two notices may mean the same person; whoever only shares an address is said to do that. */
function doubles({ alike }: DelegateDetails): Note[] {
  const people = new Map(alike.filter(({ status }) => status !== 'withdrawn').map((one) => [one.id, one]));
  const isSure = (id: string) => alike.some((one) => one.id === id && one.notice !== 'same_email');
  const note = (words: string, isWrong: boolean): Note[] => {
    const meant = [...people.values()].filter(({ id }) => isSure(id) === isWrong);
    const told = meant.map(({ id, name, reference }) => ({ id, name, words: reference }));
    return told.length > 0 ? [{ icon: 'users', words, isWrong, isDouble: true, people: told }] : [];
  };
  return [...note(msg('Perhaps registered twice:'), true), ...note(msg('Same e-mail as'), false)];
}

function minority({ isMinor, guardian }: DelegateDetails): Note[] {
  if (!isMinor) return [];
  const { delegate, name = '', phone = '' } = guardian ?? {};
  if (delegate) return [{ icon: 'users', words: msg('A minor. Who answers for them:'), people: [delegate] }];
  if (!name)
    return [{ icon: 'alert', words: msg('A minor, and nobody is named who answers for them.'), isWrong: true }];
  const reached = phone ? msg(str`${name}, telephone ${phone}`) : name;
  return [{ icon: 'users', words: msg(str`A minor. Who answers for them: ${reached}`) }];
}

function lostLetters({ lettersInTrouble }: DelegateDetails): Note[] {
  const [last] = lettersInTrouble;
  if (!last) return [];
  const [count, address] = [formatNumber(lettersInTrouble.length), last.toAddress];
  const words =
    lettersInTrouble.length === 1
      ? msg(str`A letter to ${address} did not arrive.`)
      : msg(str`${count} letters did not arrive, the last to ${address}.`);
  return [{ icon: 'mail', words, isWrong: true }];
}

/** Of who is approved the places do not matter any more. */
function places(person: DelegateDetails): Note[] {
  if (person.standing === 'approved') return [];
  return person.notices
    .filter(({ kind }) => kind === 'quota_full' || kind === 'quota_nearly_full')
    .map((notice) => ({ icon: 'clock', words: noticeName(notice), isWrong: notice.kind === 'quota_full' }));
}

function company({ group, companionOf, companions }: DelegateDetails): Note[] {
  const notes: Note[] = [];
  if (companionOf) notes.push({ icon: 'users', words: msg('Comes with'), people: [companionOf] });
  if (companions.length > 0) notes.push({ icon: 'users', words: msg('Brings along'), people: companions });
  if (group) {
    const { name } = group;
    notes.push({ icon: 'users', words: group.isHead ? msg(str`Speaks for ${name}`) : msg(str`Of ${name}`) });
  }
  return notes;
}

/** Only what the organiser wants told at a scan. */
function said({ answers }: DelegateDetails): Note[] {
  return answers
    .filter(({ isShownAtScan }) => isShownAtScan)
    .map(({ label, text }) => ({
      icon: 'document',
      words: formatPair(inPageLanguage({ en: '', ...label }), inPageLanguage({ en: '', ...text })),
    }));
}

const formatPair = (label: string, text: string): string => (label ? msg(str`${label}: ${text}`) : formatList([text]));
