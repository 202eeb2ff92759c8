import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostMbps } from '../../server/hotspots/hotspots.contract.ts';
import { readPlainly } from '../../server/hotspots/plain-reading.ts';
import { readClosely } from '../../server/hotspots/read-readings.ts';

const nowMs = Date.parse('2026-11-20T10:00:00Z');
const numbers = new Map([
  ['LH-096', 96],
  ['LH 1/2:a.b_c', 7],
]);
const numberOf = (code: string) => numbers.get(code);

const instants = fc.oneof(
  fc.integer({ min: -8 * 86_400_000, max: 40_000 }).map((ms) => new Date(nowMs + ms).toISOString()),
  fc.constantFrom(
    ...['2026-11-20T09:59:58Z', '2026-11-20T09:59:58.123456789Z', '2026-11-20T17:59:58+08:00', '2026-11-20T09:59Z'],
    ...['2026-11-31T09:59:58Z', '2026-02-29T09:59:58Z', '2024-02-29T09:59:58Z', '2026-11-20T24:00:00Z', '2026-11-20'],
    ...['2026-11-20T09:59:60Z', '2026-11-20 09:59:58Z', '2026-11-20T09:59:58', '+02026-11-20T09:59:58Z', '', 'now'],
  ),
);
const numbersLike = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    0,
    -0,
    1,
    0.5,
    -1,
    1e-300,
    1e6,
    1e6 + 1,
    100_000,
    100_001,
    2 ** 32 - 1,
    2 ** 32,
    2 ** 53,
    Number.POSITIVE_INFINITY,
  ),
);
const odd = fc.oneof(numbersLike, fc.constantFrom('5', '', null, true, [], [1], {}), fc.string());
const mostly = (good: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 25, arbitrary: good }, { weight: 1, arbitrary: odd });
const bandClients = fc.dictionary(
  fc.constantFrom('2.4', '5', '6', '7', '__proto__', 'constructor'),
  mostly(fc.nat({ max: 100_001 })),
  { maxKeys: 3 },
);
const share = fc.double({ min: 0, max: 1.1, noNaN: true });

const values = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record(
      {
        hotspot: mostly(fc.constantFrom('LH-096', 'LH 1/2:a.b_c', 'XX-1', '-bad', 'toString')),
        at: mostly(instants),
        clients: mostly(fc.nat({ max: 100_001 })),
        bandClients: mostly(bandClients),
        rxMbps: mostly(share),
        txMbps: mostly(numbersLike),
        rxOctets: mostly(fc.maxSafeNat()),
        txOctets: mostly(fc.nat()),
        upSeconds: mostly(share),
        airtime: mostly(share),
        more: odd,
      },
      { requiredKeys: ['hotspot', 'at', 'clients'] },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
);

it('says of what it reads what the schema and the rules say', () => {
  let plain = 0;
  fc.assert(
    fc.property(values, (made) => {
      // As it comes over the wire; JSON has neither undefined nor NaN.
      const value: unknown = JSON.parse(JSON.stringify(made) ?? 'null');
      const read = readPlainly(value, numberOf, nowMs);
      if (!read) return;
      plain += 1;
      expect(read).toEqual(readClosely(value, numberOf, nowMs));
    }),
    { numRuns: 20_000 },
  );
  // Else this would have tested nothing.
  expect(plain).toBeGreaterThan(500);
});

it.each([
  ['2026-11-20T09:59:58Z', {}],
  ['2026-11-20T09:59:58.5Z', { rxMbps: 1.5, txMbps: 0, airtime: 0.4 }],
  [
    '2026-11-19T23:59:59.123Z',
    { rxOctets: 5, txOctets: 2 ** 53 - 1, upSeconds: 1.5, bandClients: { '2.4': 1, '6': 0 } },
  ],
])('reads what collectors send at %s without the schema', (at, figures) => {
  const value = { hotspot: 'LH-096', at, clients: 4, ...figures };
  const read = readPlainly(value, numberOf, nowMs);
  expect(read).toBeDefined();
  expect(read).toEqual(readClosely(value, numberOf, nowMs));
});

it.each(['2026-01-31', '2026-12-31', '2026-04-30', '2026-02-28'])('knows %s as a day of each year', (day) => {
  const at = `${day}T12:00:00Z`;
  expect(readPlainly({ hotspot: 'LH-096', at, clients: 4 }, numberOf, Date.parse(at))).toBeDefined();
});

it.each(['2026-02-29', '2026-04-31', '2026-02-30', '2026-00-10', '2026-13-10', '2026-01-00', '2026-01-32'])(
  'leaves %s to the schema',
  (day) => {
    const at = `${day}T12:00:00Z`;
    expect(readPlainly({ hotspot: 'LH-096', at, clients: 4 }, numberOf, Date.parse(at))).toBeUndefined();
  },
);

it('takes a rate that no line carries for one that was not told, as one made of counters', () => {
  const value = { hotspot: 'LH-096', at: '2026-11-20T09:59:58Z', clients: 4, rxMbps: mostMbps, txMbps: mostMbps + 1 };
  expect(readPlainly(value, numberOf, nowMs)).toMatchObject({ clients: 4, rxMbps: mostMbps, txMbps: undefined });
});
