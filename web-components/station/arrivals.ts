import { msg, str } from '@lit/localize';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import { formatNumber } from '../styles/format.ts';
import { fromWords } from './person-words.ts';

/** Says who came to the queue since it was last seen; those who were there at first are not news. */
export class Arrivals {
  readonly #say: (sentence: string) => void;
  #known: ReadonlySet<string> | undefined;

  constructor(say: (sentence: string) => void) {
    this.#say = say;
  }

  see(waiting: Readonly<Record<string, WaitingPerson>>): void {
    const known = this.#known;
    this.#known = new Set(Object.keys(waiting));
    if (!known) return;
    const come = Object.values(waiting).filter(({ verificationId }) => !known.has(verificationId));
    const [first] = come;
    if (!first) return;
    const count = formatNumber(come.length);
    this.#say(
      come.length === 1
        ? msg(str`${first.name} was sent here from ${fromWords(first)}.`)
        : msg(str`${count} more people are waiting.`),
    );
  }
}
