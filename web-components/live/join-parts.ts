import { partHeader } from '../../server/live/hub.contract.ts';

const mark = '{"type":"part"';

/** Puts large frames together again: give it each text as it comes, and it gives whole frames. */
export class PartJoiner {
  #pieces: string[] = [];

  /** A whole frame's text, or nothing while parts of it are missing. Throws when parts do not fit together. */
  take(text: string): string | undefined {
    if (!text.startsWith(mark)) return text;
    const end = text.indexOf('\n');
    const { index, count } = partHeader.parse(JSON.parse(text.slice(0, end)));
    if (index === 0) this.#pieces = [];
    if (index !== this.#pieces.length) throw new Error(`part ${index} came after part ${this.#pieces.length - 1}`);
    this.#pieces.push(text.slice(end + 1));
    if (this.#pieces.length < count) return undefined;
    const whole = this.#pieces.join('');
    this.#pieces = [];
    return whole;
  }
}
