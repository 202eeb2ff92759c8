import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '../../kernel/domain-error.ts';
import { photographFaults } from './photographs.errors.ts';

const maxSilenceMs = 30_000;

/**
 * Runs `work` on an archive that was written to a file as it came in: its directory stands at its end. The file has no
 * name while it is read, where the system allows that, so that nothing of it is left behind by a crash. Throws
 * `photograph_cut_off` where the sender goes away or falls silent; what stops the body for a reason of its own is thrown on.
 */
export async function withSpooledArchive<T>(
  body: ReadableStream<Uint8Array>,
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-'));
  try {
    const path = join(folder, 'archive');
    const file = await open(path, 'wx+', 0o600);
    try {
      await rm(path).catch(() => undefined);
      await write(body, file);
      return await work(file);
    } finally {
      await file.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(body: ReadableStream<Uint8Array>, file: FileHandle): Promise<void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const chunk = await nextWithin(reader);
      if (!chunk) return;
      await file.write(chunk);
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

async function nextWithin(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DomainError(photographFaults.photograph_cut_off)), maxSilenceMs);
  });
  try {
    return (await Promise.race([reader.read(), silence])).value;
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError(photographFaults.photograph_cut_off);
  } finally {
    clearTimeout(timer);
  }
}
