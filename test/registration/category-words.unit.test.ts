import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DelegateCategory, delegateCategories, delegateLocales } from '../../db/vocabulary.ts';
import { categoryWord } from '../../server/registration/printing/face/words.ts';

/** The word of the pages, from the file that they are translated in. */
function wordOfPages(category: DelegateCategory, locale: string): string | undefined {
  const source = categoryWord(category, 'en');
  if (locale === 'en') return source;
  const folder = join(import.meta.dirname, '../../web-components/locales');
  const xliff = readFileSync(join(folder, `${locale}.xlf`), 'utf8');
  return xliff.match(new RegExp(`<source>${source}</source>\\s*<target>(.*?)</target>`))?.[1];
}

describe.each([...delegateLocales])('a category in %s', (locale) => {
  it('is called the same on the badge, in letters and on the pages', () => {
    const pages = Object.fromEntries(delegateCategories.map((category) => [category, wordOfPages(category, locale)]));
    const badges = Object.fromEntries(delegateCategories.map((category) => [category, categoryWord(category, locale)]));
    expect(pages).toEqual(badges);
  });
});
