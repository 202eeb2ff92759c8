import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { CarriedUse } from '../../db/vocabulary.ts';

/**
 * What a key is for: each use has a key of its own, derived from the one server secret. With what becomes of it when the
 * secret is rotated: what it `seals` is sealed anew, entries that it `marks` are marked anew; what was hashed with one that is
 * `carried` cannot be hashed anew, so it outlives its secret; what a `passing` one has made is over within minutes.
 */
export const keyUses = {
  'access-points': 'carried',
  'badge-keys': 'seals',
  'carried-keys': 'seals',
  'device-codes': 'passing',
  documents: 'carried',
  'draft-links': 'carried',
  drafts: 'seals',
  ledger: 'seals',
  'ledger-keys': 'seals',
  'ledger-marks': 'marks',
  letters: 'seals',
  'network-authorities': 'seals',
  'passkey-owners': 'carried',
  'phone-codes': 'passing',
  photographs: 'seals',
  'photograph-addresses': 'passing',
  'secret-marks': 'passing',
  'staff-pins': 'carried',
} as const satisfies Record<string, 'seals' | 'marks' | 'carried' | 'passing'> & Record<CarriedUse, 'carried'>;
export type KeyUse = keyof typeof keyUses;

/** What the keys of a server are made from, beside its secret. */
export interface FormerSecrets {
  /** Secrets of before, the newest first: they open what they have sealed, and seal nothing. */
  readonly former?: readonly Buffer[];
  /** Keys of theirs that are still hashed with. */
  readonly carried?: ReadonlyMap<CarriedUse, Buffer>;
}

/** The keys of this server, derived with HKDF-SHA-256 (RFC 5869) from one secret of 32 bytes. */
export class Secrets {
  readonly #newest: DerivedKeys;
  readonly #former: readonly DerivedKeys[];
  readonly #secret: Buffer;
  readonly #formerSecrets: readonly Buffer[];
  readonly #carried: ReadonlyMap<KeyUse, Buffer>;

  constructor(secret: Buffer, { former = [], carried = new Map() }: FormerSecrets = {}) {
    this.#secret = secret;
    this.#formerSecrets = former;
    this.#newest = new DerivedKeys(secret);
    this.#former = former.map((one) => new DerivedKeys(one));
    this.#carried = carried;
  }

  /** The same secrets, hashing with these keys of former ones. */
  carrying(carried: ReadonlyMap<CarriedUse, Buffer>): Secrets {
    return new Secrets(this.#secret, { former: this.#formerSecrets, carried });
  }

  /** The key of this use itself, for another program that opens what is shut under it. */
  carriedKey(use: CarriedUse): Buffer {
    return this.#carried.get(use) ?? this.#newest.for(use);
  }

  /** HMAC-SHA-256 under the key of this use: 32 bytes. */
  keyedHash(use: KeyUse, message: string): Buffer {
    return hmac(this.#carried.get(use) ?? this.#newest.for(use), message);
  }

  /** What `keyedHash` gives, then what it gave under each secret before. */
  keyedHashes(use: KeyUse, message: string): Buffer[] {
    return [this.keyedHash(use, message), ...this.#former.map((keys) => hmac(keys.for(use), message))];
  }

  /** AES-256-GCM under the key of this use: nonce (12 bytes), ciphertext, tag (16 bytes). No nonce is given twice. */
  seal(use: KeyUse, plain: Buffer, nonce?: Buffer): Buffer {
    return seal(this.#newest.for(use), plain, nonce);
  }

  /** The inverse of `seal`; throws when the bytes were sealed under none of these secrets. */
  open(use: KeyUse, sealed: Buffer): Buffer {
    for (const keys of [this.#newest, ...this.#former.slice(0, -1)]) {
      const plain = opened(keys.for(use), sealed);
      if (plain) return plain;
    }
    return open((this.#former.at(-1) ?? this.#newest).for(use), sealed);
  }

  /** Whether this was sealed under the newest secret. */
  isSealedAnew(use: KeyUse, sealed: Buffer): boolean {
    return opened(this.#newest.for(use), sealed) !== undefined;
  }

  /** What tells these secrets from others and gives none away, the newest first. */
  get marks(): readonly Buffer[] {
    return [this.#newest, ...this.#former].map((keys) => hmac(keys.for('secret-marks'), 'secret'));
  }

  /** The key of one use of the former secret with this mark, to be carried over. */
  keyOfFormer(mark: Buffer, use: CarriedUse): Buffer {
    const place = this.marks.slice(1).findIndex((one) => one.equals(mark));
    const keys = this.#former[place];
    if (!keys) throw new Error('there is no former secret with this mark');
    return keys.for(use);
  }
}

/** Of one secret, a key for each use. */
class DerivedKeys {
  readonly #secret: Buffer;
  readonly #keys = new Map<KeyUse, Buffer>();

  constructor(secret: Buffer) {
    if (secret.length !== 32) throw new Error('the server secret must be 32 bytes');
    this.#secret = secret;
  }

  for(use: KeyUse): Buffer {
    const key = this.#keys.get(use) ?? Buffer.from(hkdfSync('sha256', this.#secret, '', `causeway ${use}`, 32));
    this.#keys.set(use, key);
    return key;
  }
}

const hmac = (key: Buffer, message: string): Buffer => createHmac('sha256', key).update(message).digest();

function opened(key: Buffer, sealed: Buffer): Buffer | undefined {
  try {
    return open(key, sealed);
  } catch {
    // What was not sealed with this key throws.
    return undefined;
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
