import type { LocalizedText } from '../../../kernel/values.contract.ts';
import { lineFrom } from '../names.ts';

const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const mostLanguages = 50;

/**
 * LABELS of IMDF, by language. A plan always has English: where the file has none, the text of the file's own language, or
 * else its first, stands there as well, for a name is better in another language than missing.
 */
export function labelsFrom(labels: unknown, language: string): LocalizedText | undefined {
  if (typeof labels === 'string') return labelsFrom({ [language]: labels }, language);
  if (typeof labels !== 'object' || labels === null) return undefined;
  const texts: Record<string, string> = {};
  for (const [tag, text] of Object.entries(labels)) {
    const line = typeof text === 'string' ? lineFrom(text) : undefined;
    if (line && languageTag.test(tag) && Object.keys(texts).length < mostLanguages - 1) texts[tag] = line;
  }
  const english = texts.en === undefined ? Object.keys(texts).find((tag) => /^en-/i.test(tag)) : 'en';
  const [first] = Object.keys(texts);
  const stands = english ?? (texts[language] === undefined ? first : language);
  const en = stands === undefined ? undefined : texts[stands];
  return en === undefined ? undefined : { ...texts, en };
}
