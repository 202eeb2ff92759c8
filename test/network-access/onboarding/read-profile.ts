import { chromium, type Page } from 'playwright-core';
import type { AtEnd } from '../../support/at-end.ts';
import { chromiumArguments, chromiumPath } from '../../support/chromium.ts';

/** A window of a browser, for whoever wants XML read by somebody who did not write it. */
export async function openReader(atEnd: AtEnd): Promise<Page> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
  atEnd(() => browser.close());
  return browser.newPage();
}

/** The texts of all elements at a path of names, such as `SSID` or `CredentialApplicability > IEEE80211`. */
export const textsIn = (reader: Page, xml: Buffer, path: string): Promise<string[]> =>
  reader.evaluate(
    ([source, selector]) => {
      const read = new DOMParser().parseFromString(source, 'application/xml');
      const fault = read.querySelector('parsererror');
      if (fault) throw new Error(fault.textContent);
      return Array.from(read.querySelectorAll(selector), (found) => found.textContent);
    },
    [xml.toString(), path] as const,
  );

export type Plist = string | boolean | readonly Plist[] | { readonly [key: string]: Plist };

/** A property list as JSON; whole numbers, data and dates as the texts that stand there. */
export const plistIn = (reader: Page, xml: Buffer): Promise<Plist> =>
  reader.evaluate((source) => {
    const read = new DOMParser().parseFromString(source, 'application/xml');
    const meaning = (node: Element): Plist => {
      const parts = Array.from(node.children);
      if (node.tagName === 'true' || node.tagName === 'false') return node.tagName === 'true';
      if (node.tagName === 'array') return parts.map(meaning);
      if (node.tagName !== 'dict') return node.textContent;
      const pairs = parts.flatMap((key, at) => (at % 2 === 0 ? [[key.textContent, parts[at + 1]] as const] : []));
      return Object.fromEntries(pairs.map(([key, value]) => [key, value ? meaning(value) : '']));
    };
    const [root] = Array.from(read.documentElement.children);
    if (read.documentElement.tagName !== 'plist' || !root) throw new Error(read.documentElement.textContent);
    return meaning(root);
  }, xml.toString());
