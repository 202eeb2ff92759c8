import { validateFileName } from 'yauzl';

const longestName = 300;
const endings = /\.[A-Za-z0-9]{1,5}$/;
const unwritable = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** What the name of an entry says; the folder that it lies in says nothing. */
export type NameInArchive = 'folder' | 'passed_over' | 'name_odd' | { references: string[] };

/**
 * Reads the name of an entry: the delegate's reference, with or without the ending of a picture. Names that lead out of
 * the archive, or do not read as they are stored, are odd; what archivers add of their own is passed over.
 */
export function readNameInArchive(path: string): NameInArchive {
  if (path.endsWith('/')) return 'folder';
  if (path.length > longestName || path.search(unwritable) >= 0 || validateFileName(path) !== null) return 'name_odd';
  const folders = path.split('/');
  const base = (folders.pop() ?? '').normalize('NFC').trim();
  if (folders[0] === '__MACOSX' || base.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(base))
    return 'passed_over';
  const stem = base.replace(endings, '');
  if (!stem) return 'name_odd';
  return { references: stem === base ? [base] : [stem, base] };
}

/** The name as it can be shown: short, and in the order in which it is stored. */
export const nameToShow = (path: string): string => path.slice(0, 200).replaceAll(unwritable, '\uFFFD');
