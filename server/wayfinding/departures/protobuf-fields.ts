/** One field of a message in the wire format of Protocol Buffers: a number, or bytes that are a text or a message again. */
export interface WireField {
  readonly number: number;
  /** Of whole numbers; none of what is fixed in width, which is skipped. */
  readonly value: number | undefined;
  readonly bytes: Uint8Array | undefined;
}

const mostVarintBytes = 10;
const varint = 0;
const delimited = 2;
/** How many bytes the types of fixed width have. Groups (3 and 4) are no part of what is read here. */
const fixedWidth: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/** The fields of a message in order. Throws a RangeError where the bytes are none. */
export function* wireFields(bytes: Uint8Array): Generator<WireField> {
  let at = 0;
  const readVarint = (): number => {
    let value = 0n;
    for (let i = 0; i < mostVarintBytes; i++) {
      const byte = bytes[at];
      if (byte === undefined) throw new RangeError('a number is broken off');
      at += 1;
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
    throw new RangeError('a number is too long');
  };
  const take = (length: number): Uint8Array => {
    if (length < 0 || length > bytes.length - at) throw new RangeError('a field is longer than its message');
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = readVarint();
    const [number, type] = [Math.floor(tag / 8), tag & 7];
    if (number < 1 || tag > 0xffff_ffff) throw new RangeError(`no field has the number ${number}`);
    if (type === varint) yield { number, value: readVarint(), bytes: undefined };
    else if (type === delimited) yield { number, value: undefined, bytes: take(readVarint()) };
    else {
      const width = fixedWidth[type];
      if (width === undefined) throw new RangeError(`a field is of the type ${type}`);
      take(width);
      yield { number, value: undefined, bytes: undefined };
    }
  }
}
