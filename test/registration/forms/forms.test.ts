import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import { Applicant, apply, dateConference, delegateRow, idOf, lettersTo, putTerms, somebody } from './applicant.ts';

const app = useApp();
let admin: string;

beforeAll(async () => {
  admin = await app.signedInAs('administrator');
  await dateConference(app);
});
beforeEach(async () => {
  app.clock.advance(60_000);
  await putTerms(app, admin);
});

describe('the form', () => {
  it('says what it asks, and whether it is open, to anybody', async () => {
    const form = await (await app.ask('GET', '/api/registration/form')).json();
    expect(form).toMatchObject({ standing: 'open', locales: ['en', 'zh-CN', 'ar'], minorBelow: 18, questions: [] });
    expect(form.categories).toContainEqual({ category: 'attendee', isFull: false, isReviewed: false });
    expect(form.categories).toContainEqual({ category: 'media', isFull: false, isReviewed: true });
    await putTerms(app, admin, { opensAt: '2026-12-01T00:00:00Z' });
    expect(await (await app.ask('GET', '/api/registration/form')).json()).toMatchObject({ standing: 'not_yet' });
  });

  it('is begun only while registration is open', async () => {
    await putTerms(app, admin, { opensAt: undefined });
    expect((await new Applicant(app).begin()).body.code).toBe('registration.form_not_open');
    await putTerms(app, admin, { closesAt: '2026-11-01T00:00:00Z' });
    expect((await new Applicant(app).begin()).body.code).toBe('registration.form_closed');
  });

  it('is kept as it was typed, and taken up again by the link in the letter', async () => {
    const applicant = new Applicant(app);
    await applicant.begin('zh-CN');
    await applicant.save({ name: '沈', country: 'nowhere' });
    const [letter] = await lettersTo(app, applicant.email);
    expect(letter).toMatchObject({ kind: 'form_link', locale: 'zh-CN' });
    expect(letter!.content.link).toBe(`/register/#${applicant.secret}`);
    const again = new Applicant(app);
    await again.take(letter!.content.link!.split('#')[1]!);
    expect((await again.open()).body).toMatchObject({
      kind: 'new',
      content: { name: '沈', country: 'nowhere' },
      revision: 1,
    });
  });

  it('keeps nothing readable in the database until it is sent', async () => {
    const applicant = new Applicant(app);
    await applicant.begin();
    await applicant.save(somebody({ documentNumber: 'SECRET77' }));
    const [{ kept }] = await app.database.sql<[{ kept: string }]>`
      select string_agg(encode(coalesce(sealed_content, ''), 'escape'), '') as kept from registration_drafts`;
    expect(kept).not.toContain('SECRET77');
    expect(kept).not.toContain('Canal Office');
  });

  it('that is open in two windows does not overwrite one with the other', async () => {
    const applicant = new Applicant(app);
    await applicant.begin();
    await applicant.save(somebody({ name: 'First' }));
    const late = await applicant.save(somebody({ name: 'Second' }), 0);
    expect(late).toMatchObject({ status: 409, body: { code: 'registration.form_saved_elsewhere' } });
    expect((await applicant.open()).body.content.name).toBe('First');
  });

  it('is opened by its own secret only, and not for ever', async () => {
    const applicant = new Applicant(app);
    await applicant.begin();
    const own = applicant.secret;
    applicant.secret = 'A'.repeat(43);
    expect((await applicant.open()).body.code).toBe('registration.form_unknown');
    applicant.secret = own;
    await app.database.sql`update registration_drafts set expires_at = ${app.clock.now().toISOString()}
      where email = ${applicant.email}`;
    expect(await applicant.open()).toMatchObject({ status: 410, body: { code: 'registration.form_expired' } });
  });

  it('writes to one mailbox three times at most before it waits', async () => {
    const applicant = new Applicant(app);
    for (let n = 0; n < 3; n += 1) expect((await applicant.begin()).status).toBe(201);
    expect(await applicant.begin()).toMatchObject({ status: 429, body: { code: 'registration.too_many_forms' } });
    app.clock.advance(20 * 60_000);
    expect((await applicant.begin()).status).toBe(201);
  });

  it('that is asked for a thousand times over for one mailbox shuts out nobody behind the same address', async () => {
    const prankster = new Applicant(app);
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => prankster.begin()));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect((await new Applicant(app).begin()).status).toBe(201);
  });
});

describe('a form that is sent', () => {
  it('of a category that needs no review is approved at once, with a badge on the phone and a letter', async () => {
    const applicant = new Applicant(app);
    const { body } = await applicant.apply(somebody({ name: '林 可', nameLatin: 'Lin Ke' }));
    expect(body).toMatchObject({ standing: 'approved' });
    expect(body.reference).toMatch(/^R-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const id = await idOf(app, body.reference);
    expect(await delegateRow(app, id)).toMatchObject({ status: 'approved', name: '林 可', email: applicant.email });
    const badges = await app.database.sql`select medium from badges where delegate_id = ${id}`;
    expect([...badges]).toEqual([{ medium: 'phone' }]);
    expect((await lettersTo(app, applicant.email)).map(({ kind }) => kind)).toEqual(['form_link', 'approved']);
  });

  it('of another category waits for review', async () => {
    const applicant = new Applicant(app);
    expect((await applicant.apply(somebody({ category: 'media' }))).body.standing).toBe('waiting');
    expect((await lettersTo(app, applicant.email)).at(-1)?.kind).toBe('received');
  });

  it('twice, also at the same moment, is one registration and says the same', async () => {
    const applicant = new Applicant(app);
    await applicant.begin();
    await applicant.save(somebody());
    const outcomes = await Promise.all([applicant.submit(), applicant.submit(), applicant.submit()]);
    expect(outcomes.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(outcomes.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await applicant.submit()).toEqual(outcomes[0]);
    const rows = await app.database.sql`select id from delegates where email = ${applicant.email}`;
    expect(rows).toHaveLength(1);
  });

  it('is empty from then on, tells what became of it, and cannot be changed', async () => {
    const applicant = new Applicant(app);
    const { body } = await applicant.apply(somebody());
    expect((await applicant.open()).body).toMatchObject({ content: {}, outcome: body });
    expect((await applicant.save(somebody())).body.code).toBe('registration.form_already_sent');
    const [draft] = await app.database.sql`
      select sealed_content from registration_drafts where email = ${applicant.email}`;
    expect(draft!.sealed_content).toBeNull();
  });

  it('is told all its faults at once, by field', async () => {
    const applicant = new Applicant(app);
    const { status, body } = await applicant.apply({
      ...{ name: '王', country: 'UK', category: 'staff', birthDate: '2008-02-30', email: 'a@b\r\nBcc: c@d.example' },
      documentNumber: '12345678',
    });
    expect(status).toBe(422);
    expect(body.code).toBe('registration.form_faulty');
    expect(body.faults!.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'birthDate date_malformed',
      'category category_not_open',
      'country country_unknown',
      'documentCountry document_country_missing',
      'email email_malformed',
      'nameLatin value_missing',
    ]);
    expect(body.faults!.find(({ path }) => path === 'country')?.hint).toBe('GB');
    expect((await applicant.open()).body.content.name).toBe('王');
  });

  it.each([
    ['a right-to-left override', `Mu\u202eedoc`],
    ['a mark of direction', `Mu\u200eedoc`],
    ['an isolate', `\u2066Mu`],
    ['a control character', `Mu\u0007`],
  ])('with %s in a name is refused', async (_what, name) => {
    const { body } = await new Applicant(app).apply(somebody({ name }));
    expect(body.faults).toEqual([expect.objectContaining({ path: 'name', code: 'characters_not_allowed' })]);
  });

  it('with HTML in every field is kept as text', async () => {
    const html = '<img src=x onerror=alert(1)>';
    const { id } = await apply(app, somebody({ name: html, nameLatin: html, affiliation: html, category: 'media' }));
    expect(await delegateRow(app, id)).toMatchObject({ name: html, affiliation: html });
  });

  it('with a name of a megabyte is refused before it is read', async () => {
    const applicant = new Applicant(app);
    await applicant.begin();
    expect((await applicant.save({ name: 'x'.repeat(1_000_000) })).status).toBe(413);
    expect((await applicant.save({ name: 'x'.repeat(40_000) })).status).toBe(422);
    await applicant.save(somebody({ name: 'x'.repeat(500) }));
    expect((await applicant.submit()).body.faults).toContainEqual(
      expect.objectContaining({ path: 'name', code: 'too_long', hint: '200' }),
    );
  });

  it('with a faulty name tells of that alone, and not of one in Latin letters', async () => {
    for (const [name, code] of [
      ['x'.repeat(500), 'too_long'],
      [`e${'\u0301'.repeat(190)}`, 'too_many_marks'],
    ] as const) {
      const { nameLatin: _, ...content } = somebody({ name });
      const { status, body } = await new Applicant(app).apply(content);
      expect(status).toBe(422);
      expect(body.faults).toEqual([expect.objectContaining({ path: 'name', code })]);
    }
  });

  it('keeps of a document a hash and the last four, as an import does', async () => {
    await putTerms(app, admin, { asksForDocument: true });
    const lacking = await new Applicant(app).apply(somebody());
    expect(lacking.body.faults).toEqual([expect.objectContaining({ path: 'documentNumber', code: 'value_missing' })]);
    const { id } = await apply(app, somebody({ documentCountry: 'NP', documentNumber: 'ab 123-4567' }));
    const row = await delegateRow(app, id);
    expect(row.document_last4).toBe('4567');
    expect(Buffer.from(row.document_hash)).toEqual(app.secrets.keyedHash('documents', 'NP:AB1234567'));
  });

  it('of somebody who seems to be registered already is left to people', async () => {
    const twice = somebody({ documentCountry: 'NP', documentNumber: 'SAME12345' });
    expect((await apply(app, twice)).standing).toBe('approved');
    expect((await apply(app, { ...twice, name: 'Other', nameLatin: 'Other' })).standing).toBe('waiting');
    const { documentNumber: _, ...samePerson } = twice;
    expect((await apply(app, samePerson)).standing).toBe('waiting');
  });

  it('after registration has closed is refused, and what was filled in stays', async () => {
    const applicant = new Applicant(app);
    await applicant.begin();
    await applicant.save(somebody());
    await putTerms(app, admin, { closesAt: '2026-11-01T00:00:00Z' });
    expect((await applicant.submit()).body.code).toBe('registration.form_closed');
    await putTerms(app, admin);
    expect((await applicant.submit()).status).toBe(200);
  });
});
