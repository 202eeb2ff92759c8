import { msg, str } from '@lit/localize';
import {
  type FailedSignIns,
  failedSignIns,
  failureWindowMinutes,
} from '../../server/identity/failed-sign-ins/failed-sign-ins.contract.ts';
import { formatNumber } from '../styles/format.ts';

/** What failed so often, and what to do, in the page's language. */
export function sentenceOfFailedSignIns(because: string): string {
  const { of, times, name = '' } = failedSignIns.parse(JSON.parse(because));
  const count = formatNumber(times);
  const minutes = formatNumber(failureWindowMinutes);
  return `${whatFailed(of, { count, minutes, name })} ${whatToDo(of)}`;
}

function whatFailed(of: FailedSignIns['of'], { count, minutes, name }: Record<'count' | 'minutes' | 'name', string>) {
  switch (of) {
    case 'account':
      return msg(str`${count} tries to sign in as ${name} failed within ${minutes} minutes.`);
    case 'device':
      return msg(str`${count} tries to sign in at the device ${name} failed within ${minutes} minutes.`);
    case 'address':
      return msg(str`${count} tries to sign in from one network address failed within ${minutes} minutes.`);
    case 'everywhere':
      return msg(str`${count} tries to sign in failed within ${minutes} minutes, from several places.`);
  }
}

const whatToDo = (of: FailedSignIns['of']): string =>
  of === 'account'
    ? msg('Ask them whether it was them. If not, revoke their passkeys or their badge.')
    : msg('Nobody was let in by these. If you cannot explain them, look at the log of the server.');
