import fc from 'fast-check';
import gcoord from 'gcoord';
import { expect, it } from 'vitest';
import { metresBetween } from '../../../server/wayfinding/router/geometry.ts';
import type { LonLat } from '../../../server/wayfinding/venue/venue.contract.ts';
import { handOffLink, isShiftedThere, pointForAmap } from '../../../server/wayfinding/ways/hand-off-links.ts';

/** Declared otherwise for bundlers. */
const shift = gcoord as unknown as {
  transform(point: [number, number], from: string, to: string): [number, number];
  readonly WGS84: string;
  readonly GCJ02: string;
};

const walk = (to: LonLat) => ({ from: [to[0] - 0.005, to[1]] as LonLat, to, name: 'Lantern Hall, door 2' });

/** Where Amap puts the end, as the link says it. */
function endOnAmap(to: LonLat): LonLat {
  const [longitude = '', latitude = ''] = (new URL(handOffLink('amap', walk(to))).searchParams.get('to') ?? '').split(
    ',',
  );
  return [Number(longitude), Number(latitude)];
}

it('Amap is told a point in China as maps there draw it, to within a metre', () => {
  // Published with the formula of the shift, for whoever writes it anew.
  const shifted: LonLat = [116.41024449916938, 39.91640428150164];
  expect(metresBetween(endOnAmap([116.404, 39.915]), shifted)).toBeLessThan(1);
  expect(new URL(handOffLink('amap', walk([116.404, 39.915]))).searchParams.get('coordinate')).toBe('gaode');
});

it('wherever in China, what Amap is told leads back to the point itself within a metre, and is hundreds away from it', () => {
  const inChina = fc.tuple(
    fc.double({ min: 103, max: 119, noNaN: true }),
    fc.double({ min: 26, max: 38, noNaN: true }),
  );
  fc.assert(
    fc.property(inChina, (point) => {
      const told = endOnAmap(point);
      const [longitude, latitude] = shift.transform([told[0], told[1]], shift.GCJ02, shift.WGS84);
      expect(metresBetween([longitude, latitude], point)).toBeLessThan(1);
      expect(metresBetween(told, point)).toBeGreaterThan(50);
    }),
    { seed: 20_261_122, numRuns: 300 },
  );
});

it.each<[string, LonLat]>([
  ['Hamburg', [9.986, 53.5618]],
  ['Monaco', [7.4246, 43.7384]],
  ['Seoul', [126.978, 37.5665]],
  ['Pyongyang', [125.7625, 39.0392]],
  ['Tokyo', [139.6917, 35.6895]],
  ['Taipei', [121.5654, 25.033]],
  ['Hanoi', [105.8542, 21.0285]],
  ['Kathmandu', [85.324, 27.7172]],
  ['Thimphu', [89.6386, 27.4728]],
  ['Delhi', [77.209, 28.6139]],
  ['Almaty', [76.9286, 43.2567]],
  ['Ulaanbaatar', [106.9057, 47.8864]],
  ['Vladivostok', [131.8855, 43.1155]],
])('in %s nothing is shifted', (_city, point) => {
  expect(pointForAmap(point)).toEqual(point);
  expect(metresBetween(endOnAmap(point), point)).toBeLessThan(0.1);
});

it.each<[string, LonLat]>([
  ['Beijing', [116.404, 39.915]],
  ['Shanghai', [121.4737, 31.2304]],
  ['Wuzhen', [120.4886, 30.7446]],
  ['Shenzhen', [114.0579, 22.5431]],
  ['Sanya', [109.5082, 18.2479]],
  ['Harbin', [126.6424, 45.7567]],
  ['Urumqi', [87.6168, 43.8256]],
  ['Lhasa', [91.1322, 29.6604]],
])('in %s it is', (_city, point) => {
  expect(isShiftedThere(point)).toBe(true);
});

it('others are told the point itself, wherever it is, to the entrance and on foot', () => {
  const to: LonLat = [120.4886123, 30.7446456];
  const apple = new URL(handOffLink('apple', walk(to))).searchParams;
  expect([apple.get('daddr'), apple.get('dirflg')]).toEqual(['30.7446456,120.4886123', 'w']);
  const google = new URL(handOffLink('google', walk(to))).searchParams;
  expect([google.get('destination'), google.get('travelmode')]).toEqual(['30.7446456,120.4886123', 'walking']);
  expect(handOffLink('geo', walk(to))).toBe(
    'geo:30.7446456,120.4886123?q=30.7446456,120.4886123(Lantern%20Hall%2C%20door%202)',
  );
});
