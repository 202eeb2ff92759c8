import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from '../../server/kernel/csv.ts';
import { sourceFiles } from '../architecture/source-files.ts';

const read = (line: string) => parse(line)[0];

it('cells are read again as they were written', () => {
  const cells = ['plain', 'a,b', 'say "so"', 'two\r\nlines', '严清越', ''];
  expect(read(csvLine(cells))).toEqual(cells);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＠A', '=cmd|"/c calc"!A0'])(
  '%j is text, not a formula',
  (cell) => {
    expect(read(csvLine([cell]))).toEqual([`'${cell}`]);
  },
);

it('is text, not a formula, where a semicolon parts the cells', () => {
  expect(read(csvLine(['Lab;=HYPERLINK("x")', 'a; -b', 'a-b;c']))).toEqual(['Lab;\'=HYPERLINK("x")', 'a; -b', 'a-b;c']);
});

it('whatever a person typed, no cell begins a formula, and all is still there', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'=+-@;,"\'\t\r\n a1＝') }), { minLength: 1 }),
      (cells) => {
        const line = csvLine(cells);
        const back: string[] = parse(line, { relax_column_count: true })[0] ?? [''];
        expect(back.map((cell) => cell.replaceAll("'", ''))).toEqual(cells.map((cell) => cell.replaceAll("'", '')));
        for (const cell of back) expect(cell).not.toMatch(/(^|;)[=+\-@\t\r＝]/);
      },
    ),
  );
});

it('no other file of ours quotes cells by itself', () => {
  const quoting = sourceFiles('server', 'web-components')
    .filter(({ text }) => text.includes(`'""'`))
    .map(({ path }) => path);
  expect(quoting).toEqual(['server/kernel/csv.ts']);
});

it('a number stays a number, also below zero, and what is absent is empty', () => {
  expect(csvLine([-1, 2.5, true, null, undefined])).toBe('-1,2.5,true,,\r\n');
});
