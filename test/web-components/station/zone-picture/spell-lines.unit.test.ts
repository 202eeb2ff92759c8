import { expect, it } from 'vitest';
import { AgreeingLooks } from '../../../../web-components/station/zone-picture/agreeing-looks.ts';
import { bendOf } from '../../../../web-components/station/zone-picture/bend.ts';
import { glyphs } from '../../../../web-components/station/zone-picture/glyph-likeness.ts';
import { spellLines } from '../../../../web-components/station/zone-picture/spell-lines.ts';
import { td1, td3 } from '../../../identity/documents/make-zone.ts';

const slim = {
  ...{ issuer: 'TUN', number: 'P0S12AB', surname: 'OBI', givenNames: 'IDO' },
  ...{ birthDate: '850118', expiry: '400301', sex: 'M' as const },
};

/** Likenesses by which each place is this character first, and a little less the one that looks like it. */
function seenAs(line: string, alike: Readonly<Record<string, string>>) {
  const likeness = new Float32Array(line.length * glyphs.length);
  for (const [at, char] of [...line].entries()) {
    likeness[at * glyphs.length + glyphs.indexOf(char)] = 0.9;
    const other = alike[char];
    if (other) likeness[at * glyphs.length + glyphs.indexOf(other)] = 0.8;
  }
  return likeness;
}

const alike = { O: '0', '0': 'O', I: '1', '1': 'I', B: '8', '8': 'B', S: '5', '5': 'S' };

it('a letter where only digits stand is the digit that looks like it, and the other way round', () => {
  const [upper = '', lower = ''] = td3(slim);
  const mistaken = [
    upper.replace('OBI<<IDO', '081<<1D0'),
    lower.slice(0, 13) +
      lower.slice(13, 27).replaceAll('0', 'O').replaceAll('8', 'B').replaceAll('1', 'I') +
      lower.slice(27),
  ];
  const [spelling] = spellLines(mistaken.map((line) => seenAs(line, alike)));
  expect(spelling?.lines).toEqual([upper, lower]);
});

it('a letter where both may stand stays, and says that it may be another', () => {
  const [spelling] = spellLines(td1(slim).map((line) => seenAs(line, alike)));
  expect(spelling?.lines).toEqual(td1(slim));
  expect(spelling?.lead).toBeGreaterThan(0);
  expect(spelling?.lead).toBeLessThan(1);
});

it('lines of no known length are none', () => {
  expect(spellLines(td3(slim).map((line) => seenAs(line.slice(1), alike)))).toEqual([]);
});

it('lines count once two looks that read any agree, whatever was seen between', () => {
  const looks = new AgreeingLooks();
  const zone = (lines: readonly string[]) => ({ found: 'zone', lines }) as const;
  const [one, other] = [td3(slim), td1(slim)];
  expect(looks.agreed(zone(one))).toBeUndefined();
  expect(looks.agreed(zone(other))).toBeUndefined();
  expect(looks.agreed(zone(one))).toBeUndefined();
  expect(looks.agreed({ found: 'lines' })).toBeUndefined();
  expect(looks.agreed(zone(one))).toEqual(one);
});

it('a bend goes through what is plain to see, and what is not seen does not pull it', () => {
  const truth = (at: number) => 0.4 - 0.1 * at + 0.02 * at * at;
  const said = Array.from({ length: 20 }, (_, at) => (at % 4 === 0 ? ([9, 0] as const) : ([truth(at), 0.3] as const)));
  const bend = bendOf(said);
  for (let at = 0; at < 20; at++) expect(bend(at)).toBeCloseTo(truth(at), 5);
  expect(bendOf([])(3)).toBe(0);
});
