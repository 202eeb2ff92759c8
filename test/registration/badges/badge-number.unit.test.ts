import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  formatBadgeNumber,
  isLikeBadgeNumber,
  parseBadgeNumber,
} from '../../../server/registration/badges/badge-number.ts';

const serials = fc.integer({ min: 1, max: 999_999_999 });
const digitsOf = (serial: number) => formatBadgeNumber(serial).replace('-', '');

it('is read back as the serial that it was made of', () => {
  fc.assert(fc.property(serials, (serial) => parseBadgeNumber(formatBadgeNumber(serial)) === serial));
});

it('is read with spaces, hyphens and full-width digits', () => {
  const [serial, number] = [10_001, digitsOf(10_001)];
  const fullWidth = number.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  for (const typed of [number, ` ${number.split('').join(' ')} `, number.split('').join('-'), fullWidth]) {
    expect(parseBadgeNumber(typed)).toBe(serial);
  }
});

it('notices every wrong digit', () => {
  fc.assert(
    fc.property(serials, fc.nat(), fc.integer({ min: 1, max: 9 }), (serial, n, by) => {
      const digits = [...digitsOf(serial)];
      const where = n % digits.length;
      digits[where] = String((Number(digits[where]) + by) % 10);
      expect(parseBadgeNumber(digits.join(''))).toBeUndefined();
      expect(isLikeBadgeNumber(digits.join(''))).toBe(true);
    }),
  );
});

it('notices every swap of two neighbours', () => {
  fc.assert(
    fc.property(serials, fc.nat(), (serial, n) => {
      const digits = [...digitsOf(serial)];
      const where = n % (digits.length - 1);
      const [left, right] = [digits[where]!, digits[where + 1]!];
      fc.pre(left !== right);
      digits.splice(where, 2, right, left);
      expect(parseBadgeNumber(digits.join(''))).toBeUndefined();
    }),
  );
});

it('is none in any other text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      fc.pre(!/\p{Nd}/u.test(text.normalize('NFKC')));
      expect(parseBadgeNumber(text)).toBeUndefined();
      expect(isLikeBadgeNumber(text)).toBe(false);
    }),
  );
});
