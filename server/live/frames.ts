import { maxFrameBytes, type ServerFrame } from './hub.contract.ts';

/** A WebSocket frame (RFC 6455 §5.2) ready for the wire, made once however many sockets get it. */
export interface WireFrame {
  /** Header and payload. */
  readonly bytes: Buffer;
  /** The UTF-8 text within. */
  readonly payload: Buffer;
}

/** One frame, or several parts when its text is longer than `maxFrameBytes`. */
export function wireFrames(frame: ServerFrame): readonly WireFrame[] {
  const text = JSON.stringify(frame);
  const byteLength = Buffer.byteLength(text);
  if (byteLength <= maxFrameBytes) return [textFrame(text, byteLength)];
  const pieces = cut(Buffer.from(text), maxFrameBytes - 64);
  return pieces.map((piece, index) => {
    const header = `${JSON.stringify({ type: 'part', index, count: pieces.length })}\n`;
    return textFrame(header + piece, Buffer.byteLength(header) + Buffer.byteLength(piece));
  });
}

function textFrame(text: string, byteLength: number): WireFrame {
  const headerLength = byteLength > 125 ? 4 : 2;
  const bytes = Buffer.allocUnsafe(headerLength + byteLength);
  bytes[0] = 0x81; // final, text
  if (headerLength === 2) {
    bytes[1] = byteLength;
  } else {
    bytes[1] = 126;
    bytes.writeUInt16BE(byteLength, 2);
  }
  bytes.write(text, headerLength);
  return { bytes, payload: bytes.subarray(headerLength) };
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
