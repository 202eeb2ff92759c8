import { brotliDecompressSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { restoreGlyphs, restoreMetrics } from './woff2-glyphs.ts';

/** In the order of the format: a table's tag is mostly told by its place here. */
const knownTags = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX ' +
  'vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat ' +
  'fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
)
  .split(' ')
  .map((tag) => tag.replace('_', ' '));

interface Entry {
  tag: string;
  length: number;
  isTransformed: boolean;
}

/** Of font files of our own packages: a larger one is not what it says it is. */
const maxFontBytes = 32 * 1024 * 1024;

/**
 * A WOFF2 file (W3C, 2022) as the OpenType font that it was made from, without instructions for small screens. Throws
 * on what is no such file. Only one font in a file.
 */
export function fromWoff2(file: Uint8Array): Uint8Array {
  const reader = new ByteReader(file);
  if (reader.uint32() !== 0x774f4632) throw new Error('not a WOFF2 file');
  const flavour = reader.uint32();
  reader.at = 12;
  const count = reader.uint16();
  reader.at = 20;
  const compressedLength = reader.uint32();
  reader.at = 48;
  const entries = Array.from({ length: count }, () => readEntry(reader));
  const plain = new ByteReader(brotliDecompressSync(reader.take(compressedLength), { maxOutputLength: maxFontBytes }));
  const tables = new Map(entries.map((entry) => [entry.tag, plain.take(entry.length)]));
  const transformed = new Set(entries.filter(({ isTransformed }) => isTransformed).map(({ tag }) => tag));
  restore(tables, transformed);
  return writeFont(flavour, tables);
}

function readEntry(reader: ByteReader): Entry {
  const flags = reader.uint8();
  const known = knownTags[flags & 0x3f];
  const tag = known ?? Buffer.from(reader.take(4)).toString('latin1');
  const original = reader.uintBase128();
  const version = flags >> 6;
  const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
  return { tag, isTransformed, length: isTransformed ? reader.uintBase128() : original };
}

function restore(tables: Map<string, Uint8Array>, transformed: ReadonlySet<string>): void {
  const glyf = tables.get('glyf');
  if (!glyf || !transformed.has('glyf')) return;
  const glyphs = restoreGlyphs(glyf);
  tables.set('glyf', glyphs.glyf);
  tables.set('loca', glyphs.loca);
  const head = Uint8Array.from(tables.get('head') ?? []);
  head[51] = 1;
  tables.set('head', head);
  const [hmtx, hhea] = [tables.get('hmtx'), tables.get('hhea')];
  if (hmtx && hhea && transformed.has('hmtx')) tables.set('hmtx', restoreMetrics(hmtx, hhea, glyphs.leftEdges));
}

function writeFont(flavour: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const padded = (length: number) => (length + 3) & ~3;
  const headLength = 12 + 16 * sorted.length;
  const font = Buffer.alloc(sorted.reduce((sum, [, { length }]) => sum + padded(length), headLength));
  font.writeUInt32BE(flavour, 0);
  font.writeUInt16BE(sorted.length, 4);
  let offset = headLength;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const at = 12 + 16 * index;
    font.write(tag, at, 'latin1');
    font.writeUInt32BE(offset, at + 8);
    font.writeUInt32BE(bytes.length, at + 12);
    font.set(bytes, offset);
    offset += padded(bytes.length);
  }
  return font;
}
