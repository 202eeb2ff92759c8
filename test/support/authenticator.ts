import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { MadeCredential, ShownCredential } from '../../server/identity/passkeys/passkeys.contract.ts';
import { publicOrigin } from './app.ts';

/** What an authenticator, or whoever speaks for one, may say otherwise than it should. */
export interface Sayings {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  readonly topOrigin?: string;
  readonly isUserVerified?: boolean;
  readonly isUserPresent?: boolean;
  readonly isEligible?: boolean;
  readonly isBackedUp?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  /** Where the browser says that it is. */
  readonly attachment?: 'platform' | 'cross-platform' | undefined;
}

/** A passkey made by hand, byte by byte (WebAuthn Level 3 §6.1), that can be told to say anything. */
export class Authenticator {
  readonly credentialId = randomBytes(32);
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #usual: Sayings;

  constructor(usual: Sayings = {}) {
    this.#usual = usual;
  }

  get id(): string {
    return this.credentialId.toString('base64url');
  }

  /** The answer to `navigator.credentials.create`. */
  make(challenge: string, sayings: Sayings = {}): MadeCredential {
    const said = { ...this.#usual, ...sayings };
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, cose]);
    const authData = Buffer.concat([head({ ...said, hasCredential: true }), attested]);
    const attestation = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    return {
      ...this.#named(said),
      response: {
        clientDataJSON: clientData('webauthn.create', challenge, said).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal', 'hybrid'],
      },
    };
  }

  /** The answer to `navigator.credentials.get`. */
  show(challenge: string, sayings: Sayings = {}): ShownCredential {
    const said = { ...this.#usual, ...sayings };
    const authData = head(said);
    const json = clientData('webauthn.get', challenge, said);
    const signed = Buffer.concat([authData, createHash('sha256').update(json).digest()]);
    return {
      ...this.#named(said),
      response: {
        clientDataJSON: json.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
        ...(said.userHandle && { userHandle: said.userHandle }),
      },
    };
  }

  #named({ attachment }: Sayings) {
    const where = attachment && { authenticatorAttachment: attachment };
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, ...where } as const;
  }
}

function clientData(type: string, challenge: string, said: Sayings): Buffer {
  const { origin = publicOrigin, crossOrigin = false, topOrigin } = said;
  return Buffer.from(
    JSON.stringify({ type: said.type ?? type, challenge, origin, crossOrigin, ...(topOrigin && { topOrigin }) }),
  );
}

function head(said: Sayings & { hasCredential?: boolean }): Buffer {
  const { rpId = new URL(publicOrigin).hostname, counter = 0, isUserVerified = true, isUserPresent = true } = said;
  const { isEligible = true, isBackedUp = isEligible, hasCredential = false } = said;
  const bits = [
    [isUserPresent, 0x01],
    [isUserVerified, 0x04],
    [isEligible, 0x08],
    [isBackedUp, 0x10],
    [hasCredential, 0x40],
  ] as const;
  const flags = bits.reduce((sum, [isSet, bit]) => (isSet ? sum | bit : sum), 0);
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count]);
}

/** The little of CBOR (RFC 8949) that attestations and COSE keys are written in. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? header(1, -1 - value) : header(0, value);
  if (typeof value === 'string') return Buffer.concat([header(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([header(2, value.length), value]);
  if (value instanceof Map)
    return Buffer.concat([header(5, value.size), ...[...value].flatMap(([key, of]) => [cbor(key), cbor(of)])]);
  throw new Error(`not written here: ${typeof value}`);
}

function header(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 256) return Buffer.from([(major << 5) | 24, count]);
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}
