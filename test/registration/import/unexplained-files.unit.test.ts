import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileSurvey, importMapping } from '../../../server/registration/import/mapping.contract.ts';
import { proposeMapping } from '../../../server/registration/import/propose-mapping.ts';
import { faultsOfMapping } from '../../../server/registration/import/row-plan.ts';
import { csv, mapping, read } from './mapped-file.ts';

describe('a file that nobody has explained', () => {
  const file = csv([
    ['Participant', 'Mail address', 'Nation', 'Ticket type', 'Member no', 'Shoe size'],
    ['Ann Lee', 'ann@lee.example', 'Nepal', 'Speaker pass', 'M-1', '38'],
    ['Bo Li', 'bo@li.example', 'China', 'Day ticket', 'M-2', ''],
  ]);

  it('is told with its headings, first values, and what they are taken for', async () => {
    const { survey, delegates, faults } = await read(file);
    expect([delegates, faults]).toEqual([[], []]);
    const headings = survey!.file.headings();
    expect(headings[0]).toMatchObject({ heading: 'Participant', firstValues: ['Ann Lee', 'Bo Li'] });
    expect(headings[3]?.values).toEqual([
      { value: 'Speaker pass', count: 1 },
      { value: 'Day ticket', count: 1 },
    ]);
    expect(proposeMapping(headings).headings).toEqual([
      { heading: 'Participant', as: 'ignore' },
      { heading: 'Mail address', as: 'email' },
      { heading: 'Nation', as: 'country', values: { Nepal: 'NP', China: 'CN' } },
      { heading: 'Ticket type', as: 'category', values: { 'Speaker pass': 'speaker', 'Day ticket': 'attendee' } },
      { heading: 'Member no', as: 'reference' },
      { heading: 'Shoe size', as: 'ignore' },
    ]);
  });

  it.each<[string[], string[]]>([
    [
      ['Nachname', 'Vorname', 'E-Mail'],
      ['Vorname: name', 'Nachname: name', 'E-Mail: email'],
    ],
    [['Surname', 'First name', 'Full name'], ['Full name: name']],
    [
      ['Ref', 'Name', 'Preferred language'],
      ['Ref: reference', 'Name: name'],
    ],
    [['Booking ref.', 'Refreshments'], ['Booking ref.: reference']],
    [
      ['姓名', '拼音', '单位', '邮箱', '国籍'],
      ['姓名: name', '拼音: name_latin', '单位: affiliation', '邮箱: email', '国籍: country'],
    ],
    [
      ['Date of birth', 'Passport number', 'Event name', 'Phone'],
      ['Date of birth: birth_date', 'Passport number: document_number'],
    ],
  ])('takes %j for what they say', (headings, taken) => {
    const surveyed: FileSurvey['headings'] = headings.map((heading) => ({ heading, firstValues: [] }));
    const { headings: proposed } = proposeMapping(surveyed);
    expect(proposed.filter(({ as }) => as !== 'ignore').map(({ heading, as }) => `${heading}: ${as}`)).toEqual(taken);
  });

  it('keeps no more of it than what is told', async () => {
    const many = Array.from({ length: 500 }, (_, i) => [`v${i}`, 'x'.repeat(5000)]);
    const headings = (await read(csv([['a', 'b'], ...many]))).survey!.file.headings();
    expect(headings[0]).toEqual({ heading: 'a', firstValues: ['v0', 'v1', 'v2'] });
    expect(headings[1]?.firstValues[0]).toHaveLength(80);
  });

  it('tells headings apart that have the same name, or none', async () => {
    const { survey } = await read(
      csv([
        ['Land', 'land', '', 'Land'],
        ['a', 'b', 'c', 'd'],
      ]),
    );
    expect(survey!.file.headings().map(({ heading }) => heading)).toEqual(['Land', 'land (2)', 'Column 3', 'Land (3)']);
  });

  it('is surveyed whatever its headings and cells are, and never makes it throw', async () => {
    const cell = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replace(/[\p{Cs}\0]/gu, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 2, maxLength: 6 }),
        async (rows) => {
          const { survey } = await read(csv(rows));
          if (survey) expect(importMapping.safeParse(proposeMapping(survey.file.headings())).success).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a mapping that somebody says', () => {
  const good = (['reference', 'name', 'country', 'email', 'category'] as const).map((as) => ({ heading: as, as }));

  it('may not be empty', () => {
    expect(importMapping.safeParse(mapping([])).success).toBe(false);
    const faults = faultsOfMapping(mapping([{ heading: 'a', as: 'ignore' }]));
    expect(faults.map(({ path }) => path)).toEqual(
      ['reference', 'name', 'country', 'category', 'email'].map((column) => `headings.${column}`),
    );
  });

  it('may not fill one column twice, unless it says how both are joined', () => {
    const twice = [...good, { heading: 'Other', as: 'name' as const }];
    expect(faultsOfMapping(mapping(twice))).toMatchObject([{ path: 'headings.5.as' }]);
    expect(faultsOfMapping(mapping(twice, { joins: { name: 'space' } }))).toEqual([]);
    const same = [...good, { heading: 'NAME', as: 'name' as const }];
    expect(faultsOfMapping(mapping(same, { joins: { name: 'space' } }))).toMatchObject([{ path: 'headings.5.as' }]);
    const category = [...good, { heading: 'Other', as: 'category' as const }];
    expect(faultsOfMapping(mapping(category))).toHaveLength(1);
  });

  it('may take one heading for two columns', () => {
    const [, ...rest] = good;
    expect(faultsOfMapping(mapping([...rest, { heading: 'email', as: 'reference' }]))).toEqual([]);
  });
});
