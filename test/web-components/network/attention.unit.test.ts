import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findAttention, withSights } from '../../../web-components/network/attention.ts';
import { sayAttention } from '../../../web-components/network/attention-words.ts';
import { boardOf, hotspotOf, hotspotsIn, notHeard, nowMs, type Stands, saysOf } from './sights.ts';

const zones = new Map([
  ['lantern-hall', { name: 'Lantern Hall', isOutermost: false }],
  ['weft-quay', { name: 'Weft Quay', isOutermost: false }],
]);
const inQuay = { zoneId: 'weft-quay' };
const donghu = { carrier: 'Donghu Telecom' };
const found = (...groups: Stands[][]) => {
  const board = boardOf(...groups);
  return findAttention(board).map((cause) => withSights(cause, board));
};
const said = (...groups: Stands[][]) => found(...groups).map((attention) => sayAttention(attention, zones).lead);

it('is calm while all hotspots are well, however busy some are', () => {
  expect(said(hotspotsIn('ok', 50, 'LH'), hotspotsIn('busy', 20, 'SH'))).toEqual([]);
});

it('tells of a hall over capacity at many hotspots as one cause', () => {
  const hall = [hotspotsIn('overloaded', 24, 'LH'), hotspotsIn('busy', 40, 'LB'), hotspotsIn('ok', 100, 'LO')];
  expect(said(...hall)).toEqual(['Lantern Hall is over capacity at 24 hotspots.']);
  expect(sayAttention(found(...hall)[0]!, zones).rest).toBe('40 more of its 164 are busy.');
});

it('tells of one or two overloaded hotspots each by itself, and of many with nothing in common as one', () => {
  expect(said(hotspotsIn('overloaded', 1, 'LH'), hotspotsIn('ok', 9, 'LO'))).toEqual([
    'LH-\u20601 carries 61 clients and is made for 50.',
  ]);
  const scattered = [0, 1, 2, 3, 4].map((hall) => hotspotsIn('overloaded', 1, `S${hall}`, { zoneId: `hall-${hall}` }));
  expect(said(...scattered)).toEqual(['5 hotspots here and there are over capacity.']);
});

it('tells of hotspots that fell silent together as one cause, and of stragglers as another', () => {
  const together = hotspotsIn('silent', 6, 'WQ', inQuay);
  const earlier = hotspotsIn('silent', 1, 'WX', inQuay, { silentSinceMs: nowMs - 3_600_000 });
  expect(said(together, earlier, hotspotsIn('ok', 30, 'WO', inQuay))).toEqual([
    '6 hotspots in Weft Quay fell silent together.',
    'WX-\u20601 is silent.',
  ]);
});

it('tells of a hall without its switch as one, with those that were silent before', () => {
  const hall = hotspotsIn('silent', 190, 'LH');
  const before = hotspotsIn('silent', 1, 'LX', {}, { silentSinceMs: nowMs - 3_600_000 });
  const never: Stands[] = [[hotspotOf('LY-1'), notHeard]];
  const [attention, ...others] = found(hall, before, never, hotspotsIn('ok', 500, 'Q', inQuay));
  expect(sayAttention(attention!, zones).lead).toBe('Lantern Hall is dark: all its 192 hotspots are silent.');
  expect(attention!.since).toBe(new Date(nowMs - 240_000).toISOString());
  expect(others).toEqual([]);
});

it('blames a hall that is dark for all carriers, and not the carrier that has most of its hotspots there', () => {
  const hall = [hotspotsIn('silent', 60, 'LQ'), hotspotsIn('silent', 60, 'LD', donghu)];
  const elsewhere = [hotspotsIn('ok', 20, 'Q', inQuay), hotspotsIn('ok', 300, 'D', { ...donghu, ...inQuay })];
  expect(said(...hall, ...elsewhere)).toEqual(['Lantern Hall is dark: all its 120 hotspots are silent.']);
});

it('names the carrier when only its hotspots in a place fell silent', () => {
  const others = hotspotsIn('ok', 30, 'D', { ...inQuay, ...donghu });
  expect(said(hotspotsIn('silent', 5, 'WQ', inQuay), others, hotspotsIn('ok', 30, 'Q'))).toEqual([
    '5 hotspots of Qinghe Mobile in Weft Quay fell silent together.',
  ]);
});

it('tells of a carrier that is down as one cause, wherever its hotspots are', () => {
  const down = [hotspotsIn('silent', 40, 'A'), hotspotsIn('silent', 30, 'B', inQuay)];
  expect(said(...down, hotspotsIn('ok', 60, 'D', donghu))).toEqual([
    'Qinghe Mobile is silent at 70 of its 70 hotspots.',
  ]);
});

it('puts silent hotspots that have nothing in common into one row', () => {
  const scattered = [0, 1, 2].map((hour) =>
    hotspotsIn('silent', 1, `S${hour}`, { zoneId: `hall-${hour}` }, { silentSinceMs: nowMs - (hour + 1) * 3_600_000 }),
  );
  const well = [0, 1, 2].map((hour) => hotspotsIn('ok', 5, `T${hour}`, { zoneId: `hall-${hour}` }));
  expect(said(...scattered, ...well)).toEqual(['3 hotspots are silent, each by itself.']);
});

it('tells apart what fell silent from what was never heard of', () => {
  const never: Stands[] = [
    [hotspotOf('N-1'), notHeard],
    [hotspotOf('N-2', inQuay), notHeard],
  ];
  const well = [hotspotsIn('ok', 20, 'LH'), hotspotsIn('ok', 20, 'WQ', inQuay)];
  expect(said(never, ...well)).toEqual(['2 hotspots have not reported for a day or longer.']);
  expect(said(hotspotsIn('silent', 3, 'N', {}, { silentSinceMs: undefined }), ...well)).toEqual([
    '3 hotspots in Lantern Hall have not reported for a day or longer.',
  ]);
  expect(said(never.slice(1), ...well)).toEqual(['N-\u20602 has not reported for a day or longer.']);
});

it('tells of hotspots that come and go as that, whether they are there or not at this moment', () => {
  const gone = hotspotsIn('silent', 1, 'G', {}, { doubt: 'flapping' });
  const there = hotspotsIn('ok', 1, 'T', {}, { doubt: 'flapping' });
  expect(said(gone, there, hotspotsIn('ok', 20, 'LH'))).toEqual(['2 hotspots come and go.']);
  const hall = hotspotsIn('ok', 5, 'F', {}, { doubt: 'flapping' });
  expect(said(hall, hotspotsIn('ok', 20, 'LH'))).toEqual(['5 hotspots in Lantern Hall come and go.']);
});

it('tells of one cause when hotspots all over come and go at once', () => {
  const halls = [0, 1, 2, 3].flatMap((hall) =>
    hotspotsIn('ok', 20, `H${hall}`, { zoneId: `hall-${hall}` }, { doubt: 'flapping' }),
  );
  expect(said(halls, hotspotsIn('ok', 300, 'LH'))).toEqual(['80 hotspots all over the venue come and go.']);
});

it('does not believe a hotspot that repeats itself when it says that it is overloaded', () => {
  const stuck = hotspotsIn('overloaded', 1, 'ST', {}, { doubt: 'stuck' });
  expect(said(stuck, hotspotsIn('ok', 20, 'LH'))).toEqual(['ST-\u20601 reports the same figures again and again.']);
});

it('tells of a hotspot that says nobody is there amid full neighbours, and not of one that is simply alone', () => {
  const liar: Stands[] = [[hotspotOf('L-1'), saysOf('ok', { clients: 0 })]];
  expect(said(liar, hotspotsIn('busy', 8, 'B'))).toEqual(['L-\u20601 reports no clients.']);
  expect(said(liar, hotspotsIn('ok', 8, 'B'))).toEqual([]);
  expect(said(liar, hotspotsIn('busy', 8, 'B', donghu))).toEqual([]);
  expect(said(liar, hotspotsIn('busy', 8, 'B', { level: 1 }))).toEqual([]);
  expect(said(liar, hotspotsIn('busy', 8, 'B', { latitude: 30.741 }))).toEqual([]);
});

it('puts the worst first, and the worst hotspot of each cause first', () => {
  const groups = [
    hotspotsIn('overloaded', 1, 'SH', { zoneId: 'silk-hall' }),
    hotspotsIn('silent', 4, 'WQ', inQuay),
    hotspotsIn('ok', 4, 'WO', inQuay),
    hotspotsIn('overloaded', 9, 'LH'),
    hotspotsIn('overloaded', 1, 'LF', {}, { clients: 90 }),
    hotspotsIn('ok', 40, 'LO'),
  ];
  const attentions = found(...groups);
  expect(attentions.map(({ kind }) => kind)).toEqual(['zone_overloaded', 'zone_silent', 'hotspot_overloaded']);
  expect(attentions[0]!.sights[0]!.hotspot.code).toBe('LF-1');
});

const stands = fc
  .array(
    fc.tuple(
      fc.record({
        zoneId: fc.constantFrom('lantern-hall', 'weft-quay', 'silk-hall'),
        carrier: fc.constantFrom('Qinghe Mobile', 'Donghu Telecom'),
        level: fc.constantFrom(0, 1),
      }),
      fc.record(
        {
          state: fc.constantFrom('ok', 'busy', 'overloaded', 'silent'),
          clients: fc.integer({ min: 0, max: 90 }),
          silentSinceMs: fc.integer({ min: 0, max: 300 }).map((seconds) => nowMs - 1000 - seconds * 1000),
          doubt: fc.constantFrom('flapping', 'stuck'),
        },
        { requiredKeys: ['state', 'clients'] },
      ),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((all) =>
    all.map(
      ([where, { silentSinceMs, ...says }], index): Stands => [
        hotspotOf(`H-${index}`, where),
        { ...says, ...(says.state === 'silent' && silentSinceMs && { silentSinceMs }) },
      ],
    ),
  );

it('tells of each hotspot that is silent, overloaded or in doubt, once, and of no other that is well', () => {
  fc.assert(
    fc.property(stands, (all) => {
      const told = found(all)
        .filter(({ kind }) => kind !== 'empty_amid_full')
        .flatMap(({ rows }) => rows);
      const ill = all.flatMap(([, { state, doubt }], row) =>
        state === 'silent' || state === 'overloaded' || doubt ? [row] : [],
      );
      expect(told.sort((a, b) => a - b)).toEqual(ill);
    }),
  );
});

it('says the same whatever order the inventory has', () => {
  fc.assert(
    fc.property(stands, fc.integer(), (all, seed) => {
      const turned = all.map((one, index) => ({ one, key: (index * 7919 + seed) % 61 })).sort((a, b) => a.key - b.key);
      const tell = (its: Stands[]) =>
        found(its).map((attention) => ({ id: attention.id, ...sayAttention(attention, zones) }));
      expect(tell(turned.map(({ one }) => one))).toEqual(tell(all));
    }),
  );
});
