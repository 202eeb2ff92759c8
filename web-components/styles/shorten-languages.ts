import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { targetLocales } from '../locales/locale-codes.ts';

const importer = '/styles/words-for-delegates.ts';
const mark = '?for-delegates';

/**
 * Leaves out of the languages what delegates are never told: of those that only delegates' pages speak, what is not
 * translated; of Chinese, what is translated into none of these. Words that are missing are English, as they were before.
 */
export function shortenLanguages(): Plugin {
  return {
    name: 'causeway:shorten-languages',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, from) {
      if (!from?.endsWith(importer) || !source.startsWith('../locales/')) return null;
      const resolved = await this.resolve(source, from, { skipSelf: true });
      return resolved && `${resolved.id}${mark}`;
    },
    transform(code, id) {
      if (!id.endsWith(mark)) return null;
      return { code: keepStrings(code, toldToDelegates(dirname(id))), map: null };
    },
  };
}

/** The ids of the strings that have a translation into some language of delegates alone. */
export function toldToDelegates(folder: string): ReadonlySet<string> {
  const ofDelegates = targetLocales.filter((locale) => locale !== 'zh-CN');
  const units = ofDelegates.flatMap((locale) => [
    ...readFileSync(join(folder, `${locale}.xlf`), 'utf8').matchAll(/<trans-unit id="([^"]+)">(.*?)<\/trans-unit>/gs),
  ]);
  return new Set(units.flatMap(([, id = '', unit]) => (unit?.includes('<target>') ? [id] : [])));
}

/** Begins a string: its id is of Lit's making, or of ours where one English word has two meanings. */
const begins = /^\s*'([hs][0-9a-f]{16}|[a-z]+(?:-[a-z]+)+)': /;

/** A built language with these of its strings alone: each begins a line with its id. */
export function keepStrings(code: string, ids: ReadonlySet<string>): string {
  const [head = '', ...strings] = startingAnew(code.split(/^/m));
  const last = strings.pop() ?? '';
  const end = last.lastIndexOf('};');
  if (end < 0) throw new Error('this is no language as lit-localize builds it');
  const whole = [...strings, last.slice(0, end)].filter((string) => ids.has(begins.exec(string)?.[1] ?? ''));
  return `${head}${whole.join('')}${last.slice(end)}`;
}

/** Lines put together: what stands before the first string, then each string. */
function startingAnew(lines: readonly string[]): string[] {
  const parts = [''];
  for (const line of lines) {
    if (begins.test(line)) parts.push(line);
    else parts.push(`${parts.pop() ?? ''}${line}`);
  }
  return parts;
}
