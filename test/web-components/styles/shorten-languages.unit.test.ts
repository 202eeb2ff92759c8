import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { targetLocales } from '../../../web-components/locales/locale-codes.ts';
import { keepStrings, toldToDelegates } from '../../../web-components/styles/shorten-languages.ts';

const folder = join(import.meta.dirname, '../../../web-components/locales');
const told = toldToDelegates(folder);

/** What the module of a language exports, each string as its source is. */
function templatesIn(code: string): Record<string, string> {
  const body = code.replaceAll(/^\s*import .*;$/gm, '').replace('export const templates =', 'return');
  const raw = ({ raw: parts }: TemplateStringsArray, ...values: unknown[]) => String.raw({ raw: parts }, ...values);
  return new Function('html', 'str', body)(raw, raw);
}

it.each([...targetLocales])('delegates load of %s what they are told, word for word, and nothing else', (locale) => {
  const code = readFileSync(join(folder, `${locale}.ts`), 'utf8');
  const whole = templatesIn(code);
  const short = templatesIn(keepStrings(code, told));
  const wanted = Object.entries(whole).filter(([id]) => told.has(id));
  expect(wanted.length).toBeGreaterThan(200);
  expect(Object.entries(short)).toEqual(wanted);
  expect(wanted.length).toBeLessThan(Object.keys(whole).length / 2);
});

it('leaves the text of a string alone that looks like the end, or runs over lines', () => {
  const lines = ['export const templates = {', "'s0000000000000001': `a };\n b`,", "'h0000000000000002': html`c`,"];
  const code = `${lines.join('\n')}\n    };\n`;
  expect(templatesIn(keepStrings(code, new Set(['s0000000000000001'])))).toEqual({ s0000000000000001: 'a };\n b' });
  expect(templatesIn(keepStrings(code, new Set(['h0000000000000002'])))).toEqual({ h0000000000000002: 'c' });
  expect(() => keepStrings('', new Set())).toThrow();
});
