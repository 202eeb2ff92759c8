import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { foldText } from '../delegates/fold-text.ts';

/** Words in names of tickets and products, in English, German, French and Spanish. */
const signs: readonly [DelegateCategory, RegExp][] = [
  [
    'speaker',
    /\b(speakers?|presenters?|panell?ists?|keynote|lecturers?|referent\w*|sprecher\w*|vortrag\w*|redner\w*|orat\w+|conferencier\w*|ponente\w*)\b/,
  ],
  ['media', /\b(press|media|journalists?|broadcast\w*|photographers?|presse\w*|medien\w*|journalist\w*|prensa)\b/],
  [
    'exhibitor',
    /\b(exhibitors?|exhibition|booth|sponsors?|vendors?|aussteller\w*|messestand|exposants?|expositor\w*)\b/,
  ],
  ['medical', /\b(medical|medics?|first aid|doctors? on duty|sanitat\w*|sanitaet\w*|secours)\b/],
  [
    'staff',
    /\b(staff|crew|volunteers?|helpers?|organi[sz]ers?|team|helfer\w*|mitarbeit\w*|personal|benevoles?|voluntari\w*)\b/,
  ],
  [
    'official',
    /\b(officials?|government|ministers?|ambassadors?|diplomats?|vips?|regierung\w*|behorden\w*|ehrengaste?\w*)\b/,
  ],
  [
    'attendee',
    /\b(attendees?|participants?|delegates?|visitors?|regular|standard|student\w*|early bird|teilnehm\w*|besucher\w*|participante?s?|asistentes?)\b/,
  ],
];

/** The category that a ticket's name speaks of; none where it says nothing. */
export function guessCategory(text: string): DelegateCategory | undefined {
  const folded = foldText(text.slice(0, 300));
  return signs.find(([, sign]) => sign.test(folded))?.[0];
}
