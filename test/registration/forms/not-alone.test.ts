import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';
import {
  Applicant,
  apply,
  dateConference,
  delegateRow,
  idOf,
  lettersTo,
  putTerms,
  signInDelegate,
  somebody,
} from './applicant.ts';

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

describe('a minor', () => {
  const child = (changes = {}) => somebody({ birthDate: '2008-11-25', ...changes });

  it('needs a guardian, counted on the first day of the conference', async () => {
    const { body } = await new Applicant(app).apply(child());
    expect(body.faults).toEqual([expect.objectContaining({ path: 'guardian', code: 'guardian_missing' })]);
    expect((await apply(app, child({ birthDate: '2008-11-24' }))).standing).toBe('approved');
  });

  it('with somebody who answers for them is looked at by people', async () => {
    const guardian = { name: 'Aunt Invented', phone: '+977 1 555 0100' };
    const { id, standing } = await apply(app, child({ guardian }));
    expect(standing).toBe('waiting');
    expect(await delegateRow(app, id)).toMatchObject({
      guardian_name: 'Aunt Invented',
      guardian_phone: '+977 1 555 0100',
    });
    const noPhone = await new Applicant(app).apply(child({ guardian: { ...guardian, phone: 'call me' } }));
    expect(noPhone.body.faults).toEqual([expect.objectContaining({ path: 'guardian.phone', code: 'phone_malformed' })]);
  });

  it('may come with a delegate as guardian, by reference or e-mail, who is of age', async () => {
    const parent = new Applicant(app);
    const { body } = await parent.apply(somebody());
    const parentId = await idOf(app, body.reference);
    for (const delegate of [body.reference, parent.email.toUpperCase()]) {
      const { id } = await apply(app, child({ guardian: { delegate } }));
      expect(await delegateRow(app, id)).toMatchObject({ guardian_id: parentId, guardian_name: null });
    }
    const sibling = await register(app.database, { birthDate: '2010-01-01' });
    const { id } = await apply(app, child({ guardian: { delegate: `EXT-${sibling}` } }));
    expect(await delegateRow(app, id)).toMatchObject({ guardian_id: null, guardian_phone: null });
  });

  it('whose guardian is not found is not told who is registered and who is not', async () => {
    const { standing } = await apply(app, child({ guardian: { delegate: 'nobody@people.example' } }));
    expect(standing).toBe('waiting');
  });
});

describe('an invited delegate', () => {
  it('finds in the form what is known, and stays who they are when they send it', async () => {
    await putTerms(app, admin, { closesAt: '2026-11-01T00:00:00Z' });
    const id = await register(app.database, { status: 'invited', category: 'official', affiliation: 'Ministry' });
    const cookie = await signInDelegate(app, id);
    const begun = await app.ask('POST', '/api/delegate/form', { cookie });
    const form = await begun.json();
    expect(Object.keys(form).sort()).toEqual(['expiresAt', 'secret']);
    const applicant = new Applicant(app);
    await applicant.take(form.secret);
    const open = (await applicant.open()).body;
    expect(open).toMatchObject({ kind: 'invited', content: { name: '沈望舒', affiliation: 'Ministry' } });
    expect(open.categories).toContain('official');
    await applicant.save({ ...open.content, birthDate: '1980-01-01', affiliation: 'Water Ministry' });
    expect((await applicant.submit()).body).toMatchObject({ reference: `EXT-${id}`, standing: 'waiting' });
    expect(await delegateRow(app, id)).toMatchObject({
      ...{ status: 'submitted', affiliation: 'Water Ministry', category: 'official', revision: 1 },
    });
    expect((await app.ask('POST', '/api/delegate/form', { cookie })).status).toBe(409);
  });

  it('opens the same form however often they come back', async () => {
    const id = await register(app.database, { status: 'invited' });
    const cookie = await signInDelegate(app, id);
    const first = await (await app.ask('POST', '/api/delegate/form', { cookie })).json();
    expect(await (await app.ask('POST', '/api/delegate/form', { cookie })).json()).toEqual(first);
  });
});

describe('a companion', () => {
  const begin = async (cookie: string, email: string) => {
    const answer = await app.ask('POST', '/api/delegate/companions', { cookie, body: { email, locale: 'en' } });
    return { status: answer.status, body: await answer.json() };
  };

  it('has a registration and a badge of their own, bound to the delegate', async () => {
    const { id } = await apply(app);
    const cookie = await signInDelegate(app, id);
    const applicant = new Applicant(app);
    const begun = await begin(cookie, applicant.email);
    expect((await lettersTo(app, applicant.email)).map(({ kind }) => kind)).toEqual(['form_link']);
    await applicant.take(begun.body.secret);
    expect((await applicant.open()).body.kind).toBe('companion');
    await applicant.save(somebody());
    const { body } = await applicant.submit();
    expect(body.standing).toBe('approved');
    expect(await delegateRow(app, await idOf(app, body.reference))).toMatchObject({ companion_of: id });
    const list = await (await app.ask('GET', '/api/delegate/companions', { cookie })).json();
    expect(list).toMatchObject({ companions: [{ standing: 'approved' }], forms: [], atMost: 1 });
  });

  it('is one of as many as the terms allow, whether registered or begun', async () => {
    const { id } = await apply(app);
    const cookie = await signInDelegate(app, id);
    const both = await Promise.all([begin(cookie, 'one@people.example'), begin(cookie, 'two@people.example')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.map(({ body }) => body.code)).toContain('registration.companions_full');
  });

  it('of somebody who is not approved waits for review, and brings nobody themselves', async () => {
    const { id } = await apply(app, somebody({ category: 'media' }));
    const applicant = new Applicant(app);
    await applicant.take((await begin(await signInDelegate(app, id), applicant.email)).body.secret);
    await applicant.save(somebody());
    const { body } = await applicant.submit();
    expect(body.standing).toBe('waiting');
    const own = await signInDelegate(app, await idOf(app, body.reference));
    expect((await begin(own, 'third@people.example')).body.code).toBe('registration.companion_not_possible');
  });

  describe('whose form is taken back', () => {
    const formsOf = async (cookie: string): Promise<{ id: string; email: string }[]> =>
      (await (await app.ask('GET', '/api/delegate/companions', { cookie })).json()).forms;
    const takeBack = async (cookie: string, formId: string) =>
      (await app.ask('DELETE', `/api/delegate/companions/forms/${formId}`, { cookie })).status;
    async function begun() {
      const { id } = await apply(app);
      const cookie = await signInDelegate(app, id);
      const applicant = new Applicant(app);
      await applicant.take((await begin(cookie, applicant.email)).body.secret);
      const [form] = await formsOf(cookie);
      return { cookie, applicant, formId: form?.id ?? '' };
    }

    it('leaves the place to another at once, and its link opens nothing', async () => {
      const { cookie, applicant, formId } = await begun();
      expect((await begin(cookie, 'right@people.example')).status).toBe(409);
      expect([await takeBack(cookie, formId), await takeBack(cookie, formId)]).toEqual([204, 204]);
      expect(await formsOf(cookie)).toEqual([]);
      expect((await applicant.open()).body).toMatchObject({ code: 'registration.form_taken_back' });
      expect((await begin(cookie, 'right@people.example')).status).toBe(201);
    });

    it('has no letter on its way any more, and is no trouble of the post', async () => {
      const { cookie, applicant, formId } = await begun();
      await takeBack(cookie, formId);
      const [letter] = await app.database.sql`select next_attempt_at, sealed_content, given_up_at from letters
        where to_address = ${applicant.email}`;
      expect(letter).toMatchObject({ next_attempt_at: null, sealed_content: null, given_up_at: expect.any(Date) });
      const trouble = await (await app.ask('GET', '/api/letters/trouble', { cookie: admin })).json();
      expect(trouble.letters.map(({ toAddress }: { toAddress: string }) => toAddress)).not.toContain(applicant.email);
    });

    it('cannot be sent from a window in which it is still open', async () => {
      const { cookie, applicant, formId } = await begun();
      await applicant.save(somebody());
      const [sent] = await Promise.all([applicant.submit(), takeBack(cookie, formId)]);
      const list = await (await app.ask('GET', '/api/delegate/companions', { cookie })).json();
      expect(list.forms).toEqual([]);
      expect(list.companions).toHaveLength(sent.status === 200 ? 1 : 0);
    });

    it('is their own, and not sent yet', async () => {
      const { formId } = await begun();
      const other = await begun();
      expect(await takeBack(other.cookie, formId)).toBe(404);
      expect(await takeBack(other.cookie, crypto.randomUUID())).toBe(404);
      await other.applicant.save(somebody());
      await other.applicant.submit();
      expect(await takeBack(other.cookie, other.formId)).toBe(409);
    });
  });
});
