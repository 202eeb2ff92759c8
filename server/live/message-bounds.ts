/** Longest header of a frame: two bytes, eight of length, four of mask. */
const longestHeader = 14;

/**
 * Where in a page's bytes its messages end (RFC 6455 §5.2), without keeping any: `ws` tells of what has come whole, and
 * whoever begins a message and never ends it would hold its buffers for ever.
 */
export class MessageBounds {
  readonly #header = Buffer.alloc(longestHeader);
  #headerBytes = 0;
  #payloadBytesLeft = 0;
  #isBetweenFragments = false;

  /** A message, or a ping or pong, has begun and not ended. */
  get isWithin(): boolean {
    return this.#headerBytes > 0 || this.#isBetweenFragments;
  }

  take(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#payloadBytesLeft > 0) {
        const taken = Math.min(this.#payloadBytesLeft, chunk.length - at);
        this.#payloadBytesLeft -= taken;
        at += taken;
        if (this.#payloadBytesLeft === 0) this.#endFrame();
      } else {
        this.#takeHeaderByte(chunk[at] ?? 0);
        at += 1;
      }
    }
  }

  #takeHeaderByte(byte: number): void {
    this.#header[this.#headerBytes] = byte;
    this.#headerBytes += 1;
    const [, second = 0] = this.#header;
    const size = second & 0x7f;
    const lengthBytes = size === 127 ? 8 : size === 126 ? 2 : 0;
    const maskBytes = second & 0x80 ? 4 : 0;
    if (this.#headerBytes < 2 || this.#headerBytes < 2 + lengthBytes + maskBytes) return;
    if (lengthBytes === 8) this.#payloadBytesLeft = Number(this.#header.readBigUInt64BE(2));
    else this.#payloadBytesLeft = lengthBytes === 2 ? this.#header.readUInt16BE(2) : size;
    if (this.#payloadBytesLeft === 0) this.#endFrame();
  }

  /** Pings and pongs may come between the fragments of a message. */
  #endFrame(): void {
    const [first = 0] = this.#header;
    const isControl = (first & 0x08) !== 0;
    if (!isControl) this.#isBetweenFragments = (first & 0x80) === 0;
    this.#headerBytes = 0;
  }
}
