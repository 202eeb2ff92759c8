import type { DelegateLocale } from '../../db/vocabulary.ts';
import { isLanguageChosen, pageLanguage, type speakHere } from '../styles/locale.ts';

interface Spoken {
  readonly locale: DelegateLocale;
  readonly locales: readonly DelegateLocale[];
}

/** Opens the page again in the language that the delegate registered in, unless they have chosen another here. */
export function speakTheirs({ locale, locales }: Spoken, speak: typeof speakHere): void {
  const wanted = isLanguageChosen() && locales.includes(pageLanguage()) ? pageLanguage() : locale;
  const spoken = locales.includes(wanted) ? wanted : locales[0];
  if (spoken && spoken !== pageLanguage() && !new URLSearchParams(location.search).has('lang')) speak(spoken);
}
