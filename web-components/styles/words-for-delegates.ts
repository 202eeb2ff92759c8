/**
 * The languages of the delegates' pages, each with what these pages say: the build leaves out the words of staff
 * (shorten-languages.ts), so that a phone on a bad network loads a sixth.
 */
export const wordsForDelegates = {
  'zh-CN': () => import('../locales/zh-CN.ts'),
  ar: () => import('../locales/ar.ts'),
  fr: () => import('../locales/fr.ts'),
  ru: () => import('../locales/ru.ts'),
  es: () => import('../locales/es.ts'),
};
