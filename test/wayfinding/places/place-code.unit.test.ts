import { expect, it } from 'vitest';
import { placeCodeCount, placeCodeOf, readPlaceCode } from '../../../server/wayfinding/places/place-code.ts';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXY'];
const all = Array.from({ length: placeCodeCount }, (_, number) => placeCodeOf(number));

it('gives each number a code of its own that is read back', () => {
  expect(new Set(all).size).toBe(29_791);
  expect(all.filter((code) => readPlaceCode(code) !== code)).toEqual([]);
});

it('finds each single wrong symbol, in each of all codes', () => {
  let tried = 0;
  const unseen: string[] = [];
  for (const code of all) {
    for (let at = 0; at < code.length; at++) {
      for (const symbol of alphabet) {
        if (symbol === code[at]) continue;
        tried++;
        const wrong = `${code.slice(0, at)}${symbol}${code.slice(at + 1)}`;
        if (isGood(wrong)) unseen.push(`${code} ${wrong}`);
      }
    }
  }
  expect([tried, unseen]).toEqual([29_791 * 4 * 30, []]);
});

it('finds each swap of two symbols, neighbours or not, in each of all codes', () => {
  const unseen: string[] = [];
  for (const code of all) {
    for (let a = 0; a < code.length; a++) {
      for (let b = a + 1; b < code.length; b++) {
        const symbols = [...code];
        [symbols[a], symbols[b]] = [symbols[b]!, symbols[a]!];
        const swapped = symbols.join('');
        if (swapped !== code && isGood(swapped)) unseen.push(`${code} ${swapped}`);
      }
    }
  }
  expect(unseen).toEqual([]);
});

/** What stands for a code is read by a table, for the whole reading of four million of them takes long. */
const good = new Set(all);
const isGood = (code: string) => good.has(code);

it('takes exactly the codes that it gives, among all that can be typed with these symbols', () => {
  const firsts = alphabet.flatMap((a) => alphabet.map((b) => `${a}${b}`));
  let taken = 0;
  for (const first of firsts.filter((_, at) => at % 7 === 0)) {
    for (const last of firsts) {
      const isTaken = readPlaceCode(first + last) !== undefined;
      if (isTaken !== isGood(first + last)) throw new Error(`${first}${last}`);
      if (isTaken) taken++;
    }
  }
  expect(taken).toBe(Math.ceil(961 / 7) * 31);
});

it('reads what a person or a keyboard makes of it', () => {
  expect(readPlaceCode('K7M4')).toBe('K7M4');
  expect(['k7m4', ' k7-m4 ', 'K7 M4'].map(readPlaceCode)).toEqual(['K7M4', 'K7M4', 'K7M4']);
  const withOne = all.find((code) => code.includes('1') && code.includes('0'))!;
  expect(readPlaceCode(withOne.replace('1', 'l').replace('0', 'o'))).toBe(withOne);
});

it.each(['', 'K7M', 'K7M44', 'Z7M4', 'U7M4', 'K7M5', '７７７７', 'K7M4'.repeat(1000), '../..'])(
  'reads no code in “%s”',
  (text) => {
    expect(readPlaceCode(text)).toBeUndefined();
  },
);
