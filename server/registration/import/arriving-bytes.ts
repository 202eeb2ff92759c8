import { DomainError } from '../../kernel/domain-error.ts';
import { registrationFaults } from '../registration.errors.ts';

export interface ArrivalTerms {
  /** Bytes, where the sender told. */
  expected?: number | undefined;
  /** Longest silence. */
  stallMs: number;
  onBytes(bytesSoFar: number): void;
}

/** Checking so much takes some ten milliseconds. */
const sliceBytes = 16 * 1024;

/**
 * The bytes of a body as they arrive. A sender who goes away, falls silent or sends less than told ends it with
 * `import_cut_off`: half a file must not be taken for a whole one. What stops the body for a reason of its own (its
 * limit) is thrown on.
 */
export async function* arrivingBytes(
  body: ReadableStream<Uint8Array>,
  { expected, stallMs, onBytes }: ArrivalTerms,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let count = 0;
  try {
    for (;;) {
      const { value } = await nextWithin(reader, stallMs);
      if (!value) break;
      for (let from = 0; from < value.byteLength; from += sliceBytes) {
        const slice = value.subarray(from, from + sliceBytes);
        count += slice.byteLength;
        onBytes(count);
        yield slice;
        // Gates are answered by the same process: between two slices it is their turn.
        await new Promise((resume) => setImmediate(resume));
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  if (expected !== undefined && count < expected) throw new DomainError(registrationFaults.import_cut_off);
}

async function nextWithin(reader: ReadableStreamDefaultReader<Uint8Array>, stallMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const stall = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DomainError(registrationFaults.import_cut_off)), stallMs);
  });
  try {
    return await Promise.race([reader.read(), stall]);
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError(registrationFaults.import_cut_off);
  } finally {
    clearTimeout(timer);
  }
}
