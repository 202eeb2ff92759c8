import { randomBytes } from 'node:crypto';
import { mendBase32, toBase32 } from '../../kernel/crockford.ts';
import type { Secrets } from '../../kernel/secrets.ts';

/** Twelve symbols: 60 bits, of which nobody guesses one within its minute. */
const symbols = 12;

export const newPhoneCode = (): string => toBase32(randomBytes(15)).slice(0, symbols);

/** In three groups of four, to be read out and typed. */
export const groupedPhoneCode = (code: string): string => code.replace(/.{4}(?=.)/g, '$&-');

/** What is kept of a code, however it was typed; none of what is no code. */
export function hashOfPhoneCode(secrets: Secrets, typed: string): Buffer | undefined {
  const code = mendBase32(typed);
  return code?.length === symbols ? secrets.keyedHash('phone-codes', code) : undefined;
}
