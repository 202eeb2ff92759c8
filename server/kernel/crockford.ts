// shared with pages: pure
/** Crockford's base32 alphabet: no I, L, O, U, so that what a person or a keyboard scanner makes of them can be mended. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const symbolValues = new Map<string, number>([...alphabet].map((symbol, value) => [symbol, value]));
for (const [alike, meant] of [
  ['I', '1'],
  ['L', '1'],
  ['O', '0'],
] as const) {
  symbolValues.set(alike, alphabet.indexOf(meant));
}

/** Bytes as base32 in capital letters, five bits a symbol, the last one filled up with zero bits. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(pending >> bits) & 31];
    }
    pending &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(pending << (5 - bits)) & 31] : text;
}

/**
 * Symbols as they were meant: in capitals, with I, L and O as what they stand for, without spaces and hyphens; none where
 * one is not of the alphabet.
 */
export function mendBase32(text: string): string | undefined {
  const values = [...text.replace(/[\s-]/g, '').toUpperCase()].map((symbol) => symbolValues.get(symbol));
  return values.includes(undefined) ? undefined : values.map((value) => alphabet[value ?? 0]).join('');
}

/**
 * The inverse of `toBase32`, or none when a symbol is not of the alphabet or the filling bits are not zero: each byte
 * sequence has one text. Small letters, I, L, O, spaces and hyphens are taken as what they stand for.
 */
export function fromBase32(text: string): Uint8Array | undefined {
  const symbols = text.replace(/[\s-]/g, '').toUpperCase();
  const bytes = new Uint8Array(Math.floor((symbols.length * 5) / 8));
  let filled = 0;
  let pending = 0;
  let bits = 0;
  for (const symbol of symbols) {
    const value = symbolValues.get(symbol);
    if (value === undefined) return undefined;
    pending = (pending << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[filled++] = pending >> bits;
      pending &= (1 << bits) - 1;
    }
  }
  return bits < 5 && pending === 0 ? bytes : undefined;
}
