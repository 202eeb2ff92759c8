import { msg, str } from '@lit/localize';
import {
  type FailedDisconnect,
  failedDisconnect,
} from '../../server/network-access/disconnects/disconnects.contract.ts';
import { formatNumber } from '../styles/format.ts';

/** What the access point did not do, what follows from it, and what to do, in the page's language. */
export function sentenceOfFailedDisconnect(because: string): string {
  const failed = failedDisconnect.parse(JSON.parse(because));
  return `${whatFailed(failed)} ${msg('Who has no right to the network any more may still be connected there.')} ${whatToDo(failed.how)}`;
}

function whatFailed({ accessPoint, how, errorCause }: FailedDisconnect): string {
  const number = errorCause === undefined ? '' : formatNumber(errorCause);
  switch (how) {
    case 'silent':
      return msg(str`The access point ${accessPoint} does not answer when it is told to disconnect a device.`);
    case 'refused':
      return number
        ? msg(str`The access point ${accessPoint} refuses to disconnect a device (cause ${number}).`)
        : msg(str`The access point ${accessPoint} refuses to disconnect a device.`);
    case 'secret_unreadable':
      return msg(str`The secret of the access point ${accessPoint} cannot be read.`);
  }
}

function whatToDo(how: FailedDisconnect['how']): string {
  switch (how) {
    case 'silent':
      return msg('Is it on, does it take disconnects (RFC 5176) from this server, and is its secret right?');
    case 'refused':
      return msg('Look at what it allows this server to do.');
    case 'secret_unreadable':
      return msg('Import the access points again.');
  }
}
