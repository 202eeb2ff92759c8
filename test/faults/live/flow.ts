import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../ops/demo/random.ts';

export interface FlowOptions {
  readonly from: Socket;
  readonly to: Socket;
  readonly random: Random;
  readonly isSplit: boolean;
  /** Asked for each chunk, in milliseconds of the wall. */
  readonly delayMs: () => number;
}

/** One direction of one connection through the proxy: in order, but late, in other pieces, or not at all for a while. */
export class Flow {
  readonly #options: FlowOptions;
  #stalled: Promise<void> | undefined;
  #release: (() => void) | undefined;
  #isLost = false;
  #cutWithin: (() => void) | undefined;
  /** What has come in is passed on before the end is. */
  #passing: Promise<void> = Promise.resolve();

  constructor(options: FlowOptions) {
    this.#options = options;
    const { from, to } = options;
    from.on('data', (chunk) => {
      from.pause();
      this.#passing = this.#pass(chunk).then(() => void from.resume());
    });
    from.once('end', () => void this.#passing.then(() => this.#isLost || to.end()));
    from.once('close', () => void this.#passing.then(() => this.#isLost || to.destroy()));
  }

  /** Nothing passes until `ms` of the wall later. What comes meanwhile waits, in the end at the sender. */
  stall(ms: number): void {
    this.#release?.();
    this.#stalled = new Promise((resolve) => {
      const timer = setTimeout(() => this.#release?.(), ms);
      this.#release = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Nothing is held back any longer. */
  calm(): void {
    this.#release?.();
  }

  /** Nothing passes any more, and nobody is told. */
  lose(): void {
    this.#isLost = true;
    this.#release?.();
  }

  /** Passes part of the next chunk only, and then calls back. */
  cutWithinNext(cut: () => void): void {
    this.#cutWithin = cut;
  }

  async #pass(chunk: Buffer): Promise<void> {
    const delay = this.#options.delayMs();
    if (delay > 0) await sleep(delay);
    await this.#stalled;
    if (this.#isLost) return;
    const cut = this.#cutWithin;
    if (cut) {
      this.#options.to.write(chunk.subarray(0, this.#options.random.int(0, chunk.length - 1)), cut);
      this.#isLost = true;
      return;
    }
    for (const piece of this.#piecesOf(chunk)) await this.#write(piece);
  }

  #piecesOf(chunk: Buffer): Buffer[] {
    const { isSplit, random } = this.#options;
    if (!isSplit || chunk.length < 2) return [chunk];
    const ends = Array.from({ length: random.int(1, 3) }, () => random.int(1, chunk.length - 1)).sort((a, b) => a - b);
    return [...ends, chunk.length].map((end, n) => chunk.subarray(ends[n - 1] ?? 0, end));
  }

  /** Each piece is a segment of its own, and waits for the reader. */
  async #write(piece: Buffer): Promise<void> {
    const { to } = this.#options;
    if (piece.length === 0 || !to.writable) return;
    await new Promise<void>((resolve) => to.write(piece, () => resolve()));
  }
}
