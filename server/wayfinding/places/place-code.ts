// shared with pages: pure
import { mendBase32 } from '../../kernel/crockford.ts';

/** Crockford's base32 without Z: 31 is a prime, so that a check digit can find what people do wrong. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const prime = alphabet.length;

/**
 * The weighted sum of a code is a multiple of 31. No weight is, so that each single wrong symbol is found; no two are
 * the same, so that each swap is. See ops/decisions/0047.
 */
const weights = [3, 2, 4, 1] as const;

/** How many places can have a code. */
export const placeCodeCount = prime ** 3;

/** The code of a number from 0 to `placeCodeCount`: three symbols of its own, and the check digit. */
export function placeCodeOf(number: number): string {
  const values = [Math.floor(number / prime ** 2) % prime, Math.floor(number / prime) % prime, number % prime];
  const rest = values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) % prime;
  return [...values, (prime - rest) % prime].map((value) => alphabet[value]).join('');
}

/** A code as somebody read or typed it, as it stands on the sign; none where it is no code, or mistyped. */
export function readPlaceCode(text: string): string | undefined {
  if (text.length > 20) return undefined;
  const code = mendBase32(text);
  if (code?.length !== weights.length) return undefined;
  const values = [...code].map((symbol) => alphabet.indexOf(symbol));
  if (values.includes(-1)) return undefined;
  const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  return sum % prime === 0 ? code : undefined;
}
