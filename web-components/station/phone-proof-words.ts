import { msg, str } from '@lit/localize';
import type { PhoneProofState } from '../../server/identity/phone-proofs/phone-proofs.contract.ts';
import type { PhoneStep } from './phone-proof-controller.ts';

interface StepWords {
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** What the officer is told at each step. */
export function stepWords(step: PhoneStep, state: PhoneProofState | undefined): StepWords {
  switch (step) {
    case 'rest':
      return restWords(state);
    case 'shown':
      return {
        heading: msg('Let them scan this with their phone'),
        sentences: [msg(str`It opens a page that names station ${state?.station ?? ''} and you.`)],
      };
    case 'opened':
      return {
        heading: msg('The phone has opened the code'),
        sentences: [msg('Wait until its owner has answered with face, finger or the code of the phone.')],
      };
    case 'answered':
      return {
        heading: msg('Which number does the phone show?'),
        sentences: [msg('Look at the screen of their phone yourself. A wrong number makes the code void.')],
      };
    case 'matched':
      return { heading: msg('It is their phone'), sentences: [whatNext(state)] };
    case 'failed':
      return {
        heading: msg('That was another number'),
        sentences: [
          msg('Some other phone may have answered. The code is void, and this was recorded.'),
          whatElse(state),
        ],
      };
    case 'over':
      return {
        heading: msg('The code is over'),
        sentences: [msg(str`It was good for one minute.`), whatElse(state)],
      };
  }
}

function restWords(state: PhoneProofState | undefined): StepWords {
  const heading = msg('Their phone');
  if (!state) return { heading, sentences: [] };
  if (state.codesLeft === 0) return { heading, sentences: [whatElse(state)] };
  switch (state.passkey) {
    case 'none':
      return {
        heading,
        sentences: [msg('They have made no passkey. It is made on their own page; the document is as good a way.')],
      };
    case 'unbound':
      return {
        heading,
        sentences: [
          msg('They have made a passkey that no station has seen yet. With the document seen, it counts from then on.'),
        ],
      };
    case 'bound':
      return {
        heading,
        sentences: [msg('Their passkey was shown with a document before: compare the face, and it is enough.')],
      };
  }
}

const whatNext = (state: PhoneProofState | undefined): string =>
  state?.proof?.isBound
    ? msg('Compare the face with the photograph, then decide.')
    : msg('Now look at the document. When it is right, this phone counts from then on.');

function whatElse(state: PhoneProofState | undefined): string {
  const left = state?.codesLeft ?? 0;
  if (left === 0) return msg('Three codes were shown for this person. Look at the document.');
  return left === 1
    ? msg('One more code can be shown for this person.')
    : msg(str`${left} more codes can be shown for this person.`);
}
