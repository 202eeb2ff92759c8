// shared with pages: pure
import { ByteReader, ByteWriter } from './byte-stream.ts';
import { nothingThere } from './define-topic.ts';
import { type WideFrameHead, wideFormat, wideFrameHead } from './hub.contract.ts';

/*
 * A wide frame, all numbers as `ByteWriter.number`:
 *   byte wideFormat.frame · length of the head · head (JSON) · rows · one part for each column, in the head's order
 * rows: byte 0 = all rows of the table; byte 1 = how many, then for each the rows skipped since the one before.
 * A column's part: byte 0 = none of these rows changed; 1 = the values of all of them; 2 = a bit for each of them that
 * says whether it changed (lowest bit first), then the values of those. A value v goes as v + 1; 0 is nothing.
 */
const allRows = 0;
const someRows = 1;
const noValue = 0;
const allValues = 1;
const someValues = 2;

/** A column of a table, and in which revision each of its rows last changed. */
export interface StampedColumn {
  readonly values: Int32Array;
  readonly changedIn: Uint32Array;
}

/** The frame with the whole table. */
export function encodeWideSnapshot(head: WideFrameHead, columns: readonly Int32Array[]): Uint8Array {
  const writer = begin(head);
  writer.byte(allRows);
  for (const values of columns) {
    writer.byte(allValues);
    for (const value of values) writer.number(value + 1);
  }
  return writer.finish();
}

/**
 * What a frame says of these rows, given in rising order: what changed in them since the revision numbered `since`.
 * It leads on from any revision that is no older: a value that is told again is the one that was told.
 */
export function encodeWideNews(rows: Uint32Array, columns: readonly StampedColumn[], since: number): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(someRows);
  writer.number(rows.length);
  let next = 0;
  for (const row of rows) {
    writer.number(row - next);
    next = row + 1;
  }
  for (const column of columns) encodeColumn(writer, rows, column, since);
  return writer.finish();
}

/** The frame with such news. */
export function encodeWideDelta(head: WideFrameHead, news: Uint8Array): Uint8Array {
  const writer = begin(head);
  writer.bytes(news);
  return writer.finish();
}

function begin(head: WideFrameHead): ByteWriter {
  const writer = new ByteWriter();
  const text = new TextEncoder().encode(JSON.stringify(head));
  writer.byte(wideFormat.frame);
  writer.number(text.length);
  writer.bytes(text);
  return writer;
}

function encodeColumn(
  writer: ByteWriter,
  rows: Uint32Array,
  { values, changedIn }: StampedColumn,
  since: number,
): void {
  const valueAt = (row: number) => (values[row] ?? nothingThere) + 1;
  let changed = 0;
  for (const row of rows) if ((changedIn[row] ?? 0) > since) changed += 1;
  if (changed === 0) {
    writer.byte(noValue);
  } else if (rows.length - changed <= rows.length / 8) {
    // A value that did not change costs a byte or two; saying of each whether it did, an eighth.
    writer.byte(allValues);
    for (const row of rows) writer.number(valueAt(row));
  } else {
    writer.byte(someValues);
    const bits = new Uint8Array(Math.ceil(rows.length / 8));
    rows.forEach((row, index) => {
      if ((changedIn[row] ?? 0) > since) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
    });
    writer.bytes(bits);
    for (const row of rows) if ((changedIn[row] ?? 0) > since) writer.number(valueAt(row));
  }
}

/** What a wide frame says of one column: the values at these rows. */
export interface ColumnNews {
  readonly rows: Uint32Array;
  readonly values: Int32Array;
}

/** A wide frame whose head has been read. */
export interface WideFrame {
  readonly head: WideFrameHead;
  /**
   * What it says of each column, in the order of the `columns` of the table's snapshot, or nothing of one that did not
   * change. To be called once. Throws when the frame does not hold so many columns.
   */
  news(columnCount: number): readonly (ColumnNews | undefined)[];
}

/** Reads the head of a whole wide frame. Throws when it is none. */
export function openWideFrame(bytes: Uint8Array): WideFrame {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== wideFormat.frame) throw new RangeError('no wide frame');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(reader.bytes(reader.number()));
  const head = wideFrameHead.parse(JSON.parse(text));
  return {
    head,
    news(columnCount) {
      const rows = decodeRows(reader, head.rows);
      const news = Array.from({ length: columnCount }, () => decodeColumn(reader, rows));
      if (!reader.isAtEnd) throw new RangeError('the frame goes on after its end');
      return news;
    },
  };
}

function decodeRows(reader: ByteReader, tableRows: number): Uint32Array {
  if (reader.byte() === allRows) return Uint32Array.from({ length: tableRows }, (_, row) => row);
  const count = reader.number();
  if (count > tableRows) throw new RangeError('more rows than the table has');
  const rows = new Uint32Array(count);
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    const row = next + reader.number();
    if (row >= tableRows) throw new RangeError('a row that the table does not have');
    rows[index] = row;
    next = row + 1;
  }
  return rows;
}

function decodeColumn(reader: ByteReader, rows: Uint32Array): ColumnNews | undefined {
  const form = reader.byte();
  if (form === noValue) return undefined;
  if (form !== allValues && form !== someValues) throw new RangeError('a column of an unknown form');
  const changed = form === allValues ? rows : pick(rows, reader.bytes(Math.ceil(rows.length / 8)));
  const values = new Int32Array(changed.length);
  for (let index = 0; index < values.length; index += 1) values[index] = reader.number() - 1;
  return { rows: changed, values };
}

const pick = (rows: Uint32Array, bits: Uint8Array): Uint32Array =>
  rows.filter((_, index) => ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0);
