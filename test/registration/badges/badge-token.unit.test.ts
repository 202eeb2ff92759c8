import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { badgeMedia, delegateCategories } from '../../../db/vocabulary.ts';
import {
  type BadgeFields,
  decodeToken,
  encodeFields,
  encodeToken,
} from '../../../server/registration/badges/badge-token.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const seconds = fc.integer({ min: 0, max: 2 ** 40 - 1 }).map((s) => new Date(s * 1000));

const plainFields: fc.Arbitrary<BadgeFields> = fc.record({
  mark: bytes(8),
  serial: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  category: fc.constantFrom(...delegateCategories),
  medium: fc.constantFrom(...badgeMedia),
  keyId: fc.integer({ min: 0, max: 2 ** 24 - 1 }),
  validFrom: seconds,
  validUntil: seconds,
});
const anyFields = fc.oneof(
  plainFields,
  fc.tuple(plainFields, bytes(32)).map(([fields, holderKey]) => ({ ...fields, holderKey })),
);

function tokenOf(fields: BadgeFields): string {
  const signed = encodeFields(fields);
  return encodeToken(signed, sign(null, signed, privateKey));
}
const isGenuine = (text: string) => {
  const token = decodeToken(text);
  return token !== undefined && verify(null, token.signed, publicKey, token.signature);
};

it('reads back what was written, with and without a holder key', () => {
  fc.assert(
    fc.property(anyFields, (fields) => {
      const text = tokenOf(fields);
      expect(text).toHaveLength('holderKey' in fields ? 202 : 151);
      expect(decodeToken(text)?.fields).toEqual(fields);
      expect(isGenuine(text)).toBe(true);
    }),
  );
});

it('is read in small letters, with O for 0 and I or L for 1, with spaces and hyphens', () => {
  fc.assert(
    fc.property(anyFields, fc.infiniteStream(fc.nat(5)), (fields, choices) => {
      const spoiled = [...tokenOf(fields)].map((symbol) => {
        const choice = choices.next().value ?? 0;
        const alike = choice === 0 ? symbol.replace('0', 'o').replace('1', 'l') : symbol;
        return choice === 1 ? alike.toLowerCase() : choice === 2 ? `${alike} ` : choice === 3 ? `-${alike}` : alike;
      });
      expect(decodeToken(spoiled.join(''))?.fields).toEqual(fields);
    }),
  );
});

it('is refused when any one bit is another', () => {
  fc.assert(
    fc.property(anyFields, fc.nat(), (fields, n) => {
      const signed = encodeFields(fields);
      const whole = Buffer.concat([signed, sign(null, signed, privateKey)]);
      const bit = n % (whole.length * 8);
      whole[bit >> 3] = (whole[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(isGenuine(encodeToken(whole.subarray(0, signed.length), whole.subarray(signed.length)))).toBe(false);
    }),
  );
});

it('is refused when any one symbol is another', () => {
  fc.assert(
    fc.property(anyFields, fc.nat(), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (fields, n, symbol) => {
      const text = tokenOf(fields);
      const where = n % text.length;
      fc.pre(text[where] !== symbol);
      expect(isGenuine(text.slice(0, where) + symbol + text.slice(where + 1))).toBe(false);
    }),
  );
});

it('is unreadable when anything is cut off or added', () => {
  fc.assert(
    fc.property(anyFields, fc.nat(), (fields, n) => {
      const text = tokenOf(fields);
      expect(decodeToken(text.slice(0, n % text.length))).toBeUndefined();
      expect(decodeToken(text.slice(1 + (n % text.length)))).toBeUndefined();
      expect(decodeToken(`${text}0`)).toBeUndefined();
    }),
  );
});

it('answers any text whatever without throwing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => !isGenuine(text)));
});

it('fits a QR code of version 6 at level M', () => {
  const fields = { ...fc.sample(plainFields, 1)[0]!, holderKey: undefined };
  const { holderKey: _, ...plain } = fields;
  expect(encode(tokenOf(plain), { ecc: 'M' }).version).toBe(6);
});
