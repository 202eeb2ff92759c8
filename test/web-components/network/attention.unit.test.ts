import { expect, it } from 'vitest';
import { findAttention } from '../../../web-components/network/attention.ts';
import { sayAttention } from '../../../web-components/network/attention-words.ts';
import { sightsOf } from '../../../web-components/network/sights.ts';
import { hotspotOf, nowMs, sightsIn } from './sights.ts';

const zones = new Map([
  ['lantern-hall', { name: 'Lantern Hall', isOutermost: false }],
  ['weft-quay', { name: 'Weft Quay', isOutermost: false }],
]);
const inQuay = { zoneId: 'weft-quay' };
const said = (...groups: ReturnType<typeof sightsIn>[]) =>
  findAttention(groups.flat()).map((attention) => sayAttention(attention, zones).lead);

it('is calm while all hotspots are well, however busy some are', () => {
  expect(said(sightsIn('ok', 50, 'LH'), sightsIn('busy', 20, 'SH'))).toEqual([]);
});

it('tells of a hall over capacity at many hotspots as one cause', () => {
  const hall = [sightsIn('overloaded', 24, 'LH'), sightsIn('busy', 40, 'LB'), sightsIn('ok', 100, 'LO')];
  expect(said(...hall)).toEqual(['Lantern Hall is over capacity at 24 hotspots.']);
  const [attention] = findAttention(hall.flat());
  expect(sayAttention(attention!, zones).rest).toBe('40 more of its 164 are busy.');
});

it('tells of one or two overloaded hotspots each by itself', () => {
  expect(said(sightsIn('overloaded', 1, 'LH'), sightsIn('ok', 9, 'LO'))).toEqual([
    'LH-\u20601 carries 61 clients and is made for 50.',
  ]);
});

it('tells of hotspots that fell silent together as one cause, and of stragglers as another', () => {
  const together = sightsIn('silent', 6, 'WQ', inQuay);
  const earlier = sightsIn('silent', 1, 'WX', { ...inQuay, silentSince: nowMs - 3_600_000 });
  expect(said(together, earlier, sightsIn('ok', 30, 'WO', inQuay))).toEqual([
    '6 hotspots in Weft Quay fell silent together.',
    'WX-\u20601 is silent.',
  ]);
});

it('names the carrier when only its hotspots in a place fell silent', () => {
  const others = sightsIn('ok', 30, 'D', { ...inQuay, carrier: 'Donghu Telecom' });
  const well = sightsIn('ok', 30, 'Q');
  expect(said(sightsIn('silent', 5, 'WQ', inQuay), others, well)).toEqual([
    '5 hotspots of Qinghe Mobile in Weft Quay fell silent together.',
  ]);
});

it('tells of a carrier that is down as one cause, wherever its hotspots are', () => {
  const down = [sightsIn('silent', 40, 'A'), sightsIn('silent', 30, 'B', inQuay)];
  const others = sightsIn('ok', 60, 'D', { carrier: 'Donghu Telecom' });
  expect(said(...down, others)).toEqual(['Qinghe Mobile is silent at 70 of its 70 hotspots.']);
});

it('puts silent hotspots that have nothing in common into one row', () => {
  const scattered = [0, 1, 2].map((hour) =>
    sightsIn('silent', 1, `S${hour}`, { zoneId: `hall-${hour}`, silentSince: nowMs - hour * 3_600_000 }),
  );
  expect(said(...scattered, sightsIn('ok', 50, 'LH'))).toEqual(['3 hotspots are silent, each by itself.']);
});

it('tells apart what fell silent from what was never heard of', () => {
  const neverHeard = sightsOf([hotspotOf('N-1'), hotspotOf('N-2')], {});
  expect(said(neverHeard, sightsIn('ok', 20, 'LH'))).toEqual(['2 hotspots are not heard of.']);
});

it('puts the worst first, and the worst hotspot of each cause first', () => {
  const groups = [
    sightsIn('overloaded', 1, 'SH', { zoneId: 'silk-hall' }),
    sightsIn('silent', 4, 'WQ', inQuay),
    sightsIn('overloaded', 9, 'LH'),
    sightsIn('ok', 40, 'LO'),
  ];
  expect(findAttention(groups.flat()).map(({ kind }) => kind)).toEqual([
    'zone_overloaded',
    'zone_silent',
    'hotspot_overloaded',
  ]);
});
