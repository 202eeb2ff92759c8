import { crc32, deflateRawSync } from 'node:zlib';

const utf8 = 0x800;
const deflated = 8;
/** Midnight of 1 January 1980, the earliest that ZIP can say: the same plan makes the same archive. */
const [time, day] = [0, 0x21];

/** A ZIP archive of some files, as others read it. */
export function writeArchive(files: ReadonlyMap<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const { head, entry, data } = recordsOf(Buffer.from(name), Buffer.from(text), offset);
    parts.push(head, data);
    directory.push(entry);
    offset += head.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

function recordsOf(name: Buffer, bytes: Buffer, offset: number): { head: Buffer; entry: Buffer; data: Buffer } {
  const data = deflateRawSync(bytes);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(utf8, 2);
  shared.writeUInt16LE(deflated, 4);
  shared.writeUInt16LE(time, 6);
  shared.writeUInt16LE(day, 8);
  shared.writeUInt32LE(crc32(bytes), 10);
  shared.writeUInt32LE(data.length, 14);
  shared.writeUInt32LE(bytes.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const head = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, name]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const entry = Buffer.concat([Buffer.from('504b01021403', 'hex'), shared, rest, name]);
  return { head, entry, data };
}
