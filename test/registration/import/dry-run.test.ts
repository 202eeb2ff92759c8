import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { ImportOutcome } from '../../../server/registration/import/import.contract.ts';
import type { FileSurvey, ImportMapping } from '../../../server/registration/import/mapping.contract.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';
import { type Cells, fileOf, headings } from './delegate-file.ts';

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
  code?: string;
  outcome?: ImportOutcome;
  survey?: FileSurvey;
}

async function send(body: string, query = ''): Promise<{ status: number; body: Answer }> {
  const path = `/api/delegates/imports?importId=${randomUUID()}&fileName=members.csv${query}`;
  const answer = await app.ask('POST', path, { cookie: desk, body, headers: { 'content-type': 'text/csv' } });
  return { status: answer.status, body: await answer.json() };
}
const tryOut = (body: string, query = '') => send(body, `&isDryRun=true${query}`);
const register3 = () => send(fileOf([{}, {}, {}]));
const all = () => app.database.sql`select * from delegates order by external_reference`;

it('tells of a dry run what would change, field by field, and changes nothing', async () => {
  await register3();
  const before = await all();
  const ledger = await app.database.sql`select count(*) from ledger`;
  const changes: Cells[] = [
    { category: 'media', birth_date: '', document_number: 'X7654321' },
    {},
    {},
    { reference: 'NEW-1', name: 'ريان', name_latin: 'Rayan', country: 'OM' },
  ];
  const { status, body } = await tryOut(fileOf(changes));
  expect(status).toBe(200);
  expect(body).toMatchObject({ isDryRun: true, created: 1, changed: 1, unchanged: 2, faultCount: 0 });
  expect(body.preview).toEqual({
    changed: [
      {
        ...{ reference: 'EXT-1', name: '沈望舒', nameLatin: 'Shen Wangshu' },
        changes: [
          { field: 'category', from: 'speaker', to: 'media' },
          { field: 'birth_date', from: '1985-03-27' },
          { field: 'document_number', from: '5678', to: '4321' },
        ],
      },
    ],
    created: [
      {
        ...{ reference: 'NEW-1', name: 'ريان', nameLatin: 'Rayan', country: 'OM', category: 'speaker' },
        affiliation: 'River Institute',
      },
    ],
    ...{ waitlisted: [], notInFile: 0, readings: [] },
    ...{ kept: [], keptCount: 0, badgesReissued: 0, verificationsWithdrawn: 0 },
  });
  expect(await all()).toEqual(before);
  expect(await app.database.sql`select count(*) from ledger`).toEqual(ledger);
});

it('finds what the import then does', async () => {
  await register3();
  const file = fileOf([{ affiliation: 'Canal Office' }, {}, { email: 'new@delegates.example' }, {}, {}]);
  const { body: tried } = await tryOut(file);
  const { body: done } = await send(file);
  const counts = ({ created, changed, unchanged }: Answer) => ({ created, changed, unchanged });
  expect(counts(tried)).toEqual(counts(done));
  expect(done.preview).toBeUndefined();
});

it('has what searches are planned by made anew, once many rows are in', async () => {
  await send(fileOf(Array.from({ length: 600 }, (_, n) => ({ reference: `NEW-${n}` }))));
  expect(await app.database.sql`select reltuples from pg_class where relname = 'delegates'`).toEqual([
    { reltuples: 600 },
  ]);
});

it('says how many of the registered a file does not name, and shows the first hundred of many', async () => {
  await register3();
  await register(app.database, { status: 'withdrawn' });
  const { body } = await tryOut(fileOf(Array.from({ length: 300 }, (_, n) => ({ reference: `NEW-${n}` }))));
  expect(body).toMatchObject({ created: 300 });
  expect(body.preview?.created).toHaveLength(100);
  expect(body.preview?.notInFile).toBe(3);
});

it('names the faults of a file as the import does', async () => {
  const file = fileOf([{}, { country: 'UK' }]);
  const { status, body } = await tryOut(file);
  expect(status).toBe(422);
  expect(body.outcome).toMatchObject({ isDryRun: true, faultCount: 1, faults: [{ line: 3, column: 'country' }] });
});

it('does not list dry runs among the imports', async () => {
  await tryOut(fileOf([{}]));
  const { imports } = await (await app.ask('GET', '/api/delegates/imports', { cookie: desk })).json();
  expect(imports.every(({ isDryRun }: ImportOutcome) => !isDryRun)).toBe(true);
});

it('counts a change of a registration with each import that changes it', async () => {
  await register3();
  await send(fileOf([{ affiliation: 'Canal Office' }, {}, {}]));
  expect((await all()).map(({ revision }) => revision)).toEqual([1, 0, 0]);
});

const club = 'Nr,Vorname,Nachname,Land,Mail,Essen\r\n1,Jörg,Müller,Peru,j@m.example,vegan\r\n';
const explained: ImportMapping = {
  headings: [
    { heading: 'Nr', as: 'reference' },
    { heading: 'Vorname', as: 'name' },
    { heading: 'Nachname', as: 'name' },
    { heading: 'Land', as: 'country' },
    { heading: 'Mail', as: 'email' },
    { heading: 'Essen', as: 'ignore' },
  ],
  joins: { name: 'space' },
  defaults: { category: 'attendee' },
};
const remember = (mapping: unknown, name = 'Club') =>
  app.ask('POST', '/api/delegates/import-mappings', { cookie: desk, body: { name, mapping } });

it('asks what headings mean, once', async () => {
  const { status, body } = await send(club);
  expect(status).toBe(422);
  expect(body).toMatchObject({
    code: 'registration.mapping_needed',
    survey: { name: 'members', rowsRead: 1, missing: [] },
  });
  expect(body.survey?.proposal).toMatchObject({
    ...explained,
    headings: expect.arrayContaining(explained.headings.slice(0, 3)),
  });
  expect(await all()).toEqual([]);
  expect((await remember(explained)).status).toBe(201);
  const { body: done } = await send(club);
  expect(done).toMatchObject({ created: 1, mapping: { name: 'Club' } });
  expect(await all()).toMatchObject([{ name: 'Jörg Müller', country: 'PE', category: 'attendee', status: 'approved' }]);
});

it('asks again where it is wished, with what is remembered', async () => {
  await remember(explained);
  const { body } = await tryOut(club, '&mapping=ask');
  expect(body.survey).toMatchObject({ name: 'Club', proposal: explained });
});

it('leaves of somebody known what the file does not say', async () => {
  await remember(explained);
  await send(club);
  await app.database.sql`update delegates set category = 'speaker', affiliation = 'Lab', name_latin = 'Joerg Mueller'`;
  await send(club.replace('Peru', 'Chile'));
  expect(await all()).toMatchObject([
    { country: 'CL', category: 'speaker', affiliation: 'Lab', name_latin: 'Joerg Mueller', revision: 1 },
  ]);
});

it('lets who is not approved yet wait for review', async () => {
  const headings = 'ID,First Name,Last Name,Email Address,Country,Registration state';
  await send(`${headings}\n1,Ann,Lee,a@l.example,Nepal,Pending\n2,Bo,Li,b@l.example,China,Rejected\n`);
  expect(await all()).toMatchObject([{ status: 'submitted', submitted_at: expect.any(Date) }]);
});

it('takes answers to the organiser’s questions, and counts who answers otherwise as changed', async () => {
  await app.database.sql`insert into questions (id, label, kind) values ('diet', '{"en":"What do you eat?"}', 'text')`;
  const { body } = await send(club);
  expect(body.survey?.questions).toEqual([{ id: 'diet', label: 'What do you eat?' }]);
  const headings = [...explained.headings.slice(0, 5), { heading: 'Essen', as: 'answer' as const, questionId: 'diet' }];
  await remember({ ...explained, headings });
  expect((await send(club)).body).toMatchObject({ created: 1, changed: 0 });
  app.clock.advance(1000);
  expect((await send(club)).body).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
  expect((await send(club.replace('vegan', 'fish'))).body).toMatchObject({ created: 0, changed: 1, unchanged: 0 });
  expect(await app.database.sql`select question_id, value #>> '{}' as value from answers`).toMatchObject([
    { value: 'fish' },
  ]);
});

it('remembers one mapping for the same headings, and one of a name', async () => {
  await remember(explained, 'Club');
  await remember(explained, 'Verein');
  const other = { ...explained, headings: [...explained.headings, { heading: 'Alter', as: 'ignore' }] };
  await remember(other, 'VEREIN');
  const { mappings } = await (await app.ask('GET', '/api/delegates/import-mappings', { cookie: desk })).json();
  expect(mappings).toMatchObject([{ name: 'VEREIN', mapping: other }]);
  const path = `/api/delegates/import-mappings/${mappings[0].id}`;
  expect((await app.ask('DELETE', path, { cookie: desk })).status).toBe(204);
  expect((await (await app.ask('DELETE', path, { cookie: desk })).json()).code).toBe('registration.mapping_unknown');
});

it('refuses a mapping that is empty, fills a column twice or answers no question, and says where', async () => {
  expect((await remember({ headings: [] })).status).toBe(422);
  const twice = {
    ...explained,
    joins: {},
    headings: [...explained.headings.slice(0, 5), { heading: 'Essen', as: 'answer', questionId: 'none' }],
  };
  const problem = await (await remember(twice)).json();
  expect(problem.code).toBe('registration.mapping_faulty');
  expect(problem.faults.map(({ path }: { path: string }) => path)).toEqual(['headings.2.as', 'headings.5.questionId']);
  expect((await tryOut(club, `&mapping=${randomUUID()}`)).body.code).toBe('registration.mapping_unknown');
});

it('imports nothing of a large file with one bad row at its end, in a dry run neither', async () => {
  const rows: Cells[] = Array.from({ length: 3000 }, () => ({}));
  const { body } = await tryOut(fileOf([...rows, { email: 'x' }], headings));
  expect(body.outcome).toMatchObject({
    rowsRead: 3001,
    created: 0,
    faultCount: 1,
    faults: [{ line: 3002, column: 'email' }],
  });
  expect(await all()).toEqual([]);
});

it('names a cell of a megabyte, and keeps none of it', async () => {
  const { body } = await send(fileOf([{}, { name: 'x'.repeat(1024 * 1024) }], headings));
  expect(body.outcome?.faults).toMatchObject([{ line: 3, code: 'row_too_long' }]);
  expect(JSON.stringify(body).length).toBeLessThan(2000);
});
