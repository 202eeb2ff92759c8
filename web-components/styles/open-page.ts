import { config } from 'zod';
import { loadLanguage } from './locale.ts';

/**
 * Makes ready what every element relies on: language, direction, theme. A page's main.ts awaits this, and only then
 * imports its elements, so that no element needs to be drawn twice. `?theme=light|dark` and `?dir=rtl` are for looking.
 */
export async function openPage(): Promise<void> {
  // Zod would try whether it may make functions of text: the content security policy forbids it, and says so aloud.
  config({ jitless: true });
  const query = new URLSearchParams(location.search);
  const theme = query.get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  document.documentElement.dir = query.get('dir') === 'rtl' ? 'rtl' : 'ltr';
  await loadLanguage(query);
}
