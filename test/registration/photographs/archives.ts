import { deflateRawSync } from 'node:zlib';
import { crc32 } from './pictures.ts';

export interface ArchiveEntry {
  name: string | Buffer;
  bytes?: Buffer;
  /** Already packed, with what is claimed of it. */
  packed?: { bytes: Buffer; claimedBytes: number };
  isStored?: boolean;
  flags?: number;
  method?: number;
  unixMode?: number;
  /** Points at the bytes of the entry before, as if they were its own. */
  isOverPrevious?: boolean;
}

const utf8 = 0x800;

/** A zip archive, honest or not. */
export function zipOf(entries: readonly ArchiveEntry[], { claimedEntries = entries.length } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let previous = 0;
  for (const entry of entries) {
    const at = entry.isOverPrevious ? previous : offset;
    const { local, central } = recordsOf(entry, at);
    directory.push(central);
    if (entry.isOverPrevious) continue;
    previous = offset;
    files.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(claimedEntries, 0xffff), 8);
  end.writeUInt16LE(Math.min(claimedEntries, 0xffff), 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

function recordsOf(entry: ArchiveEntry, at: number): { local: Buffer; central: Buffer } {
  const { bytes = Buffer.alloc(0), isStored = false, flags = utf8, unixMode = 0 } = entry;
  const data = entry.packed?.bytes ?? (isStored ? bytes : deflateRawSync(bytes));
  const name = Buffer.from(entry.name as string);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(flags, 2);
  shared.writeUInt16LE(entry.method ?? (isStored ? 0 : 8), 4);
  shared.writeUInt32LE(crc32(bytes.subarray(0, 1_000_000)), 10);
  shared.writeUInt32LE(data.length, 14);
  shared.writeUInt32LE(entry.packed?.claimedBytes ?? bytes.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, name, data]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((unixMode << 16) >>> 0, 6);
  rest.writeUInt32LE(at, 10);
  const central = Buffer.concat([Buffer.from('504b0102', 'hex'), Buffer.from([20, 3]), shared, rest, name]);
  return { local, central };
}
