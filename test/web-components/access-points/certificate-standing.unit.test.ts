import { expect, it } from 'vitest';
import {
  type AccessPoint,
  certificateStanding,
  inOrderOfNeed,
} from '../../../web-components/access-points/certificate-standing.ts';

const nowMs = Date.parse('2026-11-20T10:00:00Z');
const dayMs = 86_400_000;

const point = (name: string, endsInDays?: number, isOverTls = true): AccessPoint => ({
  ...{ name, isOverTls, disconnectPort: 3799, changedAt: '2026-11-01T10:00:00Z' },
  ...(endsInDays !== undefined && { certificateUntil: new Date(nowMs + endsInDays * dayMs).toISOString() }),
});

it.each([
  [undefined, 'none'],
  [-1, 'ended'],
  [0, 'ended'],
  [1, 'ending'],
  [42, 'ending'],
  [43, 'good'],
])('a certificate that ends in %s days is %s', (days, standing) => {
  expect(certificateStanding(point('A', days), nowMs)).toBe(standing);
});

it('one that is not over TLS needs none', () => {
  expect(certificateStanding(point('A', undefined, false), nowMs)).toBeUndefined();
});

it('those that need somebody come first, the gravest before, then by name as people count', () => {
  const points = [
    point('AP 10', 300),
    point('AP 9', 300),
    point('C', 3),
    point('B'),
    point('A', undefined, false),
    point('D', -2),
  ];
  expect(inOrderOfNeed(points, nowMs).map(({ name }) => name)).toEqual(['D', 'B', 'C', 'A', 'AP 9', 'AP 10']);
});
