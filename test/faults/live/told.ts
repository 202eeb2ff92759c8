import { z } from 'zod';
import { type Revision, revisionSchema } from '../../../server/live/hub.contract.ts';
import { versionIn } from './canals.ts';

/** What one whole frame told a page, as far as the rules need it. */
export type Told =
  | { type: 'tide' }
  | { type: 'stale' | 'refused'; key: string }
  | { type: 'level'; key: string; revision: Revision }
  | { type: 'snapshot'; key: string; revision: Revision; declared: string; version: number; server: number }
  /** A delta within one epoch: its server is that of what it stands on. */
  | { type: 'delta'; key: string; revision: Revision; from: number; version: number };

/** Reads what comes on one connection, apart from how the page does it. Throws when it is broken. */
export class FrameReader {
  #texts: string[] = [];
  #bytes: Buffer[] = [];
  parts = 0;

  /** What was told, or nothing while parts of it are missing. */
  take(data: string | Uint8Array): Told | undefined {
    const whole = typeof data === 'string' ? this.#wholeText(data) : this.#wholeBytes(Buffer.from(data));
    return whole === undefined ? undefined : toldIn(JSON.parse(whole));
  }

  #wholeText(text: string): string | undefined {
    const part = /^\{"type":"part","index":(\d+),"count":(\d+)\}\n/.exec(text);
    if (!part) return text;
    this.parts += 1;
    const isLast = this.#isLast(this.#texts, text.slice(part[0].length), Number(part[1]), Number(part[2]));
    return isLast ? this.#texts.splice(0).join('') : undefined;
  }

  /** The head of a wide frame is JSON as well. */
  #wholeBytes(bytes: Buffer): string | undefined {
    if (bytes[0] !== 2) return headOf(bytes);
    this.parts += 1;
    const [index, afterIndex] = numberAt(bytes, 1);
    const [count, afterCount] = numberAt(bytes, afterIndex);
    const isLast = this.#isLast(this.#bytes, bytes.subarray(afterCount), index, count);
    return isLast ? headOf(Buffer.concat(this.#bytes.splice(0))) : undefined;
  }

  #isLast<Piece>(pieces: Piece[], piece: Piece, index: number, count: number): boolean {
    if (index === 0) pieces.splice(0);
    if (index !== pieces.length || index >= count) throw new Error(`part ${index} of ${count} after ${pieces.length}`);
    pieces.push(piece);
    return pieces.length === count;
  }
}

function headOf(frame: Buffer): string {
  if (frame[0] !== 1) throw new Error(`a frame of form ${frame[0]}`);
  const [length, start] = numberAt(frame, 1);
  return frame.toString('utf8', start, start + length);
}

/** Seven bits to a byte, the lowest first. */
function numberAt(bytes: Buffer, start: number): [value: number, next: number] {
  let value = 0;
  for (let at = start; ; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('the frame ends within a number');
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    if (byte < 0x80) return [value, at + 1];
  }
}

const frame = z.object({
  type: z.string(),
  key: z.string().default(''),
  revision: revisionSchema.default(['', 0]),
  from: z.number().default(0),
  declared: z.string().default(''),
  state: z.unknown().optional(),
  head: z.unknown().optional(),
  patch: z.unknown().optional(),
});

function toldIn(json: unknown): Told {
  const { type, key, revision, from, declared, state, head, patch } = frame.parse(json);
  switch (type) {
    case 'tide':
      return { type };
    case 'stale':
    case 'refused':
      return { type, key };
    case 'level':
      return { type, key, revision };
    case 'snapshot':
    case 'wide-snapshot': {
      const { version, server } = named(state ?? head);
      if (server === undefined) throw new Error('a snapshot that does not say which server it is of');
      return { type: 'snapshot', key, revision, declared, version, server };
    }
    case 'delta':
    case 'wide-delta':
      return { type: 'delta', key, revision, from, version: named(patch ?? head).version };
    default:
      throw new Error(`a frame of type ${type}`);
  }
}

function named(state: unknown): { version: number; server: number | undefined } {
  const name = versionIn(state);
  if (!name) throw new Error('a state that is of no version, or a delta without news');
  return name;
}
