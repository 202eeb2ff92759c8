import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type FontPackage, hanPackages, otherScripts, sans, serif } from './font-packages.ts';
import { Typeface } from './typeface.ts';

/** Serif for names, sans for what Causeway says, bold for what is read first. */
export type FontStyle = 'name' | 'system' | 'strong';

interface Subset {
  file: string;
  /** First and last code points, inclusive, by pairs. */
  ranges: [first: number, last: number][];
}

const require = createRequire(import.meta.url);
const subsets = new Map<FontPackage, Subset[]>();
const typefaces = new Map<string, Typeface>();

/** What stays in memory: about 150 kB each. The oldest goes first. */
const maxTypefaces = 160;

/** The typefaces to try for a character, best first; files are opened when they are needed, and kept. */
export function* typefacesFor(codePoint: number, style: FontStyle, country: string): Generator<Typeface> {
  const own = style === 'name' ? [serif, sans] : [sans, serif];
  for (const fontPackage of [...own, ...otherScripts, ...hanPackages(country)]) {
    for (const { file, ranges } of subsetsOf(fontPackage)) {
      if (!ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) continue;
      const typeface = openTypeface(file, style === 'strong' ? 700 : 400);
      if (typeface.covers(codePoint)) yield typeface;
    }
  }
}

function subsetsOf(fontPackage: FontPackage): Subset[] {
  const known = subsets.get(fontPackage);
  if (known) return known;
  const { folder, variant } = fontPackage;
  const table = require.resolve(`${folder}/unicode.json`);
  const byName: Record<string, string> = JSON.parse(readFileSync(table, 'utf8'));
  const read = Object.entries(byName).map(([name, ranges]) => ({
    // Subsets of Chinese, Japanese and Korean have numbers for names, in brackets.
    file: join(dirname(table), 'files', `${basename(folder)}-${name.replace(/[[\]]/g, '')}-${variant}.woff2`),
    ranges: ranges.split(',').map(rangeOf),
  }));
  subsets.set(fontPackage, read);
  return read;
}

/** Such as U+4E00 or U+0600-06FF. */
function rangeOf(text: string): [number, number] {
  const [first = '', last = first] = text.trim().replace('U+', '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

function openTypeface(file: string, weight: number): Typeface {
  const key = `${file} ${weight}`;
  const known = typefaces.get(key);
  if (known) return known;
  const opened = new Typeface(readFileSync(file), weight);
  if (typefaces.size >= maxTypefaces) {
    const [oldest] = typefaces.keys();
    if (oldest) typefaces.delete(oldest);
  }
  typefaces.set(key, opened);
  return opened;
}
