import { expect, it } from 'vitest';
import { type SetBlock, setBlock, type TextBox } from '../../server/print/text/set-block.ts';

const voice = { style: 'name', country: 'PL' } as const;
const box: TextBox = { widthMm: 89, heightMm: 33, sizePt: 46, leastPt: 14, maxLines: 3 };
const points = ({ sizeMm }: SetBlock) => Math.round((sizeMm * 72) / 25.4);
const fits = (block: SetBlock, { widthMm, heightMm }: TextBox) =>
  block.heightMm <= heightMm && block.lines.every(({ width }) => width * block.sizeMm <= widthMm + 0.01);

it('sets a short name on one line, as large as the design says', () => {
  const block = setBlock('Li Na', voice, box);
  expect(block.lines).toHaveLength(1);
  expect(points(block)).toBe(46);
});

it('takes a second line before it takes a size that cannot be read from afar', () => {
  const block = setBlock('Lidiya Karenskaya', voice, box);
  expect(block.lines).toHaveLength(2);
  expect(points(block)).toBeGreaterThan(30);
  expect(fits(block, box)).toBe(true);
});

it('breaks a name after the hyphen that it has, and makes none of its own', () => {
  const block = setBlock('Katarzyna Brzęczyszczykiewicz-Nowakowska', voice, box);
  expect(block.lines).toHaveLength(3);
  expect(block.isCut).toBe(false);
  expect(fits(block, box)).toBe(true);
  const glyphCounts = block.lines.map(({ runs }) => runs.flatMap(({ glyphs }) => glyphs).length);
  expect(glyphCounts).toEqual(['Katarzyna'.length, 'Brzęczyszczykiewicz-'.length, 'Nowakowska'.length]);
});

it('makes lines of about the same length', () => {
  const { lines } = setBlock('Maria del Carmen Lopez', { ...voice }, { ...box, sizePt: 40, maxLines: 2 });
  const [first = 0, second = 0] = lines.map(({ width }) => width);
  expect(lines).toHaveLength(2);
  expect(Math.abs(first - second)).toBeLessThan(Math.max(first, second) / 2);
});

it('breaks scripts that have no spaces between their words', () => {
  const narrow = { ...box, widthMm: 40, sizePt: 40, leastPt: 20 };
  for (const name of ['สมชายใจดีมากที่สุดในโลก', '阿卜杜拉阿卜杜勒拉赫曼', 'សុខាចាន់សុភាព']) {
    const block = setBlock(name, voice, narrow);
    expect(block.lines.length, name).toBeGreaterThan(1);
    expect(fits(block, narrow), name).toBe(true);
    expect(block.isCut, name).toBe(false);
  }
});

it('breaks a name that fits nowhere between any two letters, and cuts it with an ellipsis only after that', () => {
  const long = setBlock('Wolkenbruchsteinhausenbergerdorffwalde', voice, { ...box, leastPt: 26 });
  expect(long.isCut).toBe(false);
  expect(long.lines.length).toBeGreaterThan(1);
  const endless = setBlock('Wolkenbruch'.repeat(30), voice, box);
  expect(endless.isCut).toBe(true);
  expect(fits(endless, box)).toBe(true);
});

it('never sets anything outside its box, whatever comes in', () => {
  const odd = [
    '',
    ' ',
    '·',
    '\u0301',
    '👩‍👩‍👧',
    '﷽',
    'W'.repeat(200),
    'ก็'.repeat(80),
    '-'.repeat(90),
    '\u202eabc',
    'a '.repeat(99),
  ];
  for (const text of odd) expect(fits(setBlock(text, voice, box), box), JSON.stringify(text)).toBe(true);
});
