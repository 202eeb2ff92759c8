import { ByteWriter } from './byte-stream.ts';
import { maxFrameBytes, type ServerFrame, wideFormat } from './hub.contract.ts';
import type { FrameTallies, Tally } from './live-counts.ts';

/** A WebSocket frame (RFC 6455 §5.2) ready for the wire, made once however many sockets get it. */
export interface WireFrame {
  /** Header and payload. */
  readonly bytes: Buffer;
  /** What is within: UTF-8 text, or the bytes of a binary frame. */
  readonly payload: Buffer;
  readonly isText: boolean;
  /** Where it is counted, each time it is sent. */
  readonly tally: Tally;
}

/** Opcodes. */
const opText = 0x1;
const opBinary = 0x2;
/** A part's own bytes: mark, index and count. */
const partHeadBytes = 16;

/** One frame, or several parts when its text is longer than `maxFrameBytes`. */
export function wireFrames(frame: ServerFrame, tallies: FrameTallies): readonly WireFrame[] {
  const text = JSON.stringify(frame);
  const byteLength = Buffer.byteLength(text);
  if (byteLength <= maxFrameBytes) return [textFrame(text, byteLength, tallies[frame.type])];
  const pieces = cut(Buffer.from(text), maxFrameBytes - 64);
  return pieces.map((piece, index) => {
    const header = `${JSON.stringify({ type: 'part', index, count: pieces.length })}\n`;
    return textFrame(header + piece, Buffer.byteLength(header) + Buffer.byteLength(piece), tallies.part);
  });
}

/** One binary frame, or several parts when it is longer than `maxFrameBytes`. */
export function binaryFrames(
  bytes: Uint8Array,
  kind: 'snapshot' | 'delta',
  tallies: FrameTallies,
): readonly WireFrame[] {
  if (bytes.length <= maxFrameBytes) return [binaryFrame(bytes, tallies[kind])];
  const size = maxFrameBytes - partHeadBytes;
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => {
    const writer = new ByteWriter();
    writer.byte(wideFormat.part);
    writer.number(index);
    writer.number(count);
    writer.bytes(bytes.subarray(index * size, (index + 1) * size));
    return binaryFrame(writer.finish(), tallies.part);
  });
}

function textFrame(content: string, byteLength: number, tally: Tally): WireFrame {
  const { bytes, headerLength } = frameOf(opText, byteLength);
  bytes.write(content, headerLength);
  return { bytes, payload: bytes.subarray(headerLength), isText: true, tally };
}

function binaryFrame(content: Uint8Array, tally: Tally): WireFrame {
  const { bytes, headerLength } = frameOf(opBinary, content.length);
  bytes.set(content, headerLength);
  return { bytes, payload: bytes.subarray(headerLength), isText: false, tally };
}

/** Room for a final, unmasked frame of less than 64 KiB, with its header in place. */
function frameOf(opcode: number, byteLength: number): { bytes: Buffer; headerLength: number } {
  const headerLength = byteLength > 125 ? 4 : 2;
  const bytes = Buffer.allocUnsafe(headerLength + byteLength);
  bytes[0] = 0x80 | opcode;
  if (headerLength === 2) {
    bytes[1] = byteLength;
  } else {
    bytes[1] = 126;
    bytes.writeUInt16BE(byteLength, 2);
  }
  return { bytes, headerLength };
}

/** Pieces of at most `size` bytes, none of which ends within a character. */
function cut(utf8: Buffer, size: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < utf8.length; ) {
    let end = Math.min(start + size, utf8.length);
    while (end < utf8.length && ((utf8[end] ?? 0) & 0xc0) === 0x80) end -= 1;
    pieces.push(utf8.toString('utf8', start, end));
    start = end;
  }
  return pieces;
}
