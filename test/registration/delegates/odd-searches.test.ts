import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let desk: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  await register(app.database, { name: '沈望舒', nameLatin: 'Shen Wangshu', externalReference: 'R-100' });
  await register(app.database, { name: 'ريان القحطبي', nameLatin: 'Rayan Al-Qahtabi', affiliation: '50%_\\ "Lab"' });
});

const statusOf = async (search: string, more = '') => {
  const query = `search=${encodeURIComponent(search)}${more}`;
  return (await app.ask('GET', `/api/delegates?${query}`, { cookie: desk })).status;
};

/** What a hand, a scanner or somebody who means harm puts into a search field. */
const letters = fc.constantFrom(
  ...['%', '_', '\\', "'", '"', '`', '-', ':', '&', '|', '(', ')', '*', '<', '{', '$1', ' ', '  ', '\t', '\n', '\0'],
  ...['\u0001', '\u007f', '\u0085', '\u00ad', '\u0300', '\u200b', '\u200f', '\u202e', '\u2066', '\ufeff', '\ufffd'],
  ...[
    '😀',
    '👩‍👩‍👧',
    '🇨🇳',
    '\u{10ffff}',
    '\ue000',
    '沈',
    '望',
    '𠀀',
    'ー',
    'ｱ',
    'ع',
    'ة',
    'ـ',
    '٣',
    'ß',
    'İ',
    'ŉ',
    'ﬀ',
    'क्ष',
  ],
  ...['r', 'R-', 'x', '1', '0', '9', 'shen', 'wangshu', 'al', '@', '.'],
);
const oddSearch = fc.oneof(
  { weight: 4, arbitrary: fc.array(letters, { maxLength: 24 }).map((all) => all.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.toWellFormed()) },
  { weight: 1, arbitrary: fc.tuple(letters, fc.integer({ min: 1, max: 512 })).map(([one, n]) => one.repeat(n)) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String) },
);

it('answers every text that somebody may search for, with a list or with what is wrong', async () => {
  await fc.assert(
    fc.asyncProperty(oddSearch, async (search) => {
      expect([200, 400, 422]).toContain(await statusOf(search));
    }),
    { numRuns: 300 },
  );
}, 120_000);

it.each([
  ...[
    'R-',
    'r-',
    'R-1',
    '%',
    '_',
    '\\',
    '%_\\',
    '"',
    "'",
    '--',
    '\0',
    'a\0b',
    '\ud83d\ude00',
    '😀😀😀',
    'ع',
    '沈',
    '沈望',
    'x',
  ],
  ...[
    'x'.repeat(200),
    '沈'.repeat(200),
    'ع '.repeat(100),
    '😀'.repeat(100),
    '90071992547409914',
    '92233720368547758070',
  ],
])('does not fail on %j, on whatever page', async (search) => {
  expect([200, 400, 422]).toContain(await statusOf(search));
  const after = await register(app.database, { nameLatin: 'Somebody' });
  expect([200, 400, 422]).toContain(await statusOf(search, `&after=${after}&limit=1`));
});

it('does not fail on bytes that are no text, or on any badge number with a good check digit', async () => {
  for (const raw of ['%ff', '%c3%28', '%ed%a0%80', '%', '%zz', '%00', '+%00+']) {
    const answer = await app.ask('GET', `/api/delegates?search=${raw}`, { cookie: desk });
    expect([200, 400, 422]).toContain(answer.status);
  }
  for (const digits of ['9007199254740991', '2147483648', '4294967296', '999999999999999']) {
    for (let check = 0; check < 10; check++) expect(await statusOf(`${digits}-${check}`)).toBe(200);
  }
});
