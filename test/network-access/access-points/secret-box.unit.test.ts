import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSecretBox, shutSecretBox } from '../../../server/network-access/access-points/secret-box.ts';

const key = randomBytes(32);
const secret = fc.string({ minLength: 1, maxLength: 128 });

it('what was shut comes out again, with its key alone', () => {
  fc.assert(
    fc.property(secret, (text) => {
      const box = shutSecretBox(key, text);
      expect(openSecretBox(key, box)).toBe(text);
      expect(openSecretBox(randomBytes(32), box)).toBeUndefined();
      expect(box.equals(shutSecretBox(key, text))).toBe(false);
    }),
  );
});

it('a box in which one bit was changed opens nothing', () => {
  fc.assert(
    fc.property(secret, fc.nat(), fc.integer({ min: 0, max: 7 }), (text, place, bit) => {
      const box = shutSecretBox(key, text);
      const at = place % box.length;
      box[at] = (box[at] ?? 0) ^ (1 << bit);
      expect(openSecretBox(key, box)).toBeUndefined();
    }),
  );
});

it('what is too short to be a box opens nothing', () => {
  for (const length of [0, 1, 31, 32, 48]) expect(openSecretBox(key, randomBytes(length))).toBeUndefined();
});
