import { config } from 'zod';
import { type Language, loadLanguage } from './locale.ts';

/**
 * Makes ready what every element relies on: language, direction, theme. A page's main.ts awaits this, and only then
 * imports its elements, so that no element needs to be drawn twice. `spoken` are the page's languages, without it those
 * of staff. `?theme=light|dark` and `?dir=rtl` are for looking.
 */
export async function openPage(spoken?: readonly Language[]): Promise<void> {
  // Zod would try whether it may make functions of text: the content security policy forbids it, and says so aloud.
  config({ jitless: true });
  const query = new URLSearchParams(location.search);
  const theme = query.get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  await loadLanguage(query, spoken);
  if (query.get('dir') === 'rtl') document.documentElement.dir = 'rtl';
}
