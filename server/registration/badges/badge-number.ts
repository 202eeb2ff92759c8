// shared with pages: pure
/**
 * Damm's table (H. M. Damm, 2004), a totally anti-symmetric quasigroup of order 10: each wrong digit and each swap of
 * two neighbours is noticed, and the check digit is a digit, so that a number keypad is enough.
 */
const quasigroup = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/** As many digits as a safe integer has at most, and the check digit. */
const maxDigits = 17;

const interimOf = (digits: string) =>
  [...digits].reduce((interim, digit) => quasigroup[interim]?.[Number(digit)] ?? 0, 0);

/** A serial for people: its digits, a hyphen, and a check digit, such as `10001-4`. */
export const formatBadgeNumber = (serial: number): string => `${serial}-${interimOf(String(serial))}`;

/** Whether a text is meant as a badge number, right or wrong: digits of any width with spaces, dots and hyphens. */
export function isLikeBadgeNumber(text: string): boolean {
  const digits = digitsOf(text);
  return digits !== undefined && digits.length <= maxDigits;
}

/** The serial of a badge number as typed, or none when the check digit says that it was mistyped. */
export function parseBadgeNumber(text: string): number | undefined {
  const digits = digitsOf(text);
  if (!digits || digits.length < 2 || digits.length > maxDigits || digits.startsWith('0')) return undefined;
  if (interimOf(digits) !== 0) return undefined;
  const serial = Number(digits.slice(0, -1));
  return Number.isSafeInteger(serial) ? serial : undefined;
}

function digitsOf(text: string): string | undefined {
  if (text.length > 64) return undefined;
  const digits = text.normalize('NFKC').replace(/[\s.\-\u2010-\u2015\u2212]/g, '');
  return /^\d+$/.test(digits) ? digits : undefined;
}
