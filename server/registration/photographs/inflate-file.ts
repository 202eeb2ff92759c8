import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { maxPhotographBytes, type PhotographEntryOutcome } from './photographs.contract.ts';

/** An archive that is open, and what may still be inflated of it. */
export interface OpenArchive {
  readonly archive: ZipFile;
  readonly file: FileHandle;
  bytesLeft: number;
}

const inflate = promisify(inflateRaw);
const stored = 0;
const ratioAtMost = 50;
/** A flat picture of few bytes may well be packed tightly. */
const ratioCountsFromBytes = 256 * 1024;

/** The bytes of one file, whatever the directory says of their number; or why they were not read to the end. */
export async function inflateFile(open: OpenArchive, entry: Entry): Promise<Buffer | PhotographEntryOutcome> {
  const { compressedSize, compressionMethod } = entry;
  if (compressedSize > maxPhotographBytes) return 'too_large';
  const ratioBytes = Math.max(compressedSize * ratioAtMost, ratioCountsFromBytes);
  const maxOutputLength = Math.min(maxPhotographBytes, ratioBytes, open.bytesLeft);
  if (maxOutputLength <= 0) return 'beyond_limits';
  try {
    const packed = await readPacked(open, entry);
    const bytes = compressionMethod === stored ? packed : await inflate(packed, { maxOutputLength });
    open.bytesLeft -= bytes.length;
    return bytes;
  } catch (error) {
    if (!isTooLong(error)) return 'damaged';
    // What was inflated in vain counts like the rest.
    open.bytesLeft -= maxOutputLength;
    if (open.bytesLeft <= 0) return 'beyond_limits';
    return maxOutputLength === ratioBytes ? 'inflates_too_much' : 'too_large';
  }
}

async function readPacked({ archive, file }: OpenArchive, entry: Entry): Promise<Buffer> {
  const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = Buffer.alloc(entry.compressedSize);
  for (let at = 0; at < packed.length; ) {
    const { bytesRead } = await file.read(packed, at, packed.length - at, fileDataStart + at);
    if (bytesRead === 0) throw new Error('the file ends early');
    at += bytesRead;
  }
  return packed;
}

const isTooLong = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
