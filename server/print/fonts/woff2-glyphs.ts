import { ByteReader } from './byte-reader.ts';

/** The streams that WOFF2 parts the glyphs into. */
interface Streams {
  contours: ByteReader;
  points: ByteReader;
  flags: ByteReader;
  coordinates: ByteReader;
  composites: ByteReader;
  boxes: ByteReader;
  boxBitmap: Uint8Array;
  instructions: ByteReader;
}

interface Point {
  x: number;
  y: number;
  isOnCurve: boolean;
}

export interface RestoredGlyphs {
  glyf: Uint8Array;
  /** Offsets of four bytes each. */
  loca: Uint8Array;
  /** The least x of each glyph: what the side bearings left out of `hmtx` are. */
  leftEdges: Int16Array;
}

/** The tables `glyf` and `loca` out of the transformed `glyf` of WOFF2 (§5.1). Instructions are left out. */
export function restoreGlyphs(table: Uint8Array): RestoredGlyphs {
  const reader = new ByteReader(table, 4);
  const count = reader.uint16();
  reader.at += 2;
  const lengths = Array.from({ length: 7 }, () => reader.uint32());
  const [contours, points, flags, coordinates, composites, boxes, instructions] = lengths.map(
    (length) => new ByteReader(reader.take(length)),
  );
  if (!contours || !points || !flags || !coordinates || !composites || !boxes || !instructions)
    throw new RangeError('streams are missing');
  const boxBitmap = boxes.take(((count + 31) >> 5) << 2);
  const streams = { contours, points, flags, coordinates, composites, boxes, boxBitmap, instructions };
  const leftEdges = new Int16Array(count);
  const loca = Buffer.alloc((count + 1) * 4);
  const glyphs: Buffer[] = [];
  let offset = 0;
  for (let index = 0; index < count; index++) {
    const glyph = restoreGlyph(streams, index);
    if (glyph.length > 0) leftEdges[index] = glyph.readInt16BE(2);
    glyphs.push(glyph);
    offset += glyph.length;
    loca.writeUInt32BE(offset, (index + 1) * 4);
  }
  return { glyf: Buffer.concat(glyphs), loca, leftEdges };
}

function restoreGlyph(streams: Streams, index: number): Buffer {
  const contours = streams.contours.int16();
  const hasBox = ((streams.boxBitmap[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
  if (contours === 0) return Buffer.alloc(0);
  const box = hasBox ? streams.boxes.take(8) : undefined;
  return contours < 0 ? compositeGlyph(streams, box) : simpleGlyph(streams, contours, box);
}

function simpleGlyph(
  { points, flags, coordinates, instructions }: Streams,
  contours: number,
  box?: Uint8Array,
): Buffer {
  const ends: number[] = [];
  let total = 0;
  for (let i = 0; i < contours; i++) {
    total += points.uint255();
    ends.push(total - 1);
  }
  const outline = readPoints(flags, coordinates, total);
  instructions.take(coordinates.uint255());
  const glyph = Buffer.alloc((10 + 2 * contours + 2 + 5 * total + 3) & ~3);
  glyph.writeInt16BE(contours, 0);
  glyph.set(box ?? boxOf(outline), 2);
  for (const [i, end] of ends.entries()) glyph.writeUInt16BE(end, 10 + 2 * i);
  const at = 10 + 2 * contours + 2;
  let [x, y] = [0, 0];
  for (const [i, point] of outline.entries()) {
    glyph[at + i] = point.isOnCurve ? 1 : 0;
    glyph.writeInt16BE(point.x - x, at + total + 2 * i);
    glyph.writeInt16BE(point.y - y, at + 3 * total + 2 * i);
    [x, y] = [point.x, point.y];
  }
  return glyph;
}

function boxOf(outline: readonly Point[]): Buffer {
  const box = Buffer.alloc(8);
  const [xs, ys] = [outline.map(({ x }) => x), outline.map(({ y }) => y)];
  for (const [i, edge] of [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].entries())
    box.writeInt16BE(edge, 2 * i);
  return box;
}

const withSign = (bit: number, value: number) => (bit & 1 ? value : -value);

/** Each point's distance from the one before, told by a flag of 128 forms and up to four bytes (§5.2). */
function readPoints(flags: ByteReader, bytes: ByteReader, total: number): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < total; i++) {
    const flag = flags.uint8();
    const [dx, dy] = readStep(flag & 0x7f, bytes);
    x += dx;
    y += dy;
    points.push({ x, y, isOnCurve: flag < 0x80 });
  }
  return points;
}

function readStep(form: number, bytes: ByteReader): [dx: number, dy: number] {
  const first = bytes.uint8();
  if (form < 10) return [0, withSign(form, ((form & 14) << 7) + first)];
  if (form < 20) return [withSign(form, (((form - 10) & 14) << 7) + first), 0];
  if (form < 84) {
    const high = form - 20;
    return [
      withSign(form, 1 + (high & 0x30) + (first >> 4)),
      withSign(form >> 1, 1 + ((high & 0x0c) << 2) + (first & 0x0f)),
    ];
  }
  const second = bytes.uint8();
  if (form < 120) {
    const high = form - 84;
    return [
      withSign(form, 1 + (Math.floor(high / 12) << 8) + first),
      withSign(form >> 1, 1 + (((high % 12) >> 2) << 8) + second),
    ];
  }
  const third = bytes.uint8();
  if (form < 124) {
    return [withSign(form, (first << 4) + (second >> 4)), withSign(form >> 1, ((second & 0x0f) << 8) + third)];
  }
  return [withSign(form, (first << 8) + second), withSign(form >> 1, (third << 8) + bytes.uint8())];
}

const more = 0x20;
const hasInstructions = 0x100;

function compositeGlyph({ composites, coordinates, instructions }: Streams, box?: Uint8Array): Buffer {
  if (!box) throw new RangeError('a composite glyph without its box');
  const start = composites.at;
  let flags = more;
  let isInstructed = false;
  const flagPlaces: number[] = [];
  while (flags & more) {
    flagPlaces.push(composites.at - start);
    flags = composites.uint16();
    isInstructed ||= (flags & hasInstructions) !== 0;
    const scaleBytes = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    composites.at += 2 + (flags & 0x01 ? 4 : 2) + scaleBytes;
  }
  if (isInstructed) instructions.take(coordinates.uint255());
  const parts = composites.bytes.subarray(start, composites.at);
  const glyph = Buffer.alloc((10 + parts.length + 3) & ~3);
  glyph.writeInt16BE(-1, 0);
  glyph.set(box, 2);
  glyph.set(parts, 10);
  for (const place of flagPlaces) {
    glyph.writeUInt16BE(glyph.readUInt16BE(10 + place) & ~hasInstructions, 10 + place);
  }
  return glyph;
}

/** The table `hmtx` where side bearings were left out (§5.4): they are the glyphs' left edges. */
export function restoreMetrics(table: Uint8Array, hhea: Uint8Array, leftEdges: Int16Array): Uint8Array {
  const reader = new ByteReader(table);
  const flags = reader.uint8();
  const wide = new ByteReader(hhea, 34).uint16();
  const count = leftEdges.length;
  const advances = Array.from({ length: wide }, () => reader.uint16());
  const bearings = [...leftEdges];
  if (!(flags & 1)) for (let i = 0; i < wide; i++) bearings[i] = reader.int16();
  if (!(flags & 2)) for (let i = wide; i < count; i++) bearings[i] = reader.int16();
  const metrics = Buffer.alloc(4 * wide + 2 * (count - wide));
  for (const [i, bearing] of bearings.entries()) {
    if (i < wide) metrics.writeUInt16BE(advances[i] ?? 0, 4 * i);
    metrics.writeInt16BE(bearing, i < wide ? 4 * i + 2 : 4 * wide + 2 * (i - wide));
  }
  return metrics;
}
