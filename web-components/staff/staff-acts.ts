import { msg, str } from '@lit/localize';

/** What is done about somebody only when it has been said a second time. */
export type StaffAct = 'shut_out' | 'end_sign_ins' | 'revoke_passkeys';

export interface ActWords {
  readonly heading: string;
  /** What it does. */
  readonly sentence: string;
  readonly deed: string;
}

/** How an act is asked about. */
export function wordsOfAct(act: StaffAct, name: string): ActWords {
  switch (act) {
    case 'shut_out':
      return {
        heading: msg(str`Shut out ${name}?`),
        sentence: msg(
          'Within a second their pages close and their links are void, everywhere. You can let them in again.',
        ),
        deed: msg('Shut them out'),
      };
    case 'end_sign_ins':
      return {
        heading: msg(str`End all sign-ins of ${name}?`),
        sentence: msg('Within a second their pages close, everywhere. They sign in again with their passkey.'),
        deed: msg('End them'),
      };
    case 'revoke_passkeys':
      return {
        heading: msg(str`Revoke the passkeys of ${name}?`),
        sentence: msg(
          'For a telephone that is lost or was in wrong hands. All of their passkeys are void and their pages close; with a new link they make another one.',
        ),
        deed: msg('Revoke them'),
      };
  }
}
