import type { Look } from './read-picture.ts';

/** One look may be wrong where no check digit tells: two, one after the other, have to read the same lines. */
export class AgreeingLooks {
  #read = '';

  /** The lines, once a look agrees with the one before it that read any. */
  agreed({ lines }: Look): readonly string[] | undefined {
    if (!lines) return undefined;
    const read = lines.join('\n');
    if (read === this.#read) return lines;
    this.#read = read;
    return undefined;
  }
}
