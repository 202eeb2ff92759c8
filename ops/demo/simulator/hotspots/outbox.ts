import type { Random } from '../../random.ts';

/** A minute's worth is kept while nobody takes it: what is older is of no use to a board. */
const keptAtMost = 60;
/** Of the batches of a collector that does badly. */
const [heldShare, doubledShare, longestHoldS] = [0.6, 0.3, 40];

interface Batch {
  readonly body: string;
  readonly dueS: number;
}

/**
 * What a collector has yet to send. As long as it does badly, batches stay with it for a while, so that later ones
 * overtake them, and some go out twice.
 */
export class Outbox {
  readonly #random: Random;
  #batches: Batch[] = [];
  /** For how many reasons. */
  #late = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** One more reason, or one less, to do badly. */
  setLate(isLate: boolean): void {
    this.#late += isLate ? 1 : -1;
  }

  put(body: string, nowS: number): void {
    this.#batches.push({ body, dueS: this.#dueFrom(nowS) });
    if (this.#late > 0 && this.#random.chance(doubledShare))
      this.#batches.push({ body, dueS: this.#dueFrom(nowS + this.#random.between(1, longestHoldS)) });
    this.#batches.sort((a, b) => a.dueS - b.dueS);
    if (this.#batches.length > 2 * keptAtMost) this.#batches.splice(0, this.#batches.length - keptAtMost);
  }

  /** What is to be sent next; it stays here until it is taken. */
  next(nowS: number): string | undefined {
    const [first] = this.#batches;
    return first && first.dueS <= nowS ? first.body : undefined;
  }

  /** Takes the one that `next` named away: the server has it, or will never have it. */
  take(body: string): void {
    const at = this.#batches.findIndex((one) => one.body === body);
    if (at >= 0) this.#batches.splice(at, 1);
  }

  #dueFrom(nowS: number): number {
    return this.#late > 0 && this.#random.chance(heldShare) ? nowS + this.#random.between(2, longestHoldS) : nowS;
  }
}
