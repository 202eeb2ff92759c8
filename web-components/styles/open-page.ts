import { config } from 'zod';
import type { Language } from './locale.ts';
import { preparePage } from './prepare-page.ts';

/**
 * Makes ready what every element relies on: language, direction, theme. A page's main.ts awaits this, and only then
 * imports its elements, so that no element needs to be drawn twice. `spoken` are the page's languages, without it those
 * of staff.
 */
export async function openPage(spoken?: readonly Language[]): Promise<void> {
  // Zod would try whether it may make functions of text: the content security policy forbids it, and says so aloud.
  config({ jitless: true });
  await preparePage(spoken);
}
