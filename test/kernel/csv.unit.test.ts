import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvLine } from '../../server/kernel/csv.ts';

const read = (line: string) => parse(line)[0];

it('cells are read again as they were written', () => {
  const cells = ['plain', 'a,b', 'say "so"', 'two\r\nlines', '严清越', ''];
  expect(read(csvLine(cells))).toEqual(cells);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A0'])('%j is text, not a formula', (cell) => {
  expect(read(csvLine([cell]))).toEqual([`'${cell}`]);
});

it('a number stays a number, also below zero, and what is absent is empty', () => {
  expect(csvLine([-1, 2.5, true, null, undefined])).toBe('-1,2.5,true,,\r\n');
});
