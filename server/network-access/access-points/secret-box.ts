import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Boxes the secret of an access point with the key of the use `access-points`: initialisation vector (16 bytes), AES-256-CBC,
 * HMAC-SHA-256 of both (encrypt, then mark), under two keys made of the one. Not as all else is sealed, for PostgreSQL opens
 * it too (`radius.access_point`), so that FreeRADIUS needs no application, and pgcrypto has no GCM.
 */
export function sealSecretBox(key: Buffer, secret: string): Buffer {
  const vector = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', madeOf(key, 'seal'), vector);
  const sealed = Buffer.concat([vector, cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([sealed, markOf(key, sealed)]);
}

/** The secret, or none where the box was not made with this key, or was changed since. */
export function openSecretBox(key: Buffer, box: Buffer): string | undefined {
  const sealed = box.subarray(0, -markBytes);
  const mark = box.subarray(-markBytes);
  if (mark.length < markBytes || !timingSafeEqual(markOf(key, sealed), mark)) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', madeOf(key, 'seal'), sealed.subarray(0, 16));
  return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString('utf8');
}

const markBytes = 32;

const markOf = (key: Buffer, sealed: Buffer): Buffer =>
  createHmac('sha256', madeOf(key, 'mark')).update(sealed).digest();

const madeOf = (key: Buffer, use: 'seal' | 'mark'): Buffer => createHmac('sha256', key).update(use).digest();
