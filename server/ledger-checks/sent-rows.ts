/** Before each field stands the number of its type. */
const typeBytes = 4;

/**
 * Reads rows one after another as PostgreSQL's record_send writes them: the number of the fields, then each field's type,
 * its length and its bytes, −1 standing for null; numbers have four bytes. Throws where it is something else.
 */
export class SentRows {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Whether there is another row, which then is begun: `field` gives one after another. */
  begin(fields: number): boolean {
    if (this.#at === this.#bytes.length) return false;
    const count = this.#int();
    if (count !== fields) throw new Error(`a row of ${count} fields instead of ${fields}`);
    return true;
  }

  field(): Buffer | null {
    this.#at += typeBytes;
    const length = this.#int();
    if (length < 0) return null;
    const start = this.#at;
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new Error('a row ends too early');
    return this.#bytes.subarray(start, this.#at);
  }

  #int(): number {
    const number = this.#bytes.readInt32BE(this.#at);
    this.#at += 4;
    return number;
  }
}
