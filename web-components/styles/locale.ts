import { configureLocalization } from '@lit/localize';
import { sourceLocale, targetLocales } from '../locales/locale-codes.ts';

const modules = { 'zh-CN': () => import('../locales/zh-CN.ts') } as const;

export type Language = typeof sourceLocale | keyof typeof modules;

/** The languages of the pages, each by its own name. */
export const languages: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

const rememberedAs = 'causeway.language';

const { getLocale, setLocale } = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: (locale) => modules[locale as keyof typeof modules](),
});

/** The language of this page, as a BCP 47 tag: also for Intl. */
export const pageLanguage = (): Language => getLocale() as Language;

const languageOf = (tag: string): Language | undefined => {
  const [primary] = tag.toLowerCase().split('-');
  if (primary === 'en') return 'en';
  return primary === 'zh' ? 'zh-CN' : undefined;
};

/** The first of these tags that we speak; English when there is none. */
export function chooseLanguage(tags: readonly (string | null | undefined)[]): Language {
  for (const tag of tags) {
    const language = tag ? languageOf(tag) : undefined;
    if (language) return language;
  }
  return 'en';
}

/** Loads the language asked for by `?lang=`, remembered, or preferred by the browser, in this order. */
export async function loadLanguage(query: URLSearchParams): Promise<void> {
  const language = chooseLanguage([query.get('lang'), localStorage.getItem(rememberedAs), ...navigator.languages]);
  if (language !== pageLanguage()) await setLocale(language);
  document.documentElement.lang = language;
}

/** Remembers a language and opens the page again in it. */
export function changeLanguage(language: Language): void {
  localStorage.setItem(rememberedAs, language);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  if (address.href === location.href) location.reload();
  else location.replace(address);
}
