import { type LocalizedText, turnsDirection } from '../../../kernel/values.contract.ts';
import { lineFrom } from '../names.ts';
import { type ImdfArchive, type ImdfFeature, referredTo } from './imdf-feature.ts';

export function telephoneFrom(phone: unknown): string | undefined {
  const line = typeof phone === 'string' ? lineFrom(phone, 40) : undefined;
  return line && /^[+\d\s().-]+$/.test(line) ? line : undefined;
}

/** An address to open, if it is one of the web: a file may hold anything. */
export function webAddressFrom(website: unknown): string | undefined {
  if (typeof website !== 'string' || website.length > 500 || !URL.canParse(website)) return undefined;
  return /^https?:$/.test(new URL(website).protocol) && !turnsDirection.test(website) ? website : undefined;
}

/** The address of a feature on one line, as the archive gives it. */
export function addressOf(archive: ImdfArchive, feature: ImdfFeature): LocalizedText | undefined {
  const address = referredTo(archive, feature, 'address_id', 'address');
  if (!address) return undefined;
  const { address: street, unit, locality, postal_code: postcode } = address.properties;
  const parts = [street, unit, [postcode, locality].filter((part) => typeof part === 'string').join(' ')];
  const line = lineFrom(parts.filter((part) => typeof part === 'string' && part !== '').join(', '));
  return line ? { en: line } : undefined;
}
