import { describe, expect, it } from 'vitest';
import type { Question } from '../../../server/registration/forms/terms.contract.ts';
import { importMapping } from '../../../server/registration/import/mapping.contract.ts';
import { findReadyMade } from '../../../server/registration/import/ready-made-mappings.ts';
import { csv, mapping, read, remember } from './mapped-file.ts';

const pretix = {
  en: [
    'Order code',
    'Position ID',
    'Status',
    'Email',
    'Product',
    'Variation',
    'Attendee name',
    'Attendee name: Given name',
  ],
  de: [
    'Bestellnummer',
    'Position',
    'Status',
    'E-Mail',
    'Produkt',
    'Variante',
    'Name Teilnehmer*in',
    'Name Teilnehmer*in: Vorname',
  ],
};
const pretixRest = {
  en: ['Attendee name: Family name', 'Attendee email', 'Company', 'Country', 'Voucher', 'Company', 'Country'],
  de: ['Name Teilnehmer*in: Nachname', 'E-Mail Teilnehmer*in', 'Firma', 'Land', 'Gutschein', 'Firma', 'Land'],
};

describe.each(['en', 'de'] as const)('an export of pretix in %s', (language) => {
  const headings = [...pretix[language], ...pretixRest[language]];
  const paid = language === 'en' ? 'paid' : 'bezahlt';
  const row = (changes: Record<number, string> = {}) => {
    const cells = ['ABC12', '1', paid, 'shop@order.example', 'Press ticket', '', 'Mara Feld', 'Mara', 'Feld'];
    cells.push('mara@press.example', 'River Times', 'DE', '', 'Payer Ltd', 'AT');
    return cells.map((cell, i) => changes[i] ?? cell);
  };

  it.each([',', ';'])('is read without a question, with columns parted by %j', async (separator) => {
    const { delegates, faults } = await read(csv([headings, row()], separator));
    expect(faults).toEqual([]);
    expect(delegates).toMatchObject([
      {
        ...{ reference: 'ABC12-1', name: 'Mara Feld', nameLatin: 'Mara Feld', country: 'DE', category: 'media' },
        ...{ email: 'mara@press.example', affiliation: 'River Times', status: 'approved' },
      },
    ]);
  });

  it('takes the address of the order where the attendee gave none, and the default for other products', async () => {
    const { delegates } = await read(csv([headings, row({ 4: 'Zauberticket', 9: '', 10: '', 11: '' })]));
    expect(delegates).toMatchObject([
      { category: 'attendee', email: 'shop@order.example', affiliation: 'Payer Ltd', country: 'AT' },
    ]);
  });

  it('leaves out what was cancelled, and lets what is unpaid wait', async () => {
    const [gone, waiting] = language === 'en' ? ['canceled', 'pending'] : ['storniert', 'ausstehend'];
    const { delegates, leftOut } = await read(csv([headings, row({ 2: gone }), row({ 1: '2', 2: waiting })]));
    expect(leftOut).toBe(1);
    expect(delegates).toMatchObject([{ reference: 'ABC12-2', status: 'submitted' }]);
  });
});

describe('an export of Indico', () => {
  const headings = ['ID', 'Name', 'Title', 'First Name', 'Last Name', 'Email Address', 'Affiliation', 'Position'];
  headings.push('Country', 'Registration state');
  const row = [
    '7',
    'Min Jae Seo',
    'Dr',
    'Min Jae',
    'Seo',
    'mj@lab.example',
    'Lab',
    'Chair',
    'Korea, Republic of',
    'Completed',
  ];

  it('is read without a question, names joined and countries by name', async () => {
    const { delegates, faults, readings } = await read(csv([headings, row]));
    expect(faults).toEqual([]);
    expect(delegates).toMatchObject([
      {
        reference: '7',
        name: 'Min Jae Seo',
        country: 'KR',
        category: 'attendee',
        status: 'approved',
        affiliation: 'Lab',
      },
    ]);
    expect(readings).toContain('country: Korea, Republic of → KR');
  });

  it('leaves out who has withdrawn', async () => {
    expect(await read(csv([headings, row.with(9, 'Withdrawn')]))).toMatchObject({ leftOut: 1, delegates: [] });
  });
});

describe('a mapping that is remembered', () => {
  const headings = ['Nr', 'Nachname', 'Vorname', 'Land', 'Karte', 'Mail', 'Latein'];
  const ours = mapping(
    [
      { heading: 'Nr', as: 'reference' },
      { heading: 'Vorname', as: 'name' },
      { heading: 'Nachname', as: 'name' },
      { heading: 'Land', as: 'country' },
      { heading: 'Karte', as: 'category', values: { Gold: 'official', Storno: 'leave_out' } },
      { heading: 'Mail', as: 'email' },
      { heading: 'Latein', as: 'name_latin' },
    ],
    { joins: { name: 'space' }, defaults: { category: 'attendee' } },
  );
  const row = ['1', 'Müller', 'Jörg', 'Österreich', 'GOLD', 'j@m.example', ''];
  const terms = { remembered: [remember(ours)] };

  it('reads its file, joined in its own order, values and countries in any language', async () => {
    const { delegates, faults } = await read(
      csv([headings, row, row.with(0, '2').with(3, 'Côte d’Ivoire').with(4, '')]),
      terms,
    );
    expect(faults).toEqual([]);
    expect(delegates).toMatchObject([
      { name: 'Jörg Müller', nameLatin: 'Jörg Müller', country: 'AT', category: 'official' },
      { country: 'CI', category: 'attendee' },
    ]);
  });

  it.each([
    ['日本', 'JP'],
    ['Россия', 'RU'],
    ['España', 'ES'],
    ['deutschland', 'DE'],
    ['مصر', 'EG'],
    ['中国', 'CN'],
    ['ไทย', 'TH'],
    ['uk', 'GB'],
  ])('takes %s for %s', async (name, code) => {
    const { delegates } = await read(csv([headings, row.with(3, name)]), terms);
    expect(delegates).toMatchObject([{ country: code }]);
  });

  it('names by its heading what it cannot read', async () => {
    const { faults } = await read(
      csv([headings, row.with(3, 'Atlantis').with(4, 'Silber'), row.with(1, '沈').with(0, '2')]),
      terms,
    );
    expect(faults).toMatchObject([
      { line: 2, column: 'Land', found: 'Atlantis', code: 'country_unknown' },
      { line: 2, column: 'Karte', found: 'Silber', code: 'category_unknown' },
      { line: 3, column: 'Latein', code: 'value_missing' },
    ]);
  });

  it('leaves out what it says is no delegate', async () => {
    expect(await read(csv([headings, row.with(4, 'storno')]), terms)).toMatchObject({
      leftOut: 1,
      delegates: [],
      faults: [],
    });
  });

  it('takes headings in another order, and not with another one among them', async () => {
    const turned = await read(csv([headings.toReversed(), row.toReversed()]), terms);
    expect(turned.delegates).toMatchObject([{ reference: '1' }]);
    const more = await read(
      csv([
        [...headings, 'Essen'],
        [...row, 'vegan'],
      ]),
      terms,
    );
    expect(more.survey?.file.headings()).toHaveLength(8);
  });

  it('is not asked for with a file that lacks its headings', async () => {
    const { faults } = await read(csv([headings.slice(1), row.slice(1)]), { ...terms, asked: remember(ours) });
    expect(faults).toMatchObject([{ line: 1, column: 'Nr', code: 'heading_missing' }]);
  });
});

describe('answers to the organiser’s questions', () => {
  const question = (id: string, kind: Question['kind'], options: Question['options'] = []): Question => ({
    ...{ id, kind, options, label: { en: id }, isRequired: false, categories: [], isShownAtScan: false },
  });
  const diet = question('diet', 'choice', [
    { value: 'none', label: { en: 'No wishes', de: 'Keine Wünsche' } },
    { value: 'vegan', label: { en: 'Vegan' } },
  ]);
  const questions = [diet, question('wheelchair', 'yes_no'), question('days', 'number')];
  const headings = ['ID', 'Name', 'Country', 'Email', 'Food', 'Wheelchair', 'Days'];
  const ours = mapping(
    [
      ...(['reference', 'name', 'country', 'email'] as const).map((as, i) => ({ heading: headings[i]!, as })),
      ...['diet', 'wheelchair', 'days'].map((questionId, i) => ({
        heading: headings[i + 4]!,
        as: 'answer' as const,
        questionId,
      })),
    ],
    { defaults: { category: 'attendee' } },
  );
  const row = ['1', 'Ann', 'NP', 'a@b.example', 'keine wünsche', 'Ja', '3'];

  it('are read in their own kinds', async () => {
    const { delegates, faults } = await read(csv([headings, row]), { remembered: [remember(ours)], questions });
    expect(faults).toEqual([]);
    expect(delegates).toMatchObject([{ answers: { diet: 'none', wheelchair: true, days: 3 } }]);
  });

  it('are named where they are none', async () => {
    const wrong = row.with(4, 'meat').with(5, 'perhaps').with(6, 'all');
    const { faults } = await read(csv([headings, wrong]), { remembered: [remember(ours)], questions });
    expect(faults.map(({ column, code }) => [column, code])).toEqual([
      ['Food', 'option_unknown'],
      ['Wheelchair', 'option_unknown'],
      ['Days', 'number_malformed'],
    ]);
  });
});

it('ready-made mappings are good ones', () => {
  for (const headings of [
    [...pretix.en, ...pretixRest.en],
    ['ID', 'First Name', 'Last Name', 'Email Address', 'Country'],
  ]) {
    const made = findReadyMade(headings)!;
    expect(importMapping.parse(made.mapping)).toEqual(made.mapping);
  }
});
