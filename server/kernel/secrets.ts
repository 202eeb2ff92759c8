import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What a key is for: each use has a key of its own, derived from the one server secret. */
export type KeyUse =
  | 'badge-keys'
  | 'device-codes'
  | 'documents'
  | 'draft-links'
  | 'drafts'
  | 'ledger'
  | 'ledger-keys'
  | 'ledger-marks'
  | 'letters'
  | 'passkey-owners'
  | 'phone-codes'
  | 'photographs'
  | 'photograph-addresses'
  | 'staff-pins';

/** The keys of this server, derived with HKDF-SHA-256 (RFC 5869) from one secret of 32 bytes. */
export class Secrets {
  readonly #secret: Buffer;
  readonly #keys = new Map<KeyUse, Buffer>();

  constructor(secret: Buffer) {
    if (secret.length !== 32) throw new Error('the server secret must be 32 bytes');
    this.#secret = secret;
  }

  /** HMAC-SHA-256 under the key of this use: 32 bytes. */
  keyedHash(use: KeyUse, message: string): Buffer {
    return createHmac('sha256', this.#keyFor(use)).update(message).digest();
  }

  /** AES-256-GCM under the key of this use: nonce (12 bytes), ciphertext, tag (16 bytes). No nonce is given twice. */
  seal(use: KeyUse, plain: Buffer, nonce?: Buffer): Buffer {
    return seal(this.#keyFor(use), plain, nonce);
  }

  /** The inverse of `seal`; throws when the bytes were not sealed under this secret. */
  open(use: KeyUse, sealed: Buffer): Buffer {
    return open(this.#keyFor(use), sealed);
  }

  #keyFor(use: KeyUse): Buffer {
    const key = this.#keys.get(use) ?? Buffer.from(hkdfSync('sha256', this.#secret, '', `causeway ${use}`, 32));
    this.#keys.set(use, key);
    return key;
  }
}

/** AES-256-GCM: nonce (12 bytes), ciphertext, tag (16 bytes). With one key no nonce is given twice. */
export function seal(key: Buffer, plain: Buffer, nonce: Buffer = randomBytes(nonceBytes)): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export const nonceBytes = 12;

/** What it was sealed with, which anybody may read. */
export const nonceOf = (sealed: Buffer): Buffer => sealed.subarray(0, nonceBytes);

/** The inverse of `seal`; throws when key or bytes are wrong. */
export function open(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(sealed));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -16)), decipher.final()]);
}

/** A secret handed to one person or program: 32 random bytes in base64url. Only its `hashOf` is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256: enough for tokens of 256 random bits, which cannot be guessed from it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
