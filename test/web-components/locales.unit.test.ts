import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { targetLocales } from '../../web-components/locales/locale-codes.ts';

const root = join(import.meta.dirname, '../..');
const webComponents = join(root, 'web-components');

interface Unit {
  readonly source: string;
  readonly target: string | undefined;
}

/** The units of a language's file, by id. */
function unitsOf(locale: string): ReadonlyMap<string, Unit> {
  const xliff = readFileSync(join(webComponents, 'locales', `${locale}.xlf`), 'utf8');
  const units = xliff.matchAll(/<trans-unit id="([^"]+)">\s*<source>(.*?)<\/source>(?:\s*<target>(.*?)<\/target>)?/gs);
  return new Map([...units].map(([, id = '', source = '', target]) => [id, { source, target }]));
}

/** What stands in a string for values, in an order that does not matter. */
const placeholdersOf = (text: string) => [...text.matchAll(/<x [^>]*>/g)].map(([tag]) => tag).sort();

/** Why a translation will not do, if it will not. */
function faultOf({ source, target }: Unit): string | undefined {
  if (!target?.trim()) return `has no translation: ${source}`;
  const isWhole = String(placeholdersOf(source)) === String(placeholdersOf(target));
  return isWhole ? undefined : `lost a value, or has one too many: ${source} → ${target}`;
}

/** Chinese is spoken on every page; the others on those of delegates, with the elements that these import. */
const spokenOn = (locale: string): readonly string[] =>
  locale === 'zh-CN'
    ? ['.']
    : [
        'delegate/**/*.ts',
        'register/**/*.ts',
        'kiosk/**/*.ts',
        'prove/**/*.ts',
        'wifi/**/*.ts',
        'way/**/*.ts',
        'sessions/**/*.ts',
      ];

/**
 * The strings of the pages by id, as the extractor finds them in a copy of the pages that stands alone: with all that
 * they import it would read the types of half the world, and take a minute.
 */
function extractIn(folder: string, include: readonly string[]): ReadonlyMap<string, string> {
  cpSync(webComponents, join(folder, 'pages'), { recursive: true });
  symlinkSync(realpathSync(join(root, 'node_modules/@lit')), join(folder, 'node_modules-lit'), 'junction');
  const compilerOptions = {
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    noLib: true,
    types: [],
    experimentalDecorators: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    paths: { '@lit/localize': ['../node_modules-lit/localize'] },
  };
  writeFileSync(join(folder, 'pages/tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  const config = readConfigFileAndWriteSchema(join(folder, 'pages/lit-localize.json'));
  if (config.output.mode !== 'runtime') throw new Error('The languages are loaded at run time.');
  const { messages, errors } = new RuntimeLitLocalizer({ ...config, output: config.output }).extractSourceMessages();
  expect(errors).toEqual([]);
  return new Map(
    messages.map(({ name, contents }) => [name, contents.filter((part) => typeof part === 'string').join('…')]),
  );
}

describe.each([...targetLocales])('the pages spoken in %s', (locale) => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-locales-'));
  const units = unitsOf(locale);
  let sources: ReadonlyMap<string, string>;
  let templates: Record<string, unknown>;

  beforeAll(async () => {
    sources = extractIn(folder, spokenOn(locale));
    ({ templates } = await import(`../../web-components/locales/${locale}.ts`));
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('have every string of the sources (else `npm run i18n:extract`, translate, `npm run i18n:build`)', () => {
    expect(sources.size).toBeGreaterThan(locale === 'zh-CN' ? 400 : 100);
    expect([...sources].filter(([id]) => !units.has(id)).map(([, text]) => text)).toEqual([]);
  });

  it('have a translation of each, with every value in its place', () => {
    const needed = [...units].filter(([id]) => sources.has(id)).map(([, unit]) => unit);
    expect(needed.map(faultOf).filter(Boolean)).toEqual([]);
  });

  it('are built from what was translated', () => {
    expect([...sources].filter(([id]) => !(id in templates)).map(([, text]) => text)).toEqual([]);
  });
});
