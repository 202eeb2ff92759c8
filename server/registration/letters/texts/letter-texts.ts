import type { LetterKind } from '../../../../db/vocabulary.ts';

/** What the sentences of a letter speak of, ready to be put in: each already in the letter's language. */
export interface LetterFacts {
  conference: string;
  /** The conference's days, such as "23 – 27 November 2026". */
  days: string;
  /** Until when something is expected, such as "20 November 2026". */
  dueOn?: string | undefined;
  /** As it stands on the badge too, such as "Speaker". */
  category?: string | undefined;
}

/** The sentences of one kind of letter. What staff wrote stands between `before` and `after`. */
export interface LetterOfKind {
  subject(facts: LetterFacts): string;
  before(facts: LetterFacts): string[];
  /** Follows the organiser's own words where they stand in the place of `before`: what must be told in any case. */
  always?(facts: LetterFacts): string[];
  after?(facts: LetterFacts): string[];
  /** What the link is for; none where there is nothing to be done any more. */
  link?: string;
}

/** All letters in one language. */
export interface LetterTexts {
  /** Without a name for somebody whose name is not known yet. */
  greeting(name: string | undefined): string;
  kinds: Record<LetterKind, LetterOfKind>;
  /** Under a link that is its reader's own. */
  keepLink: string;
  /** Under everything: who writes, and what to do when it came to the wrong person. */
  foot(facts: LetterFacts): string;
}
