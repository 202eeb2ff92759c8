import { randomBytes } from 'node:crypto';

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds since 1970, then 74 random bits. Sorts by time. Of many that are made
 * at once, `place` (below 2^26) takes 26 of the random bits, so that they sort in that order.
 */
export function uuidv7(at: Date, place?: number): string {
  const bytes = randomBytes(16);
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
