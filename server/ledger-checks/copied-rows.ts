const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const headBytes = signature.length + 8;

/**
 * Reads what COPY … TO STDOUT (FORMAT BINARY) sends, in whatever pieces it comes: a head, then for each row the number of
 * its fields and each field after its length, −1 standing for null (PostgreSQL, COPY, File Formats). Throws where it is
 * something else.
 */
export class CopiedRows {
  readonly #fields: number;
  #rest: Buffer = Buffer.alloc(0);
  #isBegun = false;

  constructor(fields: number) {
    this.#fields = fields;
  }

  /** The rows that have come in whole; they last until the next piece. */
  *take(piece: Buffer): Generator<(Buffer | null)[]> {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    if (!this.#isBegun) {
      this.#rest = bytes;
      if (bytes.length < headBytes) return;
      if (!bytes.subarray(0, signature.length).equals(signature)) throw new Error('this is no binary copy');
      bytes = bytes.subarray(headBytes + bytes.readInt32BE(headBytes - 4));
      this.#isBegun = true;
    }
    let at = 0;
    for (let end = this.#endOfRow(bytes, at); end !== undefined; end = this.#endOfRow(bytes, at)) {
      if (end > at + 2) yield this.#row(bytes, at);
      at = end;
    }
    this.#rest = bytes.subarray(at);
  }

  /** Where the row that begins here ends; none where it has not come in whole. */
  #endOfRow(bytes: Buffer, start: number): number | undefined {
    if (start + 2 > bytes.length) return undefined;
    const count = bytes.readInt16BE(start);
    if (count === -1) return start + 2;
    if (count !== this.#fields) throw new Error(`a copied row of ${count} fields instead of ${this.#fields}`);
    let at = start + 2;
    for (let field = 0; field < count; field++) {
      if (at + 4 > bytes.length) return undefined;
      at += 4 + Math.max(0, bytes.readInt32BE(at));
    }
    return at <= bytes.length ? at : undefined;
  }

  #row(bytes: Buffer, start: number): (Buffer | null)[] {
    const row: (Buffer | null)[] = [];
    let at = start + 2;
    for (let field = 0; field < this.#fields; field++) {
      const length = bytes.readInt32BE(at);
      at += 4;
      row.push(length < 0 ? null : bytes.subarray(at, at + length));
      at += Math.max(0, length);
    }
    return row;
  }
}
