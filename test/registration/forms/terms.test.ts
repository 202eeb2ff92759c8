import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Question } from '../../../server/registration/forms/terms.contract.ts';
import { useApp } from '../../support/app.ts';
import { Applicant, apply, dateConference, openTerms, putTerms, somebody } from './applicant.ts';

const app = useApp();
let admin: string;

beforeAll(async () => {
  admin = await app.signedInAs('administrator');
  await dateConference(app);
});
beforeEach(async () => {
  app.clock.advance(60_000);
  await app.database.sql`delete from answers`;
  await app.database.sql`delete from questions`;
  await putTerms(app, admin);
});

const read = async (what: string) => (await app.ask('GET', `/api/registration/${what}`, { cookie: admin })).json();
async function put(what: string, body: object, cookie = admin) {
  const answer = await app.ask('PUT', `/api/registration/${what}`, { cookie, body });
  return { status: answer.status, body: await answer.json() };
}
const diet: Question = {
  id: 'diet',
  label: { en: 'What do you not eat?', 'zh-CN': '忌口' },
  kind: 'choices',
  options: [
    { value: 'meat', label: { en: 'Meat' } },
    { value: 'nuts', label: { en: 'Nuts' } },
  ],
  isRequired: false,
  categories: [],
  isShownAtScan: false,
};
const question = (id: string, changes: Partial<Question> = {}): Question => ({
  ...{ ...diet, id, kind: 'text', options: [], label: { en: id } },
  ...changes,
});
async function ask(...questions: Question[]) {
  const { revision } = await read('questions');
  return put('questions', { questions, revision });
}

describe('the terms', () => {
  it('are put by the administrator, and the ledger keeps it', async () => {
    const terms = await read('terms');
    const changes = async () =>
      (await app.database.sql`select from ledger where action = 'registration_terms_changed'`).length;
    const before = await changes();
    const { body } = await put('terms', { ...terms, minorBelow: 16, introduction: { en: 'Welcome.\nCome in.' } });
    expect(body).toMatchObject({ minorBelow: 16, introduction: { en: 'Welcome.\nCome in.' } });
    expect(await changes()).toBe(before + 1);
    expect((await put('terms', terms, await app.signedInAs('supervisor'))).status).toBe(403);
  });

  it('that somebody else changed meanwhile are not overwritten', async () => {
    const terms = await read('terms');
    const both = await Promise.all([
      put('terms', { ...terms, companionsAtMost: 2 }),
      put('terms', { ...terms, companionsAtMost: 3 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['that close before they open', { closesAt: '2026-09-01T00:00:00Z' }],
    ['that close and never open', { opensAt: undefined, closesAt: '2026-09-01T00:00:00Z' }],
    ['without a language', { locales: [] }],
    ['with a language twice', { locales: ['en', 'en'] }],
    ['with a category that is none', { openTo: ['vip'] }],
  ])('%s are refused', async (_what, changes) => {
    const { changedAt } = await read('terms');
    expect((await put('terms', { ...openTerms, changedAt, ...changes })).status).toBe(422);
  });
});

describe('questions', () => {
  it('are asked in their order, of whom they are for, and their answers kept by kind', async () => {
    await ask(
      question('note', { isRequired: true }),
      diet,
      question('camera', { categories: ['media'], kind: 'yes_no', isRequired: true }),
      question('weight', { kind: 'number' }),
      question('arrival', { kind: 'date' }),
    );
    const form = await (await app.ask('GET', '/api/registration/form')).json();
    expect(form.questions.map(({ id }: Question) => id)).toEqual(['note', 'diet', 'camera', 'weight', 'arrival']);
    const lacking = await new Applicant(app).apply(somebody({ category: 'media', answers: { diet: ['meat', 'ice'] } }));
    expect(lacking.body.faults?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      ...['answers.note value_missing', 'answers.diet option_unknown', 'answers.camera value_missing'],
    ]);
    const given = {
      note: ' By \u200fboat ',
      diet: ['nuts', 'nuts'],
      camera: true,
      weight: '12.5',
      arrival: '2026-11-23',
    };
    const { id } = await apply(app, somebody({ answers: { ...given, unasked: 'x' } }));
    const rows = await app.database.sql`select question_id, value from answers where delegate_id = ${id}`;
    expect(Object.fromEntries(rows.map((row) => [row.question_id, row.value]))).toEqual({
      ...{ note: 'By boat', diet: ['nuts'], weight: 12.5, arrival: '2026-11-23' },
    });
  });

  it.each([
    ['yes_no', 'perhaps', 'option_unknown'],
    ['number', 'many', 'number_malformed'],
    ['number', 1e300, 'number_malformed'],
    ['date', '2026-02-30', 'date_malformed'],
    ['text', 'a\u0007b', 'characters_not_allowed'],
    ['text', ['a'], 'characters_not_allowed'],
  ] as const)('of kind %s do not take %j', async (kind, value, code) => {
    await ask(question('q', { kind }));
    const { body } = await new Applicant(app).apply(somebody({ answers: { q: value as string } }));
    expect(body.faults).toEqual([expect.objectContaining({ path: 'answers.q', code })]);
  });

  it('that somebody answered are retired, not removed, and can come back', async () => {
    await ask(diet, question('unanswered'));
    const { id } = await apply(app, somebody({ answers: { diet: ['meat'] } }));
    const { body } = await ask();
    expect(body.questions).toMatchObject([{ id: 'diet', answers: 1, retiredAt: expect.any(String) }]);
    expect((await (await app.ask('GET', '/api/registration/form')).json()).questions).toEqual([]);
    expect(await app.database.sql`select from answers where delegate_id = ${id}`).toHaveLength(1);
    expect((await ask(diet)).body.questions[0].retiredAt).toBeUndefined();
  });

  it('that somebody answered keep their kind and the options that were chosen', async () => {
    await ask(diet);
    await apply(app, somebody({ answers: { diet: ['meat'] } }));
    const [meat, nuts] = [diet.options[0]!, diet.options[1]!];
    const fish = { value: 'fish', label: { en: 'Fish' } };
    expect((await ask({ ...diet, options: [nuts, fish] })).body.code).toBe('registration.question_answered');
    expect((await ask({ ...diet, kind: 'choice' })).body.code).toBe('registration.question_answered');
    expect((await ask({ ...diet, options: [meat, fish] })).status).toBe(200);
  });

  it('that somebody else changed meanwhile are not overwritten', async () => {
    const { revision } = await read('questions');
    const both = await Promise.all([
      put('questions', { questions: [question('one')], revision }),
      put('questions', { questions: [question('two')], revision }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['of options without two of them', [{ ...diet, options: [diet.options[0]!] }]],
    ['of text with options', [{ ...diet, kind: 'text' as const }]],
    ['twice the same', [diet, diet]],
  ])('%s are refused', async (_what, questions) => {
    expect((await ask(...questions)).status).toBe(422);
  });
});
