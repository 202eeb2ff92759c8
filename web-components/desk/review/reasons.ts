import { msg } from '@lit/localize';

/** A reason that is given often, and the words that it begins with. */
export interface Reason {
  readonly id: string;
  readonly name: string;
  readonly words: string;
}

/** The choice with words of one's own alone. */
export const otherReason = 'other';

export const reasonsToDecline = (): readonly Reason[] => [
  {
    id: 'not-invited',
    name: msg('Not within the invited group'),
    words: msg(
      'This conference is for those who were invited. If you think that this is a mistake, answer this letter.',
    ),
  },
  {
    id: 'no-place',
    name: msg('No place left in this category'),
    words: msg('The places for this category are all taken. If you think that this is a mistake, answer this letter.'),
  },
  {
    id: 'unconfirmed',
    name: msg('Details cannot be confirmed'),
    words: msg('We could not confirm what you sent us. If you can tell us more, answer this letter.'),
  },
  {
    id: 'twice',
    name: msg('Registered twice'),
    words: msg('You are registered already: your other registration stands, and this one is closed.'),
  },
];

export const reasonsToAsk = (): readonly Reason[] => [
  {
    id: 'photograph',
    name: msg('A photograph'),
    words: msg('Please add a photograph of your face, from the front and in good light.'),
  },
  {
    id: 'guardian',
    name: msg('A guardian'),
    words: msg('Please name an adult who answers for you, with a telephone number.'),
  },
  {
    id: 'press',
    name: msg('A press card or a letter'),
    words: msg('Please tell us for which publication you report, and the number of your press card.'),
  },
  {
    id: 'name',
    name: msg('The name as in the passport'),
    words: msg('Please write your name in Latin letters as it stands in your passport.'),
  },
];
