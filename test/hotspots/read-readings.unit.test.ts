import { expect, it } from 'vitest';
import { maxReadingsInBatch } from '../../server/hotspots/hotspots.contract.ts';
import { linesOf, readReadings } from '../../server/hotspots/read-readings.ts';

const nowMs = Date.parse('2026-11-20T10:00:00Z');
const numbers = new Map([['LH-096', 96]]);
const numberOf = (code: string) => numbers.get(code);
const good = { hotspot: 'LH-096', at: '2026-11-20T09:59:58Z', clients: 40, rxMbps: 61.2, txMbps: 8, airtime: 0.41 };

const readLines = (...lines: unknown[]) => {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return readReadings(linesOf(text) ?? [], numberOf, nowMs);
};

it('reads a line as a reading of the numbered hotspot', () => {
  expect(readLines(good).good).toEqual([
    { number: 96, atMs: nowMs - 2_000, clients: 40, rxMbps: 61.2, txMbps: 8, airtime: 0.41 },
  ]);
});

it.each([
  ['what is not JSON', '{"hotspot":', 'malformed'],
  ['JSON that is no reading', '[1,2]', 'malformed'],
  ['a missing instant', { ...good, at: undefined }, 'malformed'],
  ['an instant that does not exist', { ...good, at: '2026-02-30T10:00:00Z' }, 'malformed'],
  ['half a client', { ...good, clients: 1.5 }, 'malformed'],
  ['a negative count', { ...good, clients: -1 }, 'negative_count'],
  ['a negative rate', { ...good, rxMbps: -0.5 }, 'negative_count'],
  ['a hotspot that is not in the inventory', { ...good, hotspot: 'XX-1' }, 'unknown_hotspot'],
  ['a reading half a minute ahead', { ...good, at: '2026-11-20T10:00:30.001Z' }, 'future'],
  ['a reading older than a week', { ...good, at: '2026-11-13T09:59:59.999Z' }, 'too_old'],
])('refuses %s by its line, and keeps the lines around it', (_what, line, code) => {
  const read = readLines(good, '', line, good);
  expect(read.good).toHaveLength(2);
  expect(read.refused).toEqual([{ line: 3, code, message: expect.stringMatching(/\w/) }]);
});

it('takes a clock that is a little ahead, and any offset from UTC', () => {
  const ahead = { ...good, at: '2026-11-20T18:00:30+08:00' };
  expect(readLines(ahead).good[0]?.atMs).toBe(nowMs + 30_000);
});

it('names the first hundred refusals and counts them all', () => {
  const read = readLines(...Array.from({ length: 150 }, () => 'nothing'));
  expect(read).toMatchObject({ refusedCount: 150, good: [] });
  expect(read.refused).toHaveLength(100);
});

it('tells a batch of more lines than are taken at once, empty ones not counted', () => {
  expect(linesOf(`${'{}\n\n'.repeat(maxReadingsInBatch)}`)).toHaveLength(maxReadingsInBatch);
  expect(linesOf(`${'{}\n'.repeat(maxReadingsInBatch + 1)}`)).toBeUndefined();
});

it('rounds what is too small for the database to keep', () => {
  expect(readLines({ ...good, rxMbps: 1e-300, airtime: 1e-44 }).good[0]).toMatchObject({ rxMbps: 0, airtime: 0 });
});
