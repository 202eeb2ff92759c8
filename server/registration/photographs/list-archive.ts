import type { FileHandle } from 'node:fs/promises';
import { Entry, fromFdPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { DomainError } from '../../kernel/domain-error.ts';
import { type NameInArchive, nameToShow, readNameInArchive } from './name-in-archive.ts';
import { maxArchiveEntries, type PhotographEntryOutcome } from './photographs.contract.ts';
import { photographFaults } from './photographs.errors.ts';

/** A file of an archive, as its directory has it: a claim, until its bytes were read. */
export interface ArchivedFile {
  /** Fit to be shown. */
  readonly name: string;
  /** Under which references the delegate may be registered, the likelier first; or why it is not read at all. */
  readonly references: readonly string[];
  readonly refusedAs?: PhotographEntryOutcome;
  /** What yauzl reads the file by. */
  readonly entry: Entry;
}

/**
 * An archive and its files, in the order of its directory. Throws `archive_unreadable`, `archive_too_many_entries`, and
 * `archive_overlaps` where one stretch of bytes is given out as several files, which is how small archives grow without end.
 */
export async function listArchive(file: FileHandle): Promise<{ archive: ZipFile; files: ArchivedFile[] }> {
  try {
    const archive = await fromFdPromise(file.fd, {
      // Whoever opened the file closes it.
      autoClose: false,
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    if (archive.entryCount > maxArchiveEntries) throw new DomainError(photographFaults.archive_too_many_entries);
    const files: ArchivedFile[] = [];
    const stretches: Stretch[] = [];
    for await (const found of archive.eachEntry()) {
      stretches.push(stretchOf(found));
      const listed = fileOf(found);
      if (listed) files.push(listed);
    }
    if (doOverlap(stretches)) throw new DomainError(photographFaults.archive_overlaps);
    return { archive, files };
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError(photographFaults.archive_unreadable);
  }
}

function fileOf(found: Entry): ArchivedFile | undefined {
  // The raw name comes as bytes where strings are not decoded.
  const path = getFileNameLowLevel(found.generalPurposeBitFlag, found.fileNameRaw, found.extraFields, false);
  const read = readNameInArchive(path);
  if (read === 'folder') return undefined;
  const refusedAs = refusalOf(read, found);
  const references = typeof read === 'object' ? read.references : [];
  return { name: nameToShow(path), references, ...(refusedAs && { refusedAs }), entry: withoutNames(found) };
}

function refusalOf(name: Exclude<NameInArchive, 'folder'>, entry: Entry): PhotographEntryOutcome | undefined {
  if (typeof name === 'string') return name;
  const unixMode = entry.externalFileAttributes >>> 16;
  const isOrdinary = (unixMode & 0o170000) === 0 || (unixMode & 0o170000) === 0o100000;
  if (!isOrdinary) return 'not_a_file';
  if (entry.isEncrypted()) return 'encrypted';
  return entry.canDecodeFileData() ? undefined : 'compression_unknown';
}

/** The entry without what its directory tells at length: names and comments of 20,000 entries could be gigabytes. */
function withoutNames({ generalPurposeBitFlag, compressionMethod, compressedSize, ...rest }: Entry): Entry {
  const { uncompressedSize, relativeOffsetOfLocalHeader } = rest;
  const kept = { generalPurposeBitFlag, compressionMethod, compressedSize, uncompressedSize };
  return Object.assign(new Entry(), kept, { relativeOffsetOfLocalHeader });
}

interface Stretch {
  from: number;
  until: number;
}

const localHeaderBytes = 30;

/** At least: a local header may be longer than the directory tells. */
const stretchOf = ({ relativeOffsetOfLocalHeader, compressedSize, fileNameLength }: Entry): Stretch => ({
  from: relativeOffsetOfLocalHeader,
  until: relativeOffsetOfLocalHeader + localHeaderBytes + fileNameLength + compressedSize,
});

function doOverlap(stretches: readonly Stretch[]): boolean {
  const inOrder = [...stretches].sort((a, b) => a.from - b.from);
  return inOrder.some(({ from }, index) => from < (inOrder[index - 1]?.until ?? 0));
}
