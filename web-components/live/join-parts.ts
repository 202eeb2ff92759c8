import { ByteReader } from '../../server/live/byte-stream.ts';
import { partHeader, wideFormat } from '../../server/live/hub.contract.ts';

const mark = '{"type":"part"';

/** Puts large frames together again: give it each text or each bytes as they come, and it gives whole frames. */
export class PartJoiner {
  readonly #texts = new Pieces<string>();
  readonly #bytes = new Pieces<Uint8Array>();

  /** A whole frame's text, or nothing while parts of it are missing. Throws when parts do not fit together. */
  take(text: string): string | undefined {
    if (!text.startsWith(mark)) return text;
    const end = text.indexOf('\n');
    const { index, count } = partHeader.parse(JSON.parse(text.slice(0, end)));
    return this.#texts.take(index, count, text.slice(end + 1))?.join('');
  }

  /** As `take`, for binary frames. */
  takeBytes(bytes: Uint8Array): Uint8Array | undefined {
    if (bytes[0] !== wideFormat.part) return bytes;
    const reader = new ByteReader(bytes.subarray(1));
    const pieces = this.#bytes.take(reader.number(), reader.number(), reader.rest());
    return pieces && concatenated(pieces);
  }
}

/** Pieces of one frame, which come in order. */
class Pieces<Piece> {
  #pieces: Piece[] = [];

  take(index: number, count: number, piece: Piece): Piece[] | undefined {
    if (index === 0) this.#pieces = [];
    if (index !== this.#pieces.length) throw new Error(`part ${index} came after part ${this.#pieces.length - 1}`);
    this.#pieces.push(piece);
    if (this.#pieces.length < count) return undefined;
    const whole = this.#pieces;
    this.#pieces = [];
    return whole;
  }
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
