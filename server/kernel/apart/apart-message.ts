/** What goes to a process of its own, and what comes back: something small that is told, and long parts as they are. */
export interface ApartMessage {
  readonly told: unknown;
  readonly parts: readonly Uint8Array[];
}

interface Head {
  readonly told: unknown;
  readonly lengths: readonly number[];
}

const lineEnd = 0x0a;

/** A line of JSON, then the parts, one after the other: who receives them has to read the line only. */
export function packMessage({ told, parts }: ApartMessage): Uint8Array[] {
  const head: Head = { told, lengths: parts.map(({ byteLength }) => byteLength) };
  return [Buffer.from(`${JSON.stringify(head)}\n`), ...parts];
}

export function unpackMessage(bytes: Buffer): { told: unknown; parts: Buffer[] } {
  const headEnd = bytes.indexOf(lineEnd);
  const { told, lengths } = JSON.parse(bytes.toString('utf8', 0, headEnd)) as Head;
  let at = headEnd + 1;
  const parts = lengths.map((length) => {
    at += length;
    return bytes.subarray(at - length, at);
  });
  if (at !== bytes.length) throw new Error('a message from one process to another was cut off');
  return { told, parts };
}
