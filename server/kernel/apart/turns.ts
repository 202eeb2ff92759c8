import { DomainError, type Fault } from '../domain-error.ts';

/** One at a time, in the order in which they came; so many may wait, and the next one is told that it is busy here. */
export class Turns {
  readonly #mostWaiting: number;
  readonly #busy: Fault;
  #present = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(mostWaiting: number, busy: Fault) {
    this.#mostWaiting = mostWaiting;
    this.#busy = busy;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#present > this.#mostWaiting) throw new DomainError(this.#busy);
    this.#present += 1;
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#present -= 1;
    }
  }
}
