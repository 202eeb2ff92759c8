import fc from 'fast-check';

/** Texts that programs trip over: control characters, halves of surrogates, other digits, other directions, code. */
export const oddText = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\0',
      'a\0b',
      '\ud800',
      '\udc00x',
      '\u202eltr',
      'ﬀ',
      '０１２',
      '１００００',
      'é'.normalize('NFD'),
      '\u{10ffff}',
    ],
    ...['__proto__', 'constructor', 'toString', 'null', 'undefined', 'NaN', '-0', '1e400', '0x10', '9007199254740993'],
    ...["'; drop table staff; --", '%', '%_', '\\', '"', '{{7*7}}', '../../etc/passwd', '<script>', '\r\nx: y'],
    ...[
      '2026-02-30T00:00:00Z',
      '0000-01-01T00:00:00Z',
      '+275760-09-13T00:00:00.001Z',
      '2026-11-20',
      '9999-12-31T23:59:59.999+23:59',
    ],
    ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'x'.repeat(5_000)],
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

export const oddNumber = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    -1,
    0.5,
    1e21,
    1e308,
    -1e308,
    5e-324,
    2 ** 31,
    -(2 ** 31) - 1,
    2 ** 53,
    2 ** 63,
    32_768,
    65_536,
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Any JSON, and what only looks like it. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 3, arbitrary: oddNumber },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { length: -1 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.array(oddText, { maxLength: 5 }) },
  {
    weight: 1,
    arbitrary: fc.constant(JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}')),
  },
);

/** Bodies that are not what their type says. */
export const brokenText = (whole: string): fc.Arbitrary<string | Uint8Array> =>
  fc.oneof(
    fc.nat({ max: Math.max(0, whole.length - 1) }).map((length) => whole.slice(0, length)),
    fc.constantFrom(
      ...[
        '',
        '{',
        '[1,',
        '"',
        'nul',
        '{"a":1}{"b":2}',
        '{"a":1e999}',
        `${'['.repeat(20_000)}`,
        `{"a":${'9'.repeat(5_000)}}`,
      ],
      ...[
        '\ufeff{}',
        '{"a":"\\ud800"}',
        '{"a":"\\u0000"}',
        '{"\\u0000":1}',
        '<?xml version="1.0"?>',
        'name,country\n"open',
      ],
    ),
    fc.uint8Array({ maxLength: 64 }),
  );

const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('Lin Xiao', 'CN', 'speaker', 'R-1', 'LH-001', '5', '0', '30.74', 'a@b.example'),
  },
  { weight: 1, arbitrary: oddText.map((text) => `"${text.replaceAll('"', '""')}"`) },
  { weight: 1, arbitrary: oddText },
);

const headings = fc.constantFrom(
  'name,name_latin,country,category,affiliation,email,reference,birth_date,document_country,document_number',
  'code,name,carrier,bands,level,latitude,longitude,capacity_clients',
  '\ufeffReference;Name',
  'name,name,name',
);

const csv = fc
  .tuple(headings, fc.array(fc.array(cell, { maxLength: 11 }), { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([heading, rows, end]) => [heading, ...rows.map((row) => row.join(','))].join(end));

const odd = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: arbitrary as fc.Arbitrary<unknown> }, oddValue);

const reading = fc.record({
  hotspot: odd(fc.constantFrom('LH-001', 'LH-002')),
  at: odd(fc.integer({ min: -86_400_000, max: 60_000 }).map((ms) => new Date(Date.now() + ms).toISOString())),
  clients: odd(fc.nat({ max: 100 })),
  rxMbps: odd(fc.double({ min: 0, max: 1000, noNaN: true })),
  airtime: odd(fc.double({ min: 0, max: 1, noNaN: true })),
});

const ndjson = fc
  .array(fc.oneof({ weight: 4, arbitrary: reading.map((one) => JSON.stringify(one)) }, oddText), { maxLength: 8 })
  .map((lines) => lines.join('\n'));

/** Bodies of lines, where a schema says no more than that they are text. */
export const linesOfType: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'text/csv': csv,
  'application/x-ndjson': ndjson,
};
