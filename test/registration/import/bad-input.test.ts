import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import postgres from 'postgres';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportFault, ImportOutcome } from '../../../server/registration/import/import.contract.ts';
import { useApp } from '../../support/app.ts';
import { type Cells, fileOf, headings } from './delegate-file.ts';
import { csv } from './mapped-file.ts';

const app = useApp();
let desk: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
});
beforeEach(async () => {
  const superuser = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  await superuser`truncate delegates, import_mappings, questions cascade`;
  await superuser.end();
});

interface Answer extends ImportOutcome {
  outcome?: ImportOutcome;
}
async function send(body: BodyInit, query = ''): Promise<{ status: number; body: Answer }> {
  const path = `/api/delegates/imports?importId=${randomUUID()}${query}`;
  const answer = await app.ask('POST', path, { cookie: desk, body, headers: { 'content-type': 'text/csv' } });
  return { status: answer.status, body: await answer.json() };
}
const registered = () => app.database.sql`select * from delegates order by external_reference`;
const faultsOf = async (cells: Cells): Promise<ImportFault[]> => {
  const { body } = await send(fileOf([cells], headings));
  expect(await registered()).toEqual([]);
  return body.outcome?.faults ?? [];
};

describe('a row with', () => {
  it.each<[string, Cells, string, string]>([
    ['a right-to-left override in a name', { name: 'Ann\u202eeeL' }, 'name', 'characters_not_allowed'],
    ['an isolate in a Latin name', { name_latin: 'Ann\u2066Lee\u2069' }, 'name_latin', 'characters_not_allowed'],
    ['a mark of direction in an affiliation', { affiliation: 'Lab\u061c' }, 'affiliation', 'characters_not_allowed'],
    ['a mark of direction in a reference', { reference: 'A\u200e1' }, 'reference', 'characters_not_allowed'],
    ['marks heaped on a letter', { name: `Ann\u0301\u0302\u0303\u0304\u0305\u0306` }, 'name', 'marks_too_many'],
    ['a bell in a name', { name: 'Ann\u0007Lee' }, 'name', 'characters_not_allowed'],
    ['a NUL in an affiliation', { affiliation: 'Lab\0' }, 'affiliation', 'characters_not_allowed'],
    ['an escape sequence in a reference', { reference: '\u001b[2J' }, 'reference', 'characters_not_allowed'],
    ['a header of a letter in an e-mail', { email: 'a@b.example\r\nBcc: all@b.example' }, 'email', 'email_malformed'],
    ['two addresses in an e-mail', { email: 'a@b.example,c@d.example' }, 'email', 'email_malformed'],
    ['HTML in an e-mail', { email: '<img src=x>@b.example' }, 'email', 'email_malformed'],
    ['HTML for a country', { country: '<b>NP</b>' }, 'country', 'country_unknown'],
    ['HTML for a category', { category: '<script>' }, 'category', 'category_unknown'],
    ['a name of a few kilobytes', { name: 'x'.repeat(10_000) }, 'name', 'too_long'],
  ])('%s is named, and nothing goes in', async (_, cells, column, code) => {
    expect(await faultsOf(cells)).toMatchObject([{ line: 2, column, code }]);
  });

  it('HTML and formulas in the texts of a person is text, here and when it goes out again', async () => {
    const texts = {
      name: '<script>alert(1)</script>',
      name_latin: '<b onclick="x">Lee',
      affiliation: '=HYPERLINK("http://x")',
    };
    expect((await send(fileOf([{ ...texts, reference: '+1' }], headings))).body).toMatchObject({ created: 1 });
    expect(await registered()).toMatchObject([
      { name: texts.name, name_latin: texts.name_latin, external_reference: '+1' },
    ]);
    const out = await (await app.ask('GET', '/api/exports/delegates.csv', { cookie: desk })).text();
    expect(out).toContain(`\r\n'+1,<script>alert(1)</script>,"<b onclick=""x"">Lee",`);
    expect(out).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('an answer with control characters or far too long is named by its heading; what turns direction is left out', async () => {
    await app.database.sql`insert into questions (id, label, kind) values ('diet', '{"en":"Diet"}', 'text')`;
    const columns = (['reference', 'name', 'country', 'email', 'category'] as const).map((as) => ({ heading: as, as }));
    const mapping = {
      headings: [...columns, { heading: 'Diet', as: 'answer', questionId: 'diet' }],
      joins: {},
      defaults: {},
    };
    await app.ask('POST', '/api/delegates/import-mappings', { cookie: desk, body: { name: 'Club', mapping } });
    const fileWith = (diet: string) =>
      csv([
        [...columns.map(({ heading }) => heading), 'Diet'],
        ['1', 'Ann', 'NP', 'a@b.example', 'media', diet],
      ]);
    for (const diet of ['a\u0007b', 'x'.repeat(20_000)]) {
      const { status, body } = await send(fileWith(diet));
      expect([status, body.outcome?.faults[0]?.column, body.outcome?.faultCount]).toEqual([422, 'Diet', 1]);
    }
    expect(await registered()).toEqual([]);
    await send(fileWith('<b>no\u202e nuts</b>'));
    expect(await app.database.sql`select value #>> '{}' as value from answers`).toEqual([{ value: '<b>no nuts</b>' }]);
  });
});

describe('a file', () => {
  it('with a thousand names of a megabyte is answered at the first, and never held in memory', async () => {
    const row = Buffer.from(`1,${'x'.repeat(1024 * 1024)},A,NP,media,,a@b.example\r\n`);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (sent === 1000) return controller.close();
          controller.enqueue(new Uint8Array(sent === 0 ? Buffer.from(`${headings.join(',')}\r\n`) : row));
          sent += 1;
        },
      },
      { highWaterMark: 0 },
    );
    const { body: answer } = await send(body);
    expect(answer.outcome?.faults).toMatchObject([{ line: 2, code: 'row_too_long' }]);
    expect(sent).toBeLessThan(10);
  });

  it('with one bad row after many good ones leaves nobody, and says which row, in little memory', async () => {
    const rows: Cells[] = Array.from({ length: 12_000 }, () => ({}));
    const file = Buffer.from(fileOf([...rows, { email: 'nobody' }], headings));
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const { status, body } = await send(file);
    expect(status).toBe(422);
    const outcome = { rowsRead: 12_001, created: 0, changed: 0, unchanged: 0, waitlisted: 0, faultCount: 1 };
    expect(body.outcome).toMatchObject({ ...outcome, faults: [{ line: 12_002, column: 'email', found: 'nobody' }] });
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    expect(await registered()).toEqual([]);
    expect(await app.database.sql`select * from answers`).toEqual([]);
  }, 60_000);

  it('whose headings are cut in the middle of a character is told, and can be explained', async () => {
    for (const length of [79, 80, 249, 250]) {
      const heading = `${'x'.repeat(length - 1)}😀😀`;
      const { status, body } = await send(
        csv([
          [heading, 'b'],
          ['1', `${'y'.repeat(79)}😀`],
        ]),
      );
      expect(status).toBe(422);
      expect(JSON.stringify(body)).not.toMatch(/\\ud[89a-f]/);
    }
  });

  it('that lacks a heading which its mapping reads is told which, however long that is', async () => {
    const long = `${'x'.repeat(79)}😀`;
    const columns = ['reference', 'name', 'country', 'email', 'category'].map((as) => ({ heading: as, as }));
    const mapping = { headings: [...columns, { heading: long, as: 'affiliation' }], joins: {}, defaults: {} };
    const made = await app.ask('POST', '/api/delegates/import-mappings', {
      cookie: desk,
      body: { name: 'M', mapping },
    });
    const { status, body } = await send(fileOf([{}], headings), `&mapping=${(await made.json()).id}`);
    expect([status, body.outcome?.faults.map(({ code }) => code)]).toEqual([422, ['heading_missing']]);
  });

  it('is answered in words whatever it holds and whatever it is called', async () => {
    const piece = fc.constantFrom(
      ...[
        ...headings,
        ',',
        ';',
        '\t',
        '\n',
        '\r\n',
        '"',
        '""',
        '\0',
        '\u202e',
        '\ufeff',
        '😀',
        'é',
        'x',
        'NP',
        '=1',
        ' ',
      ],
      ...[
        'a@b.example',
        'media',
        'Order code',
        'ID,First Name,Last Name,Email Address\n',
        'x'.repeat(300),
        '😀'.repeat(130),
      ],
    );
    const text = fc.array(piece, { maxLength: 40 }).map((all) => Buffer.from(all.join('')));
    const file = fc.oneof(text, fc.uint8Array({ maxLength: 200 }));
    const start = fc.constantFrom('', `${headings.join(',')}\n`, 'ID,First Name,Last Name,Email Address,Country\n');
    const name = fc.constantFrom('a.csv', '\0', '\u202evsc.a', '../../x', '😀'.repeat(90), '"\r\nx: y');
    await fc.assert(
      fc.asyncProperty(start, file, name, fc.boolean(), async (heading, rest, fileName, isDryRun) => {
        const body = Buffer.concat([Buffer.from(heading), rest]);
        const { status } = await send(body, `&isDryRun=${isDryRun}&fileName=${encodeURIComponent(fileName)}`);
        expect([200, 400, 409, 422]).toContain(status);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
