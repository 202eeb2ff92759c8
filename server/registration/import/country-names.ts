import { foldText } from '../delegates/fold-text.ts';
import { isoCountries } from '../iso-countries.ts';

/** Languages that organisers' programs write country names in. A country's own is looked up besides. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'ar', 'zh', 'zh-Hant', 'ja', 'ko', 'tr'];

/** Names of ISO 3166 and of habit that the runtime does not have. */
const others: Record<string, string> = {
  'bolivia plurinational state of': 'BO',
  'bolivarian republic of venezuela': 'VE',
  'venezuela bolivarian republic of': 'VE',
  'brunei darussalam': 'BN',
  'cabo verde': 'CV',
  'congo the democratic republic of the': 'CD',
  'democratic republic of the congo': 'CD',
  'cote divoire': 'CI',
  czechia: 'CZ',
  'czech republic': 'CZ',
  england: 'GB',
  eswatini: 'SZ',
  'falkland islands malvinas': 'FK',
  'great britain': 'GB',
  'holy see vatican city state': 'VA',
  holland: 'NL',
  'hong kong': 'HK',
  'iran islamic republic of': 'IR',
  'korea democratic peoples republic of': 'KP',
  'korea republic of': 'KR',
  'republic of korea': 'KR',
  'lao peoples democratic republic': 'LA',
  macao: 'MO',
  macau: 'MO',
  'micronesia federated states of': 'FM',
  'moldova republic of': 'MD',
  'republic of moldova': 'MD',
  myanmar: 'MM',
  'north macedonia': 'MK',
  'palestine state of': 'PS',
  palestine: 'PS',
  'peoples republic of china': 'CN',
  'prc china': 'CN',
  'russian federation': 'RU',
  scotland: 'GB',
  'syrian arab republic': 'SY',
  'taiwan province of china': 'TW',
  'tanzania united republic of': 'TZ',
  'united republic of tanzania': 'TZ',
  turkey: 'TR',
  turkiye: 'TR',
  uk: 'GB',
  'united states of america': 'US',
  usa: 'US',
  'viet nam': 'VN',
  wales: 'GB',
};

let codes: Map<string, string> | undefined;

/** The country that a cell names: by its code, by its name in English or another of these languages, or in its own. */
export function codeOfCountry(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (isoCountries.has(code)) return code;
  codes ??= gatherNames();
  return codes.get(foldText(text));
}

/** A name that two countries have in different languages stays with the language that comes first. */
function gatherNames(): Map<string, string> {
  const names = new Map(Object.entries(others));
  const add = (language: string, code: string) => {
    const name = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code);
    const folded = name === undefined ? '' : foldText(name);
    if (folded && !names.has(folded)) names.set(folded, code);
  };
  for (const language of languages) for (const code of isoCountries) add(language, code);
  for (const code of isoCountries) add(new Intl.Locale(`und-${code}`).maximize().language, code);
  return names;
}
