import { describe, expect, test } from 'vitest';
import { countries } from '../../ops/demo/people/countries.ts';
import { toCsv } from '../../ops/demo/people/csv.ts';
import { inventDelegates } from '../../ops/demo/people/delegates.ts';
import { seeded } from '../../ops/demo/random.ts';
import { importColumns } from '../../server/registration/import/mapping.contract.ts';

const delegates = inventDelegates(seeded('a test'), 2000);

describe('the delegates of the demo', () => {
  test('are the same for the same seed', () => {
    expect(JSON.stringify(inventDelegates(seeded('a test'), 2000)) === JSON.stringify(delegates)).toBe(true);
  });

  test('come from 120 countries that ISO 3166-1 knows', () => {
    const known = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(new Set(delegates.map(({ country }) => country)).size).toBe(120);
    expect(countries.filter(({ code }) => !known.of(code))).toEqual([]);
  });

  test.each(['Han', 'Cyrillic', 'Arabic', 'Devanagari', 'Thai', 'Georgian', 'Ethiopic', 'Hangul', 'Hiragana'])(
    'some write their name in %s',
    (script) => {
      const inScript = new RegExp(`\\p{Script=${script}}`, 'u');
      expect(delegates.filter(({ name }) => inScript.test(name)).length).toBeGreaterThan(4);
    },
  );

  test('many have accents, and each has a Latin form without', () => {
    expect(delegates.filter(({ name }) => /[áéíóúñçãšžłöüåø]/i.test(name)).length).toBeGreaterThan(200);
    const plain = /^[A-Za-zčćđšžöüəĀ-ž' -]+$/;
    expect(delegates.filter(({ nameLatin }) => !plain.test(nameLatin))).toEqual([]);
  });

  test('have references and e-mail addresses of their own, at domains that belong to nobody', () => {
    expect(new Set(delegates.map(({ reference }) => reference)).size).toBe(2000);
    expect(new Set(delegates.map(({ email }) => email)).size).toBe(2000);
    expect(delegates.filter(({ email }) => !/@([a-z]+\.)?example\.(org|net|com)$/.test(email))).toEqual([]);
  });

  test('are of every category, most of them attendees', () => {
    const attendees = delegates.filter(({ category }) => category === 'attendee').length;
    expect(attendees).toBeGreaterThan(1100);
    expect(new Set(delegates.map(({ category }) => category)).size).toBe(7);
  });

  test('fill a file with the headings that the import knows', () => {
    const [heading = ''] = toCsv(delegates.slice(0, 3)).replace('\uFEFF', '').split('\r\n');
    expect(heading.split(',').sort()).toEqual([...importColumns].sort());
  });

  test('have fields with commas and quotes quoted in the file', () => {
    const [first] = delegates;
    if (!first) throw new Error('nobody came');
    expect(toCsv([{ ...first, affiliation: 'Weft, "Warp" & Sons' }])).toContain('"Weft, ""Warp"" & Sons"');
  });
});
