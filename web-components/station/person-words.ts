import { msg, str } from '@lit/localize';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import { categoryName } from '../styles/category-name.ts';
import { countryName, inPageLanguage } from '../styles/format.ts';

/** `Speaker · China`: what tells one person in a queue from another, beside the name. */
export const kindWords = ({ category, country }: WaitingPerson): string =>
  `${categoryName(category)} · ${countryName(country)}`;

/** Where the person was referred: `South Gate, lane 3`. */
export function fromWords({ gateName, laneNumber, laneId }: WaitingPerson): string {
  if (!gateName || laneNumber === undefined) return laneId ?? '';
  const gate = inPageLanguage(gateName);
  return msg(str`${gate}, lane ${laneNumber}`);
}

/** Minutes and seconds: `2:46`; hours where it is long. */
export function waitedWords(requestedAt: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(requestedAt)) / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}
