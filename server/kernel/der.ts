/** ASN.1 in its distinguished encoding (X.690), as much as signatures and files of keys need. */
export const tags = {
  integer: 0x02,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  /** Text in UTF-16, big-endian. */
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
  /** A part that is named by its place, with the type that it has left out. */
  implicit0: 0x80,
  /** A part that is named by its place, made of parts itself. */
  context0: 0xa0,
} as const;

/** One value: its tag, its length, its content. */
export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body]);
}

function lengthOf(length: number): number[] {
  return length < 0x80 ? [length] : [0x80 | bytesOf(length).length, ...bytesOf(length)];
}

/** The most significant first, none of them to spare. */
function bytesOf(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes;
}

/** A whole number, not negative: what begins with a one would be. */
export function integer(value: number): Buffer {
  const bytes = bytesOf(value);
  return der(tags.integer, Buffer.from((bytes[0] ?? 0x80) < 0x80 ? bytes : [0, ...bytes]));
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(tags.sequence, ...parts);

/** An object identifier such as 1.2.840.113549.1.7.2. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((part) => {
    const groups = [part % 128];
    for (let high = Math.floor(part / 128); high > 0; high = Math.floor(high / 128)) groups.unshift(128 + (high % 128));
    return groups;
  });
  return der(tags.oid, Buffer.from([first * 40 + second, ...bytes]));
}

/** A set of values: in the order of their encodings. */
export const setOf = (...values: readonly Buffer[]): Buffer => der(tags.set, ...[...values].sort(Buffer.compare));

/** An instant between 1950 and 2049, to the second. */
export const utcTime = (at: Date): Buffer =>
  der(tags.utcTime, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));

/** The values that the content of one value is made of, each with its tag and length. Throws RangeError on what is no DER. */
export function partsOf(value: Uint8Array): Buffer[] {
  const { start, end } = contentOf(value, 0);
  const parts: Buffer[] = [];
  for (let at = start; at < end; ) {
    const part = contentOf(value, at);
    parts.push(Buffer.from(value.subarray(at, part.end)));
    at = part.end;
  }
  return parts;
}

function contentOf(bytes: Uint8Array, at: number): { start: number; end: number } {
  const first = bytes[at + 1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = at + 2 + lengthBytes;
  let length = lengthBytes === 0 ? first : 0;
  for (const byte of bytes.subarray(at + 2, start)) length = length * 256 + byte;
  if (start + length > bytes.length) throw new RangeError('the value ends too early');
  return { start, end: start + length };
}
