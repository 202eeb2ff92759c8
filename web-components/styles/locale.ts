import { configureLocalization } from '@lit/localize';
import { type DelegateLocale, delegateLocales } from '../../db/vocabulary.ts';
import { sourceLocale, targetLocales } from '../locales/locale-codes.ts';
import { wordsForDelegates } from './words-for-delegates.ts';

export type Language = DelegateLocale;

type Translated = Exclude<Language, typeof sourceLocale>;
type Words = Record<Translated, () => ReturnType<(typeof wordsForDelegates)[Translated]>>;

/** Chinese with all that the pages of staff say. */
const wordsForStaff: Words = { ...wordsForDelegates, 'zh-CN': () => import('../locales/zh-CN.ts') };
let words: Words = wordsForStaff;

/** Each language by its own name. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  ar: 'العربية',
  fr: 'Français',
  ru: 'Русский',
  es: 'Español',
};

/** The languages of the pages of staff: complete in them. */
export const staffLanguages: readonly Language[] = ['en', 'zh-CN'];
/** The languages that the delegate's pages and the registration form can speak; the organiser chooses among them. */
export const delegateLanguages: readonly Language[] = delegateLocales;

const rememberedAs = 'causeway.language';

const { getLocale, setLocale } = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: (locale) => words[locale as Translated](),
});

/** The language of this page, as a BCP 47 tag: also for Intl. */
export const pageLanguage = (): Language => getLocale() as Language;

/** Which way the text of a language runs. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

const primaryOf = (tag: string) => tag.toLowerCase().split('-')[0];

/** The first of these tags that the page speaks; the first of its languages when there is none. */
export function chooseLanguage(
  tags: readonly (string | null | undefined)[],
  spoken: readonly Language[] = staffLanguages,
): Language {
  for (const tag of tags) {
    const language = tag ? spoken.find((each) => primaryOf(each) === primaryOf(tag)) : undefined;
    if (language) return language;
  }
  return spoken[0] ?? sourceLocale;
}

/**
 * Loads the language asked for by `?lang=`, remembered, or preferred by the browser, in this order, among those that the
 * page speaks; text then runs as that language does.
 */
export async function loadLanguage(query: URLSearchParams, spoken?: readonly Language[]): Promise<void> {
  const wishes = [query.get('lang'), localStorage.getItem(rememberedAs), ...navigator.languages];
  const language = chooseLanguage(wishes, spoken);
  if (spoken === delegateLanguages) words = wordsForDelegates;
  if (language !== pageLanguage()) await setLocale(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** Whether the reader asked for the page's language, here or by its address, rather than their browser. */
export const isLanguageChosen = (): boolean =>
  new URLSearchParams(location.search).has('lang') || localStorage.getItem(rememberedAs) !== null;

/** Remembers a language and opens the page again in it. */
export function changeLanguage(language: Language): void {
  localStorage.setItem(rememberedAs, language);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  // An address that differs in its fragment alone, or not at all, would not be loaded again.
  if (address.search === location.search) location.reload();
  else location.replace(address);
}

/** Opens the page again in a language that it was found to need, without remembering it as the reader's choice. */
export function speakHere(language: Language): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  location.replace(address);
}
