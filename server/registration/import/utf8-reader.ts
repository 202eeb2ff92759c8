import { isUtf8 } from 'node:buffer';

/** Text read so far, and where bytes came that are no UTF-8. */
export interface Utf8Piece {
  text: string;
  /** From the first byte that is no UTF-8 on; what came before is in `text`. */
  broken?: Buffer;
}

const byteOrderMark = '\ufeff';

/** Decodes UTF-8 that arrives in pieces, strictly, whatever characters the pieces are cut in. A BOM at the start is left out. */
export class Utf8Reader {
  #pending: Buffer = Buffer.alloc(0);
  #isAtStart = true;

  read(chunk: Uint8Array): Utf8Piece {
    const bytes = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : Buffer.from(chunk);
    const whole = wholeCharacters(bytes);
    if (!isUtf8(whole)) {
      const good = goodLength(bytes);
      return { text: this.#textOf(bytes.subarray(0, good)), broken: bytes.subarray(good) };
    }
    this.#pending = bytes.subarray(whole.length);
    return { text: this.#textOf(whole) };
  }

  /** What is left when the bytes end: a character that was cut off is broken. */
  finish(): Utf8Piece {
    return this.#pending.length > 0 ? { text: '', broken: this.#pending } : { text: '' };
  }

  #textOf(bytes: Buffer): string {
    const text = bytes.toString('utf8');
    if (!this.#isAtStart || text === '') return text;
    this.#isAtStart = false;
    return text.startsWith(byteOrderMark) ? text.slice(1) : text;
  }
}

/** Without the beginning of a character whose rest is still to come. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

/** How many bytes from the start are UTF-8: the longest such beginning, found by halving. */
function goodLength(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(wholeCharacters(bytes.subarray(0, middle)))) good = middle;
    else bad = middle;
  }
  return wholeCharacters(bytes.subarray(0, good)).length;
}
