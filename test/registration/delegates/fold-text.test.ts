import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText, spellOut } from '../../../server/registration/delegates/fold-text.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();

async function foldedByDatabase(texts: readonly string[]): Promise<string[]> {
  const rows = await database.sql<{ folded: string }[]>`
    select fold_text(t.text) as folded from unnest(${texts as string[]}::text[]) with ordinality as t(text, n) order by n`;
  return rows.map(({ folded }) => folded);
}

it.each([
  ['Øystein MÜLLER-Łukasz', 'oystein muller lukasz'],
  ['İstanbul Işık', 'istanbul isik'],
  ['Straße ﬁn Æther', 'strasse fin aether'],
  ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
  ['أحمد إيمان آمنة', 'احمد ايمان امنه'],
  ['مُحَمَّد', 'محمد'],
  ['ٱلرَّحْمٰن', 'الرحمن'],
  ['یحیی کریم ۱۲٣', 'يحيي كريم 123'],
  ['Йосиф Ёлкин', 'иосиф елкин'],
  ['沈望舒', '沈 望 舒'],
  ['ＡＢＣ　１２３', 'abc 123'],
  ['O’Neil, Shaun', 'oneil shaun'],
  ['Ann\u202eLee\u200b', 'annlee'],
])('folds %s alike in the database and on the page', async (text, folded) => {
  expect(foldText(text)).toBe(folded);
  expect(await foldedByDatabase([text])).toEqual([folded]);
});

/** What names are written in; characters newer than either side knows are no part of names yet. */
const letters = [
  ...[0x20, 0x7e, 0xa0, 0x24f, 0x250, 0x2ff, 0x300, 0x36f, 0x370, 0x3ff, 0x400, 0x52f, 0x531, 0x58a, 0x590, 0x5f4],
  ...[0x600, 0x6ff, 0x900, 0x97f, 0x980, 0x9fe, 0xe01, 0xe5b, 0x10a0, 0x10ff, 0x1100, 0x11ff, 0x1e00, 0x1eff],
  ...[0x1f00, 0x1ffe, 0x2000, 0x206f, 0x2100, 0x218b, 0x3000, 0x30ff, 0x3400, 0x3500, 0x4e00, 0x4fff, 0xac00, 0xad00],
  ...[0xf900, 0xfaff, 0xfb00, 0xfb4f, 0xfb50, 0xfbff, 0xfe70, 0xfeff, 0xff00, 0xffee, 0x20000, 0x20100],
];
const character = fc.oneof(
  ...Array.from({ length: letters.length / 2 }, (_, i) =>
    fc.integer({ min: letters[2 * i]!, max: letters[2 * i + 1]! }).map((code) => String.fromCodePoint(code)),
  ),
);

it('folds any text alike in the database and on the page', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(character, { maxLength: 12 }), { minLength: 50, maxLength: 50 }),
      async (texts) => {
        const written = texts.map((text) => text.join(''));
        expect(await foldedByDatabase(written)).toEqual(written.map(foldText));
      },
    ),
    { numRuns: 60 },
  );
});

it('keeps both spellings of a name with dots', async () => {
  const [row] = await database.sql<[{ names: string }]>`select fold_names('Jorg Muller', 'Jörg Müller') as names`;
  expect(row.names).toBe(` jorg muller ${foldText(spellOut('Jörg Müller'))} ${foldText(spellOut('Jorg Muller'))} `);
  const [plain] = await database.sql<[{ names: string }]>`select fold_names('Ann Bauer', 'Ann Bauer') as names`;
  expect(plain.names).toBe(' ann bauer ann baur ');
});
