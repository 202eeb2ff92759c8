import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  boxAround,
  fitView,
  keepWithin,
  panBy,
  projectionAbout,
  scaleBar,
  toMetres,
  toPixels,
  zoomAbout,
} from '../../../web-components/map/projection.ts';

const size = { width: 900, height: 600 };
const metre = fc.double({ min: -3000, max: 3000, noNaN: true });
const pixel = fc.double({ min: 0, max: 900, noNaN: true });
const view = fc.record({ x: metre, y: metre, scale: fc.double({ min: 0.05, max: 40, noNaN: true }) });

it('puts north up and east to the right, a hundredth of a degree of latitude about 1.1 km away', () => {
  const { x, y } = projectionAbout(120.49, 30.74);
  expect(y(30.75)).toBeCloseTo(-1113.2, 0);
  expect(x(120.5)).toBeGreaterThan(900);
  expect([x(120.49), y(30.74)]).toEqual([0, -0].map((zero) => expect.closeTo(zero, 9)));
});

it('finds the metre under a pixel that a metre was put at', () => {
  fc.assert(
    fc.property(view, metre, metre, (its, x, y) => {
      const [backX, backY] = toMetres(its, toPixels(its, x, y, size), size);
      expect(Math.hypot(backX - x, backY - y)).toBeLessThan(1e-6);
    }),
  );
});

it('keeps what is under the pointer there while one comes nearer', () => {
  fc.assert(
    fc.property(view, pixel, pixel, fc.double({ min: 0.2, max: 5, noNaN: true }), (its, px, py, factor) => {
      const [x, y] = toMetres(its, [px, py], size);
      const [afterX, afterY] = toPixels(zoomAbout(its, factor, [px, py], size), x, y, size);
      expect(Math.hypot(afterX - px, afterY - py)).toBeLessThan(1e-3);
    }),
  );
});

it('shows all of a box, with room around it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(metre, metre), { minLength: 2, maxLength: 9 }), (points) => {
      const box = boxAround(points)!;
      const fitted = fitView(box, size, 20);
      for (const [x, y] of points) {
        const [px, py] = toPixels(fitted, x, y, size);
        expect(px).toBeGreaterThanOrEqual(19.9);
        expect(px).toBeLessThanOrEqual(size.width - 19.9);
        expect(py).toBeGreaterThanOrEqual(19.9);
        expect(py).toBeLessThanOrEqual(size.height - 19.9);
      }
    }),
  );
});

it('moves with the hand that pulls it, and never out of the venue', () => {
  const its = { x: 0, y: 0, scale: 2 };
  expect(panBy(its, 100, -50)).toEqual({ x: -50, y: 25, scale: 2 });
  const box = { minX: -40, minY: -40, maxX: 40, maxY: 40 };
  expect(keepWithin(panBy(its, 1000, 0), box)).toMatchObject({ x: -40 });
});

it('measures with a round length that fits', () => {
  fc.assert(
    fc.property(view, (its) => {
      const { metres, px } = scaleBar(its, 90);
      expect(px).toBeLessThanOrEqual(90.0001);
      expect(px).toBeGreaterThan(90 / 2.51);
      expect(['1', '2', '5']).toContain(metres.toExponential()[0]);
    }),
  );
});

it('knows no box around nothing', () => {
  expect(boxAround([])).toBeUndefined();
});
