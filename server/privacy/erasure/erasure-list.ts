import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Who was erased, outside of the database: a backup that is put back may be older than an erasure. */
export interface ErasureList {
  add(ids: readonly string[], at: Date): Promise<void>;
  list(): Promise<string[]>;
}

/** Kept in a file, one line for each: the number of the registration and when it was erased. Lines of others are left alone. */
export const openErasureList = (file: string): ErasureList => ({
  async add(ids, at) {
    await mkdir(dirname(file), { recursive: true });
    await appendFile(file, ids.map((id) => `${id} ${at.toISOString()}\n`).join(''), { mode: 0o600, flush: true });
  },
  async list() {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return '';
    });
    return text.split('\n').flatMap((line) => z.uuid().safeParse(line.split(' ')[0]).data ?? []);
  },
});
