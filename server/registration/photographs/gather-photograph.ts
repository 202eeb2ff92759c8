import { DomainError } from '../../kernel/domain-error.ts';
import { maxPhotographBytes } from './photographs.contract.ts';
import { photographFaults } from './photographs.errors.ts';

const patienceMs = 60_000;

/**
 * The bytes of one photograph as they come in over the line. Throws `photograph_cut_off` where the sender goes away or
 * takes longer than a minute; what stops the body for a reason of its own (its limit) is thrown on.
 */
export async function gatherPhotograph(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  if (!body) throw new DomainError(photographFaults.photograph_cut_off);
  const reader = body.getReader();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DomainError(photographFaults.photograph_cut_off)), patienceMs);
  });
  try {
    return await Promise.race([readAll(reader), late]);
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError(photographFaults.photograph_cut_off);
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => undefined);
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { value } = await reader.read();
    if (!value) return Buffer.concat(chunks, size);
    size += value.byteLength;
    if (size > maxPhotographBytes) throw new DomainError(photographFaults.photograph_cut_off);
    chunks.push(value);
  }
}
