import { randomFillSync } from 'node:crypto';

/** For 256 ids at once: what each call costs is several times what its 16 bytes do. */
const pool = Buffer.alloc(4096);
let taken = pool.length;

function randomBytes16(): Buffer {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  taken += 16;
  return pool.subarray(taken - 16, taken);
}

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds since 1970, then 74 random bits. Sorts by time. Of many that are made
 * at once, `place` (below 2^26) takes 26 of the random bits, so that they sort in that order.
 */
export function uuidv7(at: Date, place?: number): string {
  const bytes = randomBytes16();
  bytes.writeUIntBE(at.getTime(), 0, 6);
  if (place !== undefined) {
    bytes.writeUInt16BE(place >>> 14, 6);
    bytes.writeUInt16BE(place & 0x3fff, 8);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
