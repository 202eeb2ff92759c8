import { expect, it } from 'vitest';
import { fingerprintLines } from '../../../web-components/wifi/fingerprint.ts';
import { groupAttempts } from '../../../web-components/wifi/group-attempts.ts';
import { attempt } from './own-network.ts';

it('what a device was told again and again is told once, by the newest', () => {
  const newest = attempt({ at: '2026-11-24T08:02:00Z' });
  const groups = groupAttempts([newest, attempt(), attempt({ outcome: 'admitted' }), attempt()]);
  expect(groups.map(({ newest: { at, outcome }, count }) => [at, outcome, count])).toEqual([
    [newest.at, 'wrong_secret', 2],
    [attempt().at, 'admitted', 1],
    [attempt().at, 'wrong_secret', 1],
  ]);
});

it('two devices, and two places, are told apart', () => {
  const elsewhere = attempt({ hotspotName: { en: 'Lock house' } });
  expect(groupAttempts([attempt(), attempt({ deviceName: 'Tablet' }), attempt(), elsewhere])).toHaveLength(4);
});

it('a fingerprint is read in pairs, eight in a line', () => {
  const lines = fingerprintLines('0123456789abcdef'.repeat(4));
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe('01 23 45 67 89 AB CD EF');
});
