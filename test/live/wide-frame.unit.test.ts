import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../server/live/byte-stream.ts';
import { binaryFrames } from '../../server/live/frames.ts';
import { maxFrameBytes, type WideFrameHead } from '../../server/live/hub.contract.ts';
import { TopicCounts } from '../../server/live/live-counts.ts';
import { encodeWideDelta, encodeWideNews, encodeWideSnapshot, openWideFrame } from '../../server/live/wide-frame.ts';
import { HeldTable } from '../../web-components/live/held-table.ts';
import { PartJoiner } from '../../web-components/live/join-parts.ts';

const value = fc.oneof(fc.integer({ min: -1, max: 300 }), fc.integer({ min: -1, max: 2_147_483_646 }));
const columnNames = ['state', 'clients', 'rx'];

/** A table before and after, the same rows of it in each column. */
const twoTables = fc.integer({ min: 0, max: 60 }).chain((rows) => {
  const column = fc.array(value, { minLength: rows, maxLength: rows });
  const table = fc.tuple(column, column, column);
  return fc.record({ rows: fc.constant(rows), before: table, after: table, keeps: fc.array(fc.boolean()) });
});

const snapshotHead = (rows: number): WideFrameHead => ({
  type: 'wide-snapshot',
  ...{ key: 'berths', revision: ['e', 1], declared: 'first', roster: 'quay', rows, columns: columnNames, head: {} },
});

describe('A wide frame', () => {
  it('says what the table was and what it became, whatever changed in it', () => {
    fc.assert(
      fc.property(twoTables, ({ rows, before, after, keeps }) => {
        const held = new HeldTable(openWideFrame(encodeWideSnapshot(snapshotHead(rows), arraysOf(before))));
        expect(columnsOf(held)).toEqual(before);
        const wanted = after.map((column, index) =>
          column.map((one, row) => (keeps[(row + index) % Math.max(keeps.length, 1)] ? before[index]?.[row] : one)),
        );
        const columns = wanted.map((column, index) => ({
          values: Int32Array.from(column as number[]),
          changedIn: Uint32Array.from(column, (one, row) => (one === before[index]?.[row] ? 0 : 5)),
        }));
        const changed = Array.from({ length: rows }, (_, row) => row).filter((row) =>
          columns.some(({ changedIn }) => changedIn[row]),
        );
        const head: WideFrameHead = { type: 'wide-delta', key: 'berths', revision: ['e', 5], from: 4, rows };
        held.apply(openWideFrame(encodeWideDelta(head, encodeWideNews(Uint32Array.from(changed), columns, 4))));
        expect(columnsOf(held)).toEqual(wanted);
      }),
    );
  });

  it('that was cut short, or goes on, is refused and changes nothing', () => {
    fc.assert(
      fc.property(twoTables, fc.nat(), ({ rows, before, after }, cutAt) => {
        const whole = encodeWideSnapshot(snapshotHead(rows), arraysOf(before));
        const held = new HeldTable(openWideFrame(whole));
        const head: WideFrameHead = { type: 'wide-delta', key: 'berths', revision: ['e', 2], from: 1, rows };
        const stamped = after.map((column) => ({
          values: Int32Array.from(column),
          changedIn: new Uint32Array(rows).fill(2),
        }));
        const allRows = Uint32Array.from({ length: rows }, (_, row) => row);
        const delta = encodeWideDelta(head, encodeWideNews(allRows, stamped, 1));
        const cut = delta.slice(0, cutAt % delta.length);
        const longer = new Uint8Array(delta.length + 1);
        longer.set(delta);
        for (const broken of [cut, longer]) {
          expect(() => held.apply(openWideFrame(broken))).toThrow();
          expect(columnsOf(held)).toEqual(before);
        }
      }),
    );
  });

  it('of rubbish is refused, whatever the rubbish', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const rubbish = Uint8Array.from([1, ...bytes]);
        expect(() => new HeldTable(openWideFrame(rubbish))).toThrow();
      }),
    );
  });

  it('longer than a frame may be goes in parts, and comes out as it went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), (length) => {
        const bytes = Uint8Array.from({ length }, (_, index) => (index === 0 ? 1 : (index * 7) % 251));
        const frames = binaryFrames(bytes, 'delta', new TopicCounts().sent);
        const joiner = new PartJoiner();
        const whole = frames.map(({ payload }) => joiner.takeBytes(new Uint8Array(payload)));
        expect(whole.slice(0, -1)).toEqual(frames.slice(1).map(() => undefined));
        expect(Buffer.compare(whole.at(-1) as Uint8Array, bytes)).toBe(0);
        for (const { payload } of frames) expect(payload.length).toBeLessThanOrEqual(maxFrameBytes);
      }),
      { numRuns: 30 },
    );
  });

  it('costs ten bytes a hotspot that changed, where JSON with keys costs a hundred', () => {
    const rows = Uint32Array.from({ length: 2500 }, (_, index) => index * 20 + (index % 7));
    const column = (least: number, most: number) => ({
      values: Int32Array.from({ length: 50_000 }, (_, row) => least + ((row * 7919) % (most - least))),
      changedIn: new Uint32Array(50_000).fill(9),
    });
    const still = { values: new Int32Array(50_000), changedIn: new Uint32Array(50_000) };
    const columns = [still, column(0, 90), column(10, 900), column(10, 1800), column(0, 100), column(0, 40), still];
    const head: WideFrameHead = { type: 'wide-delta', key: 'loads', revision: ['e', 9], from: 8, rows: 50_000 };
    const bytes = encodeWideDelta(head, encodeWideNews(rows, columns, 8)).length;
    expect(bytes / rows.length).toBeLessThan(9);
  });
});

it('Numbers travel in as few bytes as they need, and come back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_294_967_295 })), (numbers) => {
      const writer = new ByteWriter();
      for (const number of numbers) writer.number(number);
      const bytes = writer.finish();
      const reader = new ByteReader(bytes);
      expect(numbers.map(() => reader.number())).toEqual(numbers);
      expect(reader.isAtEnd).toBe(true);
      const bits = (number: number) => Math.max(1, 32 - Math.clz32(number));
      expect(bytes.length).toBe(numbers.reduce((sum, number) => sum + Math.ceil(bits(number) / 7), 0));
    }),
  );
});

const columnsOf = ({ state }: HeldTable) => columnNames.map((name) => Array.from(state.columns[name] as Int32Array));

const arraysOf = (columns: readonly number[][]) => columns.map((column) => Int32Array.from(column));
