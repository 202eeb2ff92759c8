import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { pageFiles, type SourceFile, sourceFiles } from './source-files.ts';

const sources = sourceFiles('server', 'db', 'ops', 'web-components');
const all = [...sources, ...sourceFiles('test')];
const server = sourceFiles('server');
const written = all.filter(({ path }) => !path.startsWith('web-components/locales/'));

const pathsWhere = (files: readonly SourceFile[], holds: (file: SourceFile) => boolean): string[] =>
  files.filter(holds).map(({ path }) => path);

it('no file is a drawer for everything', () => {
  const drawers = /^(utils?|helpers?|types?|common|misc|shared|lib)\.ts$/;
  expect(pathsWhere(all, ({ path }) => drawers.test(basename(path)))).toEqual([]);
});

it('no file is a barrel but the schema', () => {
  const isBarrel = ({ path, code }: SourceFile) =>
    path !== 'db/schema/index.ts' && (/\bexport \*/.test(code) || basename(path) === 'index.ts');
  expect(pathsWhere(all, isBarrel)).toEqual([]);
});

it('no file is longer than 300 lines', () => {
  expect(pathsWhere(written, ({ text }) => text.split('\n').length > 301)).toEqual([]);
});

it('nothing is silenced, skipped or left for later', () => {
  const words = [
    /@ts-(ignore|nocheck|expect-error)/,
    /\b(it|test|describe)\.(skip|skipIf|runIf|only|todo)\b/,
    /\b(TODO|FIXME|XXX)\b/,
  ];
  const self = 'test/architecture/house-rules.unit.test.ts';
  expect(pathsWhere(all, ({ path, text }) => path !== self && words.some((word) => word.test(text)))).toEqual([]);
});

it('only config.ts reads the environment of the server', () => {
  expect(pathsWhere(server, ({ code }) => code.includes('process.env'))).toEqual(['server/config.ts']);
});

it('only the clock knows the present', () => {
  const reads = /\bDate\.now\(\)|\bnew Date\(\)/;
  expect(pathsWhere(server, ({ code }) => reads.test(code))).toEqual(['server/kernel/clock.ts']);
});

it('SQL stands in queries; the lock of the server keeps what is its own', () => {
  const speaks = /\bsql(<[^`]*>)?`/;
  const others = pathsWhere(server, ({ path, code }) => speaks.test(code) && !path.endsWith('.queries.ts'));
  expect(others).toEqual(['server/kernel/server-lock.ts']);
});

it('no verb takes the whole bag of dependencies', () => {
  const bag = /\w+\??: (Readonly<)?Dependencies\b/;
  const starters = ['server/app.ts', 'server/serve-topics.ts'];
  expect(pathsWhere(server, ({ path, code }) => bag.test(code) && !starters.includes(path))).toEqual([]);
});

it('an element is named by its file', () => {
  const wrong = sources.flatMap(({ path, code }) =>
    [...code.matchAll(/@customElement\('([^']+)'\)/g)]
      .filter(([, name]) => name !== `cw-${basename(path, '.ts')}`)
      .map(([, name]) => `${path} defines ${name}`),
  );
  expect(wrong).toEqual([]);
});

it('no page sets a style by attribute or by element, which the content security policy refuses', () => {
  // `.style=${…}` and cssProperties set properties; Lit's styleMap writes the attribute first.
  const inline = [
    /(?<![.\w-])style=["'$]/,
    /directives\/style-map/,
    /setAttribute(NS)?\([^)]*['"]style['"]/,
    /<style\b/,
  ];
  const pages = [...sources.filter(({ path }) => path.startsWith('web-components/')), ...pageFiles('web-components')];
  expect(pages.filter(({ path }) => path.endsWith('.html')).length).toBeGreaterThan(10);
  expect(pathsWhere(pages, ({ text }) => inline.some((way) => way.test(text)))).toEqual([]);
});

it('no file names a path of the machine where it was written, or one registry', () => {
  const paths = /\/work\/(main|shared)\b|\/tmp\/brief/;
  const self = 'test/architecture/house-rules.unit.test.ts';
  expect(pathsWhere(all, ({ path, text }) => path !== self && paths.test(text))).toEqual([]);
  expect(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http');
});
