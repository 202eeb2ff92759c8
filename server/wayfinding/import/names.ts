import { type LocalizedText, lineOfText } from '../../kernel/values.contract.ts';

const line = lineOfText(200);
const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const maxLanguages = 50;

/** Text of a file as one line that can be kept, cut to its length; none where nothing of it is left. */
export function lineFrom(text: string, most = 200): string | undefined {
  const plain = text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/\p{Cs}/gu, '')
    .trim();
  const cut = [...plain.slice(0, most)]
    .join('')
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
  return line.safeParse(cut).success ? cut : undefined;
}

/**
 * Names by language, with an English one in any case: that of the file, else the one of another language, else what is
 * told instead.
 */
export function namesOf(texts: Readonly<Record<string, string>>, instead: string): LocalizedText {
  const names: Record<string, string> = {};
  for (const [tag, text] of Object.entries(texts).slice(0, maxLanguages - 1)) {
    const name = languageTag.test(tag) ? lineFrom(text) : undefined;
    if (name !== undefined) names[tag] = name;
  }
  const en = names.en ?? Object.values(names)[0] ?? lineFrom(instead) ?? 'Place';
  return { ...names, en };
}
