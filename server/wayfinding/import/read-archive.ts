import yauzl, { type Entry } from 'yauzl';
import type { FindingGatherer } from '../venue/gather-findings.ts';

export interface ArchiveLimits {
  readonly entries: number;
  /** Of one file when it is unpacked, and of all together. */
  readonly fileBytes: number;
  readonly totalBytes: number;
  /** Bytes out of one byte in: text of maps packs twenty to one, bombs a thousand to one. */
  readonly ratio: number;
}

export const planArchiveLimits: ArchiveLimits = {
  entries: 500,
  fileBytes: 192 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
  ratio: 150,
};

/** A small file may well be packed tightly. */
const ratioCountsFromBytes = 1024 * 1024;

/**
 * The files of a ZIP archive that are wanted, by name without folders. Nothing else is unpacked, and never more than the
 * limits allow, whatever the archive's directory claims. What is wrong is told; with an error there are no files.
 */
export async function readArchive(
  bytes: Buffer,
  isWanted: (name: string) => boolean,
  found: FindingGatherer,
  limits: ArchiveLimits = planArchiveLimits,
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  try {
    const archive = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (archive.entryCount > limits.entries) {
      found.error('too_much', { values: { limit: limits.entries, what: 'files' } });
      return new Map();
    }
    const stretches: Stretch[] = [];
    let bytesLeft = limits.totalBytes;
    for await (const entry of archive.eachEntry()) {
      stretches.push(stretchOf(entry));
      const name = nameOf(entry.fileName);
      if (name === undefined || !isWanted(name)) continue;
      if (files.has(name)) {
        found.error('duplicate_id', { at: { file: name }, values: { id: entry.fileName } });
        continue;
      }
      const file = await unpack(archive, entry, Math.min(bytesLeft, mostOf(entry, limits)), found);
      if (!file) return new Map();
      bytesLeft -= file.length;
      files.set(name, file);
    }
    if (doOverlap(stretches)) found.error('unreadable_file', { values: { reason: 'files of the archive overlap' } });
  } catch (error) {
    found.error('unreadable_file', { values: { reason: error instanceof Error ? error.message : 'no archive' } });
  }
  return found.hasErrors() ? new Map() : files;
}

const mostOf = ({ compressedSize }: Entry, limits: ArchiveLimits): number =>
  Math.min(limits.fileBytes, Math.max(compressedSize * limits.ratio, ratioCountsFromBytes));

/** What the directory claims is held to by the reader: a file that turns out longer ends in an error there. */
async function unpack(
  archive: yauzl.ZipFile,
  entry: Entry,
  most: number,
  found: FindingGatherer,
): Promise<Buffer | undefined> {
  if (entry.uncompressedSize > most) {
    found.error('too_much', { at: { file: entry.fileName }, values: { limit: most, what: 'bytes' } });
    return undefined;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** None for folders, and for what archivers add of their own. */
function nameOf(path: string): string | undefined {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return name === '' || name.startsWith('.') || folders.includes('__MACOSX') ? undefined : name;
}

interface Stretch {
  from: number;
  until: number;
}

const localHeaderBytes = 30;

const stretchOf = ({ relativeOffsetOfLocalHeader, compressedSize, fileNameLength }: Entry): Stretch => ({
  from: relativeOffsetOfLocalHeader,
  until: relativeOffsetOfLocalHeader + localHeaderBytes + fileNameLength + compressedSize,
});

/** One stretch of bytes given out as several files is how small archives grow without end. */
function doOverlap(stretches: readonly Stretch[]): boolean {
  const inOrder = [...stretches].sort((a, b) => a.from - b.from);
  return inOrder.some(({ from }, index) => from < (inOrder[index - 1]?.until ?? 0));
}
