import { type Language, loadLanguage } from './locale.ts';

/**
 * Language, direction and theme, as every element relies on them; all that a page needs which reads nothing by a schema.
 * `?theme=light|dark` and `?dir=rtl` are for looking.
 */
export async function preparePage(spoken?: readonly Language[]): Promise<void> {
  const query = new URLSearchParams(location.search);
  const theme = query.get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  await loadLanguage(query, spoken);
  if (query.get('dir') === 'rtl') document.documentElement.dir = 'rtl';
}
