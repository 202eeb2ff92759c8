// shared with pages: pure
import type { BadgeMedium, DelegateCategory } from '../../../db/vocabulary.ts';
import { fromBase32, toBase32 } from '../../kernel/crockford.ts';

/**
 * A badge token: 30 bytes of fields, for a phone with a key of its own 32 more, then an Ed25519 signature over them.
 *
 * | bytes | field                                            |
 * |-------|--------------------------------------------------|
 * | 1     | version: 1                                       |
 * | 8     | conference mark                                  |
 * | 6     | serial                                           |
 * | 1     | category                                         |
 * | 1     | medium, and 0x80 when a holder key follows       |
 * | 3     | key id                                           |
 * | 5 + 5 | valid from and until: seconds since 1970         |
 * | (32)  | holder key: the phone's own Ed25519 public key   |
 * | 64    | signature                                        |
 *
 * All numbers are big-endian. 94 bytes are 151 symbols, which fit a QR code of version 6-M.
 */
const version = 1;
const fieldBytes = 30;
const holderKeyBytes = 32;
const signatureBytes = 64;
const holderKeyFlag = 0x80;
const at = { mark: 1, serial: 9, category: 15, medium: 16, keyId: 17, from: 20, until: 25, holderKey: fieldBytes };

/** Written into tokens: a number keeps its meaning for ever. */
const categoryCodes: Record<DelegateCategory, number> = {
  attendee: 1,
  speaker: 2,
  media: 3,
  official: 4,
  exhibitor: 5,
  staff: 6,
  medical: 7,
};
const mediumCodes: Record<BadgeMedium, number> = { phone: 1, printed: 2 };

export interface BadgeFields {
  /** Eight bytes that tell one conference from another. */
  mark: Uint8Array;
  serial: number;
  category: DelegateCategory;
  medium: BadgeMedium;
  keyId: number;
  /** Whole seconds; milliseconds are cut off. */
  validFrom: Date;
  validUntil: Date;
  /** The phone's own Ed25519 public key, 32 bytes. */
  holderKey?: Uint8Array;
}

/** What a text says of itself; nothing of it is to be believed before the signature has been checked. */
export interface DecodedToken {
  fields: BadgeFields;
  /** The bytes that the signature is over. */
  signed: Uint8Array;
  signature: Uint8Array;
}

/** The bytes to sign. Throws RangeError for fields that do not fit, which is a mistake of the caller. */
export function encodeFields(fields: BadgeFields): Uint8Array<ArrayBuffer> {
  const { mark, holderKey } = fields;
  if (mark.length !== 8) throw new RangeError('a conference mark has 8 bytes');
  if (holderKey && holderKey.length !== holderKeyBytes) throw new RangeError('a holder key has 32 bytes');
  const bytes = new Uint8Array(fieldBytes + (holderKey ? holderKeyBytes : 0));
  bytes[0] = version;
  bytes.set(mark, at.mark);
  writeUint(bytes, at.serial, 6, fields.serial);
  bytes[at.category] = categoryCodes[fields.category];
  bytes[at.medium] = mediumCodes[fields.medium] | (holderKey ? holderKeyFlag : 0);
  writeUint(bytes, at.keyId, 3, fields.keyId);
  writeUint(bytes, at.from, 5, Math.floor(fields.validFrom.getTime() / 1000));
  writeUint(bytes, at.until, 5, Math.floor(fields.validUntil.getTime() / 1000));
  if (holderKey) bytes.set(holderKey, at.holderKey);
  return bytes;
}

/** The token of signed bytes: 151 symbols, 202 with a holder key. */
export function encodeToken(signed: Uint8Array, signature: Uint8Array): string {
  const bytes = new Uint8Array(signed.length + signature.length);
  bytes.set(signed);
  bytes.set(signature, signed.length);
  return toBase32(bytes);
}

/** Reads any text: what is not a whole token of this version, symbol for symbol, is none. Never throws. */
export function decodeToken(text: string): DecodedToken | undefined {
  const bytes = text.length <= 512 ? fromBase32(text) : undefined;
  if (bytes?.[0] !== version) return undefined;
  const mediumByte = bytes[at.medium] ?? 0;
  const hasHolderKey = (mediumByte & holderKeyFlag) !== 0;
  const signedBytes = fieldBytes + (hasHolderKey ? holderKeyBytes : 0);
  if (bytes.length !== signedBytes + signatureBytes) return undefined;
  const category = wordOf(categoryCodes, bytes[at.category] ?? 0);
  const medium = wordOf(mediumCodes, mediumByte & ~holderKeyFlag);
  if (!category || !medium) return undefined;
  return {
    fields: {
      mark: bytes.subarray(at.mark, at.mark + 8),
      serial: readUint(bytes, at.serial, 6),
      category,
      medium,
      keyId: readUint(bytes, at.keyId, 3),
      validFrom: new Date(readUint(bytes, at.from, 5) * 1000),
      validUntil: new Date(readUint(bytes, at.until, 5) * 1000),
      ...(hasHolderKey && { holderKey: bytes.subarray(at.holderKey, signedBytes) }),
    },
    signed: bytes.subarray(0, signedBytes),
    signature: bytes.subarray(signedBytes),
  };
}

function wordOf<Word extends string>(codes: Record<Word, number>, code: number): Word | undefined {
  for (const word in codes) if (codes[word] === code) return word;
  return undefined;
}

function writeUint(bytes: Uint8Array, offset: number, length: number, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** length)
    throw new RangeError(`${value} does not fit`);
  for (let i = offset + length - 1, rest = value; i >= offset; i--, rest = Math.floor(rest / 256))
    bytes[i] = rest % 256;
}

function readUint(bytes: Uint8Array, offset: number, length: number): number {
  let value = 0;
  for (let i = offset; i < offset + length; i++) value = value * 256 + (bytes[i] ?? 0);
  return value;
}
