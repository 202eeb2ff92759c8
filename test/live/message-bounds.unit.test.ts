import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MessageBounds } from '../../server/live/message-bounds.ts';

/** A frame as a page sends it (RFC 6455 §5.2), masked or not, its length written as short or as long as asked. */
function frame(opcode: number, isFinal: boolean, size: number, isMasked = true): Buffer {
  const length = size < 126 ? [size] : size < 65_536 ? [126, size >> 8, size & 255] : [127, 0, 0, 0, 0, 0, 1, 0, 0];
  const [first = 0, ...more] = length;
  const head = [(isFinal ? 0x80 : 0) | opcode, (isMasked ? 0x80 : 0) | first, ...more];
  return Buffer.concat([Buffer.from(head), Buffer.alloc(isMasked ? 4 : 0, 0xff), Buffer.alloc(size, 0x81)]);
}

const sizes = fc.constantFrom(0, 1, 125, 126, 300, 65_535, 65_536);
const control = fc.constantFrom(0x9, 0xa).map((opcode) => frame(opcode, true, 4));
/** A message in some fragments, with pings and pongs between them. */
const message = fc
  .tuple(fc.array(fc.tuple(sizes, fc.option(control)), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([pieces, isMasked]) =>
    pieces.flatMap(([size, between], index) => {
      const piece = frame(index === 0 ? 0x1 : 0x0, index === pieces.length - 1, size, isMasked);
      return between ? [between, piece] : [piece];
    }),
  );

it('knows after each byte whether a message has begun and not ended, however its bytes come', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 3 }), fc.integer({ min: 1, max: 70_000 }), (messages, step) => {
      const bounds = new MessageBounds();
      for (const pieces of messages) {
        const bytes = Buffer.concat(pieces);
        const opening = pieces.findIndex((piece) => ((piece[0] ?? 0) & 0x08) === 0);
        const before = Buffer.concat(pieces.slice(0, opening)).length;
        for (let at = 0; at < bytes.length; at += step) {
          bounds.take(bytes.subarray(at, at + step));
          const isWhole = at + step >= bytes.length;
          // Looked at after each byte of hundreds of thousands, so that no word is made of what is right.
          if ((isWhole || at + step > before) && bounds.isWithin === isWhole) expect.fail(`after byte ${at + step}`);
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('is within a message between its fragments, though a ping was whole', () => {
  const bounds = new MessageBounds();
  bounds.take(Buffer.concat([frame(0x1, false, 3), frame(0x9, true, 0)]));
  expect(bounds.isWithin).toBe(true);
  bounds.take(frame(0x0, true, 0));
  expect(bounds.isWithin).toBe(false);
});
