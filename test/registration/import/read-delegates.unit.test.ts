import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FileTerms, readDelegates } from '../../../server/registration/import/read-delegates.ts';
import { allHeadings, type Cells, fileOf, headings, rowOf } from './delegate-file.ts';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const terms: FileTerms = { today: '2026-11-20', remembered: [], questions: [] };

async function read(content: string | Uint8Array, pieceSize = 65_536) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const read = { delegates: [] as { reference: string; name: string }[], faults: [] as object[], rowsRead: 0 };
  for await (const piece of readDelegates(inPieces(bytes, pieceSize), terms)) {
    read.delegates.push(...piece.delegates);
    read.faults.push(...piece.faults);
    read.rowsRead = piece.rowsRead;
  }
  return read;
}
const faultsOf = async (content: string | Uint8Array) => (await read(content)).faults;
const faultOf = (cells: Cells) => faultsOf(fileOf([{}, cells]));

it('reads a file with and without BOM, with either line break, with or without the last one', async () => {
  const file = fileOf([{}, { name: 'Øystein "Ø" Bø, jr.' }]);
  const forms = [file, `\ufeff${file}`, file.replaceAll('\r\n', '\n'), file.trimEnd(), `${file}\r\n\r\n,,,,,,,,,\r\n`];
  for (const form of forms) {
    const { delegates, faults, rowsRead } = await read(form);
    expect(faults).toEqual([]);
    expect(rowsRead).toBe(2);
    expect(delegates.map(({ name }) => name)).toEqual(['沈望舒', 'Øystein "Ø" Bø, jr.']);
  }
});

it('reads the same wherever the bytes are cut', async () => {
  const file = fileOf([{ affiliation: 'one\ntwo' }, { name: 'ريان' }, { country: 'XX' }, { name: 'आर्यन' }]);
  const bytes = Buffer.from(`\ufeff${file}`);
  const whole = await read(bytes);
  expect(whole.faults).toHaveLength(1);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
      expect(await read(bytes, size)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

it('takes headings in any order and any case, and the optional ones or not', async () => {
  const columns = [...headings].reverse();
  const [, ...rows] = fileOf([{}], columns).split('\r\n');
  const { delegates, faults } = await read([columns.join(',').toUpperCase().replace('_', ' '), ...rows].join('\n'));
  expect(faults).toEqual([]);
  expect(delegates).toMatchObject([{ reference: 'EXT-1', name: '沈望舒', birthDate: undefined }]);
});

it('names a heading that is there twice', async () => {
  const [heading] = fileOf([]).split('\r\n');
  const spoiled = heading!.replace('country', 'name');
  expect(await faultsOf(`${spoiled}\n${rowOf({})}\n`)).toMatchObject([
    { line: 1, column: 'name', code: 'heading_twice', needed: 'A column of its own: column 2 is the same' },
    { line: 1, column: 'country', code: 'heading_missing' },
  ]);
});

it.each([';', '\t'])('reads columns that are parted by %j, commas within cells left alone', async (separator) => {
  const file = fileOf([{ affiliation: 'x' }], headings)
    .replaceAll(',', separator)
    .replace('x', 'River, Institute');
  expect(await read(file)).toMatchObject({ rowsRead: 1, faults: [], delegates: [{ affiliation: 'River, Institute' }] });
  expect(await read(file, 3)).toMatchObject({ rowsRead: 1, faults: [] });
});

it.each<[Cells, string, string, string]>([
  [{ name: ' ' }, 'name', 'value_missing', ''],
  [{ name: 'x'.repeat(201) }, 'name', 'too_long', '200'],
  [{ name: 'Ann\u202eeiluj' }, 'name', 'characters_not_allowed', ''],
  [{ name: 'Ann\u0007Lee' }, 'name', 'characters_not_allowed', ''],
  [{ name: 'Ann\u0000Lee' }, 'name', 'characters_not_allowed', ''],
  [{ name_latin: 'Ann\u200fLee' }, 'name_latin', 'characters_not_allowed', ''],
  [{ name_latin: 'Шэнь' }, 'name_latin', 'name_not_latin', ''],
  [{ country: 'UK' }, 'country', 'country_unknown', 'here GB'],
  [{ country: 'Germany' }, 'country', 'country_unknown', 'here DE'],
  [{ country: 'ZZ' }, 'country', 'country_unknown', 'ISO 3166'],
  [{ category: 'VIP' }, 'category', 'category_unknown', 'attendee, speaker'],
  [{ email: 'm.dlamini@example' }, 'email', 'email_malformed', ''],
  [{ email: 'a b@example.org' }, 'email', 'email_malformed', ''],
  [{ reference: '' }, 'reference', 'value_missing', ''],
  [{ birth_date: '1985-02-30' }, 'birth_date', 'date_malformed', '1985-03-27'],
  [{ birth_date: '27.03.1985' }, 'birth_date', 'date_malformed', ''],
  [{ birth_date: '2026-11-20' }, 'birth_date', 'date_not_past', ''],
  [{ birth_date: '1850-01-01' }, 'birth_date', 'date_not_past', ''],
  [{ document_country: 'Nepal' }, 'document_country', 'country_unknown', 'here NP'],
  [{ document_country: '' }, 'document_country', 'document_country_missing', ''],
  [{ document_number: '12' }, 'document_number', 'document_number_malformed', ''],
  [{ affiliation: 'x'.repeat(5000) }, 'affiliation', 'too_long', '4096'],
])('names the fault of %j', async (cells, column, code, needed) => {
  const faults = await faultOf(cells);
  expect(faults).toMatchObject([{ line: 3, column, code }]);
  expect(faults).toMatchObject([{ needed: expect.stringContaining(needed) }]);
});

it.each<Cells>([
  { country: 'cn' },
  { category: 'Speaker' },
  { affiliation: '' },
  { affiliation: 'Institute\nfor\tRivers' },
  { birth_date: '' },
  { birth_date: '2024-02-29' },
  { document_country: '', document_number: '' },
  { document_country: 'NP', document_number: '' },
  { document_number: 'e-123 456.78' },
  { name_latin: 'Jean-François O’Neil Łukasz III (2nd)' },
  { email: 'ann@faß.example.中国' },
])('takes %j', async (cells) => {
  expect(await faultOf(cells)).toEqual([]);
});

it('tells every fault of a row, and goes on to the next', async () => {
  const file = fileOf([{ country: 'XX', email: 'x' }, {}, { category: 'guest' }]);
  expect(await read(file)).toMatchObject({
    rowsRead: 3,
    delegates: [{ reference: 'EXT-2' }],
    faults: [
      { line: 2, column: 'country', found: 'XX' },
      { line: 2, column: 'email', found: 'x' },
      { line: 4, column: 'category', found: 'guest' },
    ],
  });
});

it('counts lines as a spreadsheet does: breaks within quotes are none, empty rows are', async () => {
  const columns = [...headings];
  const rows = fileOf([{ affiliation: 'Institute\nfor\r\nRivers' }, { country: 'XX' }], columns).split('EXT-2');
  expect(await faultsOf(rows.join('EXT-2'))).toMatchObject([{ line: 3, column: 'country' }]);
  expect(await faultsOf(rows.join('\r\n\r\nEXT-2'))).toMatchObject([{ line: 5, column: 'country' }]);
});

it('names a reference that is there twice, with the line of the first', async () => {
  const file = fileOf([{ reference: 'EXT-7' }, {}, { reference: ' EXT-7 ' }]);
  expect(await faultsOf(file)).toMatchObject([
    { line: 4, column: 'reference', code: 'reference_repeated', needed: expect.stringContaining('line 2') },
  ]);
});

it('names rows with cells too few or too many', async () => {
  const file = `${fileOf([{}])}EXT-2,Ann\r\n${rowOf({ reference: 'EXT-3' })},more\r\n`;
  expect(await faultsOf(file)).toMatchObject([
    { line: 3, column: 'name_latin', code: 'cells_missing' },
    { line: 4, column: '11', code: 'cells_surplus' },
  ]);
});

it('names a quote that is never closed where it opens, after the faults before it', async () => {
  const rest = Array.from({ length: 3000 }, (_, n) => rowOf({ reference: `MORE-${n}` })).join('\r\n');
  const opens = rowOf({ reference: 'EXT-3' }).replace('River', '"River');
  for (const end of ['', `\r\n${rest}`]) {
    const faults = await faultsOf(`${fileOf([{ affiliation: 'a\nb' }, { country: 'XX' }])}${opens}${end}`);
    expect(faults).toMatchObject([
      { line: 3, column: 'country' },
      { line: 4, column: 'affiliation', code: end ? 'row_too_long' : 'quote_open' },
    ]);
  }
});

it('tells a quote that breaks the only line of a file, and comes to an end', async () => {
  const codes = async (content: string | Uint8Array) =>
    (await faultsOf(content)).map((fault) => ('code' in fault ? fault.code : fault));
  for (const content of ['reference,na"me,country', `${'x'.repeat(200)}"y,z`]) {
    expect(await codes(content)).toEqual(['quote_stray']);
  }
  expect(await codes('"reference"name,country')).toEqual(['quote_closed_early']);
  expect(await codes(Buffer.from('reference,na"me,\xff,x', 'latin1'))).toEqual(['encoding_wrong']);
});

it('names a quote in the middle of a cell, and one that closes too early', async () => {
  const stray = `${fileOf([{}])}${rowOf({ reference: 'EXT-2' }).replace('River', 'Ri"ver')}\r\n`;
  expect(await faultsOf(stray)).toMatchObject([{ line: 3, column: 'affiliation', code: 'quote_stray' }]);
  const early = `${fileOf([{}])}${rowOf({ reference: 'EXT-2' }).replace('River ', '"River" ')}\r\n`;
  expect(await faultsOf(early)).toMatchObject([{ line: 3, column: 'affiliation', code: 'quote_closed_early' }]);
});

const gb18030 = (text: string) => {
  const known: Record<string, number[]> = { 沈: [0xc9, 0xf2], 望: [0xcd, 0xfb], 舒: [0xca, 0xe6] };
  return Buffer.from([...text].flatMap((character) => known[character] ?? [...Buffer.from(character)]));
};

it.each<[string, Uint8Array, number, string]>([
  ['UTF-16', Buffer.from(`\ufeff${fileOf([{}])}`, 'utf16le'), 1, ''],
  ['UTF-16', Buffer.from(fileOf([{}]), 'utf16le'), 1, ''],
  ['spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 1, ''],
  ['GB 18030', gb18030(fileOf([{ name: 'Ann' }, {}])), 3, '沈望舒'],
  ['Latin-1', Buffer.from(fileOf([{ name: 'Ann' }, { name: 'José Müller' }]), 'latin1'), 3, 'é Müller'],
])('names a file in %s as such', async (name, bytes, line, found) => {
  const column = line === 1 ? '1' : 'name';
  expect(await faultsOf(bytes)).toMatchObject([
    { line, column, code: 'encoding_wrong', found, needed: expect.stringContaining(name) },
  ]);
});

it('says that a file is empty, or has headings alone', async () => {
  expect(await faultsOf('')).toMatchObject([{ code: 'file_empty' }]);
  expect(await faultsOf(fileOf([]))).toMatchObject([{ line: 2, code: 'file_empty' }]);
});

it('never throws and always ends, whatever the bytes are', async () => {
  const start = Buffer.from(`${allHeadings.join(',')}\n`);
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 50 }),
      async (bytes, headed, size) => {
        const { rowsRead, delegates } = await read(headed ? Buffer.concat([start, bytes]) : bytes, size);
        expect(delegates.length).toBeLessThanOrEqual(rowsRead);
      },
    ),
    { numRuns: 300 },
  );
  const marks = fc.array(fc.constantFrom('"', ',', ';', '\n', '\r', 'a', ' ', '\xff'), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(marks, fc.boolean(), fc.integer({ min: 1, max: 30 }), async (characters, headed, size) => {
      const bytes = Buffer.from(characters.join(''), 'latin1');
      const { rowsRead, delegates } = await read(headed ? Buffer.concat([start, bytes]) : bytes, size);
      expect(delegates.length).toBeLessThanOrEqual(rowsRead);
    }),
    { numRuns: 300 },
  );
});
