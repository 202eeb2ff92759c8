// shared with pages: pure
/** What a phone needs beside the packed graph. */
export interface GraphHeader {
  /** Of the plan, for people. */
  readonly version: number;
  /** Of the venue, as IANA names it: hours are told by its clock. */
  readonly timeZone: string;
  /** Of the conference; none where nobody has set it up. */
  readonly conference?: Readonly<Record<string, string>> & { readonly en: string };
  /** On the signs of the places, in the order in which the graph has them; empty where a place has none. */
  readonly codes: readonly string[];
}

const lengthBytes = 4;

/** One file of both: the length of the header, the header as JSON, the packed graph. */
export function closeEnvelope(header: GraphHeader, packed: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(lengthBytes + head.length + packed.length);
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, lengthBytes);
  bytes.set(packed, lengthBytes + head.length);
  return bytes;
}

/** Throws where it is broken off within the header; of the rest, `decodeGraph` finds out. */
export function openEnvelope(bytes: Uint8Array): { header: GraphHeader; packed: Uint8Array } {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const head = new TextDecoder().decode(bytes.subarray(lengthBytes, lengthBytes + length));
  return { header: JSON.parse(head) as GraphHeader, packed: bytes.subarray(lengthBytes + length) };
}
