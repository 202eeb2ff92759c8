import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Crop,
  firstCrop,
  frameShape,
  mostZoom,
  moved,
  partOf,
  zoomed,
} from '../../../web-components/elements/crop-frame.ts';

it('begins with as much of the picture as the frame can show', () => {
  expect(partOf({ width: 1200, height: 900 }, firstCrop({ width: 1200, height: 900 }))).toEqual({
    ...{ x: 240, y: 0, width: 720, height: 900 },
  });
  const tall = { width: 800, height: 2000 };
  // The face is in the upper half.
  expect(partOf(tall, firstCrop(tall))).toEqual({ x: 0, y: 400, width: 800, height: 1000 });
});

it('moves by parts of what is shown, so that the picture follows the pointer at any size', () => {
  const picture = { width: 1200, height: 900 };
  const twice = zoomed(picture, firstCrop(picture), 2);
  const before = partOf(picture, twice);
  const after = partOf(picture, moved(picture, twice, 0.1, -0.1));
  expect(after.x - before.x).toBeCloseTo(before.width * 0.1);
  expect(after.y - before.y).toBeCloseTo(-before.height * 0.1);
});

const sizes = fc.record({ width: fc.integer({ min: 150, max: 6000 }), height: fc.integer({ min: 150, max: 6000 }) });
const hand = fc.oneof(
  fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })),
  fc.double({ min: 0.1, max: 20, noNaN: true }),
);

it('whatever is done, the frame keeps its shape, shows nothing beyond the picture, and no grains', () => {
  fc.assert(
    fc.property(sizes, fc.array(hand, { maxLength: 12 }), (picture, hands) => {
      let crop: Crop = firstCrop(picture);
      for (const done of hands) {
        crop = Array.isArray(done) ? moved(picture, crop, done[0], done[1]) : zoomed(picture, crop, done);
      }
      const { x, y, width, height } = partOf(picture, crop);
      expect(width / height).toBeCloseTo(frameShape);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-6);
      expect(x + width).toBeLessThanOrEqual(picture.width + 1e-6);
      expect(y + height).toBeLessThanOrEqual(picture.height + 1e-6);
      expect(crop.zoom).toBeLessThanOrEqual(mostZoom(picture));
    }),
  );
});
