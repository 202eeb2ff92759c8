import { parse } from 'csv-parse/sync';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let desk: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
});
beforeEach(async () => {
  await app.database.sql`delete from answers`;
  await app.database
    .sql`update delegates set merged_into = (select min(id::text)::uuid from delegates), status = 'withdrawn'`;
});

async function exported(query = '', cookie = desk) {
  const answer = await app.ask('GET', `/api/exports/delegates.csv?${query}`, { cookie });
  const text = Buffer.from(await answer.arrayBuffer()).toString();
  return {
    status: answer.status,
    text,
    rows: answer.ok ? (parse(text, { bom: true, columns: true }) as Record<string, string>[]) : [],
  };
}

it('writes every delegate with what is known of them, in a file that spreadsheets read', async () => {
  const guardian = await register(app.database, { externalReference: 'G-1' });
  await register(app.database, {
    ...{ externalReference: 'C-1', name: 'ريان "Ray"', affiliation: 'A, B\nC', birthDate: '2012-01-02' },
    ...{ guardianId: guardian, companionOf: guardian, submittedAt: new Date('2026-11-01T08:00:00Z') },
  });
  const { rows, text } = await exported();
  expect(text.startsWith('\ufeffreference,name,')).toBe(true);
  expect(rows.find(({ reference }) => reference === 'C-1')).toMatchObject({
    ...{ name: 'ريان "Ray"', affiliation: 'A, B\nC', birth_date: '2012-01-02', guardian: 'G-1', companion_of: 'G-1' },
    submitted_at: '2026-11-01T08:00:00Z',
  });
});

it.each(['=HYPERLINK("http://x.example")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'does not let a spreadsheet run %j',
  async (affiliation) => {
    await register(app.database, { externalReference: 'F-1', affiliation });
    const { rows } = await exported();
    expect(rows.find(({ reference }) => reference === 'F-1')?.affiliation).toBe(`'${affiliation}`);
    await app.database.sql`update delegates set external_reference = id::text where external_reference = 'F-1'`;
  },
);

it('has a column for each question that somebody answered', async () => {
  const id = await register(app.database, { externalReference: 'Q-1' });
  await app.database.sql`insert into questions (id, label, kind) values ('diet', '{"en": "Diet"}', 'choices'),
    ('unasked', '{"en": "Never answered"}', 'text') on conflict do nothing`;
  await app.database.sql`insert into answers values (${id}, 'diet', '["vegan", "nut-free"]')`;
  const { rows } = await exported();
  expect(rows.find(({ reference }) => reference === 'Q-1')?.['answer: diet']).toBe('vegan nut-free');
  expect(Object.keys(rows[0]!)).not.toContain('answer: unasked');
});

it('writes those of one status, category or group when asked, and leaves merged ones out', async () => {
  await register(app.database, { externalReference: 'S-1', category: 'media', status: 'submitted' });
  await register(app.database, { externalReference: 'S-2', category: 'media' });
  const references = async (query: string) => (await exported(query)).rows.map(({ reference }) => reference);
  expect(await references('status=submitted')).toEqual(['S-1']);
  expect((await references('category=media')).sort()).toEqual(['S-1', 'S-2']);
});

it('writes all rows of many pages, each once', async () => {
  await app.database
    .sql`insert into delegates (id, external_reference, name, name_latin, country, category, email, status,
      created_at, changed_at)
    select gen_random_uuid(), 'M-' || n, 'Many', 'Many', 'NP', 'attendee', 'many@people.example', 'approved', now(), now()
    from generate_series(1, 4100) n`;
  const references = (await exported()).rows.map(({ reference }) => reference);
  expect(new Set(references).size).toBe(4_100);
  expect(references).toHaveLength(4_100);
});

it('is for desk and administrator, and the ledger says who took it', async () => {
  expect((await exported('', await app.signedInAs('supervisor'))).status).toBe(403);
  const before = await app.database.sql`select from ledger where action = 'delegates_exported'`;
  await exported();
  const after = await app.database.sql`select from ledger where action = 'delegates_exported'`;
  expect(after.length).toBe(before.length + 1);
});
