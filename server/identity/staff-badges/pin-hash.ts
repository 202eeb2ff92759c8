import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../kernel/secrets.ts';

/** OWASP Password Storage Cheat Sheet, scrypt (RFC 7914): N = 2^15, r = 8, p = 3 take 32 MiB and some 0.2 s of CPU. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 };

export interface HashedPin {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/**
 * A PIN as it is kept. A million of them are soon tried, however slowly: so it goes in under a key of the server, and the
 * database alone tells none.
 */
export async function hashPin(secrets: Secrets, pin: string, salt: Buffer = randomBytes(16)): Promise<HashedPin> {
  const keyed = secrets.keyedHash('staff-pins', pin);
  const hash = await new Promise<Buffer>((resolve, reject) =>
    scrypt(keyed, salt, 32, cost, (error, derived) => (error ? reject(error) : resolve(derived))),
  );
  return { salt, hash };
}

/** What no PIN comes to. */
const nobodys: HashedPin = { salt: Buffer.alloc(16), hash: Buffer.alloc(32) };

/** Whether this is the PIN; where there is none to compare with it takes as long, and is not. */
export async function isPin(secrets: Secrets, pin: string, kept: HashedPin | undefined): Promise<boolean> {
  const { salt, hash } = kept ?? nobodys;
  const tried = await hashPin(secrets, pin, salt);
  return timingSafeEqual(tried.hash, hash) && kept !== undefined;
}
