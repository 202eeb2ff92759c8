import { createHash, randomBytes } from 'node:crypto';
import { md4 } from './md4.ts';

/** What MSCHAPv2 is checked against: MD4 of the secret in UTF-16, little-endian (RFC 2759 §8.3). */
export const ntHash = (secret: string): Buffer => md4(Buffer.from(secret, 'utf16le'));

/** What EAP-TTLS/PAP is checked against, as FreeRADIUS reads `SSHA2-512`: SHA-512 of secret and salt, then the salt. */
export function saltedHash(secret: string, salt = randomBytes(16)): Buffer {
  return Buffer.concat([createHash('sha512').update(secret, 'utf8').update(salt).digest(), salt]);
}
