import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const ivBytes = 16;
const markBytes = 32;
/** One block of the cipher at least. */
const leastBytes = ivBytes + 16 + markBytes;

/**
 * The secret of an access point, shut under a key of 32 bytes so that PostgreSQL can open it for FreeRADIUS
 * (`radius.access_point`), whose pgcrypto knows no AES-GCM: initialisation vector, AES-256-CBC, HMAC-SHA-256 of both.
 */
export function shutSecretBox(key: Buffer, secret: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-cbc', derived(key, 'seal'), iv);
  const shut = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([shut, markOf(key, shut)]);
}

/** The inverse; undefined where it was shut under another key, or is damaged. */
export function openSecretBox(key: Buffer, box: Buffer): string | undefined {
  if (box.length < leastBytes || (box.length - ivBytes - markBytes) % 16 !== 0) return undefined;
  const shut = box.subarray(0, -markBytes);
  if (!timingSafeEqual(markOf(key, shut), box.subarray(-markBytes))) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', derived(key, 'seal'), shut.subarray(0, ivBytes));
  return Buffer.concat([decipher.update(shut.subarray(ivBytes)), decipher.final()]).toString('utf8');
}

const derived = (key: Buffer, purpose: string): Buffer => createHmac('sha256', key).update(purpose).digest();
const markOf = (key: Buffer, shut: Buffer): Buffer => createHmac('sha256', derived(key, 'mark')).update(shut).digest();
