/**
 * MD4 (RFC 1320), which OpenSSL 3 no longer has. For one purpose alone: MSCHAPv2 (RFC 2759 §8.3) can be checked against
 * nothing but the MD4 of a secret. It is broken as a hash; what it hides here is 100 random bits inside of TLS.
 */
export function md4(message: Uint8Array): Buffer {
  const words = padded(message);
  const state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < words.length; at += 16) addBlock(state, words.subarray(at, at + 16));
  const digest = Buffer.alloc(16);
  state.forEach((word, place) => {
    digest.writeUInt32LE(word >>> 0, 4 * place);
  });
  return digest;
}

type State = [number, number, number, number];

/** A one, zeros, and the length in bits: whole blocks of sixteen words (§3.1, §3.2). */
function padded(message: Uint8Array): Uint32Array {
  const bytes = Buffer.alloc(64 * Math.ceil((message.length + 9) / 64));
  bytes.set(message);
  bytes[message.length] = 0x80;
  bytes.writeBigUInt64LE(BigInt(message.length) * 8n, bytes.length - 8);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, place) => bytes.readUInt32LE(4 * place));
}

/** The three rounds of §3.4: how they mix, what they add, in which order they take words, how far they turn. */
const rounds = [
  {
    mix: (x: number, y: number, z: number) => (x & y) | (~x & z),
    constant: 0,
    order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    turns: [3, 7, 11, 19],
  },
  {
    mix: (x: number, y: number, z: number) => (x & y) | (x & z) | (y & z),
    constant: 0x5a827999,
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    turns: [3, 5, 9, 13],
  },
  {
    mix: (x: number, y: number, z: number) => x ^ y ^ z,
    constant: 0x6ed9eba1,
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    turns: [3, 9, 11, 15],
  },
];

function addBlock(state: State, words: Uint32Array): void {
  let [a, b, c, d] = state;
  for (const { mix, constant, order, turns } of rounds) {
    for (const [step, place] of order.entries()) {
      const sum = (a + mix(b, c, d) + (words[place] ?? 0) + constant) | 0;
      const turn = turns[step % 4] ?? 0;
      [a, b, c, d] = [d, (sum << turn) | (sum >>> (32 - turn)), b, c];
    }
  }
  [a, b, c, d].forEach((word, place) => {
    state[place] = ((state[place] ?? 0) + word) | 0;
  });
}
