import { msg, str } from '@lit/localize';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import { formatNumber } from '../styles/format.ts';
import { pageLanguage } from '../styles/locale.ts';
import { type Checks, charactersResult, findingsOf, readingOf, results } from './checks.ts';

/** The one sentence that matters now: what does not agree and the way on, or what is still to be compared. */
export function hintWords(person: WaitingPerson, checks: Checks): string {
  if (checks.way === 'neither') return msg('Without document and phone two persons decide together.');
  const found = results(person, checks);
  if (found.includes(false)) return wrongWords(person, checks, found);
  const open = found.flatMap((result, at) => (result === undefined ? [formatNumber(at + 1)] : []));
  if (open.length === 0) return msg('Then the next scan at any gate admits.');
  const numbers = new Intl.ListFormat(pageLanguage(), { type: 'conjunction' }).format(open);
  return open.length === 1
    ? msg(str`“Verified” opens when check ${numbers} is done.`)
    : msg(str`“Verified” opens when checks ${numbers} are done.`);
}

function wrongWords(person: WaitingPerson, checks: Checks, [face, way]: readonly (boolean | undefined)[]): string {
  if (face === false) return msg('Compare with a new photograph, or leave the decision to a supervisor.');
  if (checks.way !== 'document') return othersWords();
  if (readingOf(person, checks) !== 'zone') return way === false ? typedWords(person, checks) : othersWords();
  const { read, isNumber, isBirth, isInDate, isName } = findingsOf(person, checks);
  if (!read.zone) return msg('The lines do not agree with their check digits: read them again.');
  if (isNumber === false) return msg('Another document than the registered one: leave the decision to a supervisor.');
  if (isBirth === false) return msg('Another birth date than the registered one: leave the decision to a supervisor.');
  if (isInDate === false) return overWords();
  if (isName === false && way === true) return msg('Say why it is the same person, or send them to the desk.');
  return othersWords();
}

/** What of a number that was typed does not agree: itself, or else its document is over. */
const typedWords = (person: WaitingPerson, checks: Checks): string =>
  charactersResult(person, checks) === false ? othersWords() : overWords();

const overWords = (): string => msg('This document is over: ask for another one, or choose “Neither”.');

const othersWords = (): string => msg('Something does not agree: leave the decision to a supervisor.');
