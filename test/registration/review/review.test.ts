import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import {
  Applicant,
  apply,
  dateConference,
  delegateRow,
  idOf,
  lettersTo,
  putQuotas,
  putTerms,
  signInDelegate,
  somebody,
} from '../forms/applicant.ts';
import { register } from '../register.ts';

const app = useApp();
let admin: string;
let desk: string;
let supervisor: string;

beforeAll(async () => {
  admin = await app.signedInAs('administrator');
  desk = await app.signedInAs('desk');
  supervisor = await app.signedInAs('supervisor');
  await dateConference(app);
});
beforeEach(async () => {
  app.clock.advance(60_000);
  await app.database.sql`update delegates set status = 'withdrawn', waitlisted_at = null, email = id || '@gone.example',
    document_hash = null, document_last4 = null, birth_date = null`;
  await putTerms(app, admin, { companionsAtMost: 3 });
  await putQuotas(app, admin, {});
});

const media = (changes = {}) => somebody({ category: 'media', ...changes });

async function queue(filter = '') {
  const answer = await app.ask('GET', `/api/reviews?${filter}`, { cookie: desk });
  expect(answer.status).toBe(200);
  return answer.json();
}
async function details(id: string) {
  return (await app.ask('GET', `/api/reviews/${id}`, { cookie: desk })).json();
}
async function decide(id: string, body: object, cookie = desk) {
  app.clock.advance(1_000);
  const answer = await app.ask('POST', `/api/reviews/${id}`, { cookie, body });
  return { status: answer.status, body: await answer.json() };
}
async function decideMany(ids: readonly string[], body: object) {
  app.clock.advance(1_000);
  const registrations = await Promise.all(ids.map(async (id) => ({ id, revision: (await details(id)).revision })));
  const answer = await app.ask('POST', '/api/reviews', { cookie: desk, body: { registrations, ...body } });
  return { status: answer.status, body: await answer.json() };
}
const noticesOf = async (id: string) =>
  (await details(id)).notices.map(({ kind, count }: { kind: string; count?: number }) =>
    count === undefined ? kind : `${kind} ${count}`,
  );

describe('the queue', () => {
  it('holds who waits for a decision, the one who came first in front, a page at a time', async () => {
    const ids = [];
    for (let n = 0; n < 5; n += 1) ids.push((await apply(app, media())).id);
    const first = await queue('limit=3');
    expect(first.total).toBe(5);
    const second = await queue(`limit=3&after=${first.next}`);
    const seen = [...first.registrations, ...second.registrations].map(({ id }: { id: string }) => id);
    expect(seen).toEqual(ids);
    expect(second.next).toBeUndefined();
  });

  it('is filtered by category, by country, and by whether there is something to look at', async () => {
    const plain = await apply(app, media());
    const abroad = await apply(app, media({ country: 'PL', category: 'speaker' }));
    await app.database.sql`update delegates set email = 'same@people.example' where id = ${abroad.id}`;
    await register(app.database, { email: 'same@people.example' });
    const ids = async (filter: string) => (await queue(filter)).registrations.map(({ id }: { id: string }) => id);
    expect(await ids('category=speaker')).toEqual([abroad.id]);
    expect(await ids('country=PL')).toEqual([abroad.id]);
    expect(await ids('hasNotices=true')).toEqual([abroad.id]);
    expect(await ids('hasNotices=false')).toEqual([plain.id]);
  });

  it('is told live, without a name', async () => {
    const { readQueue } = await followQueue();
    const before = await readQueue();
    const { id } = await apply(app, media());
    const after = await readQueue();
    expect(after.waiting).toBe(before.waiting + 1);
    expect(after.version).not.toBe(before.version);
    await decide(id, { decision: 'waitlisted', revision: 0 });
    expect(await readQueue()).toMatchObject({ waiting: before.waiting, waitlisted: before.waitlisted + 1 });
    expect(JSON.stringify(after)).not.toContain('Invented');
  });
});

async function followQueue() {
  const { describeReviewQueue } = await import('../../../server/registration/review/describe-review-queue.ts');
  return { readQueue: () => describeReviewQueue(app) };
}

describe('worth a look is', () => {
  it('the same e-mail, the same document, the same name and date of birth', async () => {
    const one = new Applicant(app);
    const twice = media({ documentCountry: 'PL', documentNumber: 'ABC123456' });
    await one.apply(twice);
    const { body } = await new Applicant(app, one.email).apply(twice);
    const id = await idOf(app, body.reference);
    expect(await noticesOf(id)).toEqual(['same_document 1', 'same_person 1', 'same_email 1']);
    const { alike } = await details(id);
    expect(alike.map(({ notice }: { notice: string }) => notice).sort()).toEqual([
      ...['same_document', 'same_email', 'same_person'],
    ]);
  });

  it('a minor for whom nobody answers', async () => {
    const child = (guardian: object) => media({ birthDate: '2012-05-05', guardian });
    const { id: alone } = await apply(app, child({ delegate: 'nobody@people.example' }));
    expect(await noticesOf(alone)).toContain('minor_without_guardian');
    expect((await details(alone)).isMinor).toBe(true);
    const { id: told } = await apply(app, child({ name: 'Aunt Invented', phone: '+977 1 555 0100' }));
    expect(await noticesOf(told)).toEqual([]);
    const parent = await apply(app, media());
    const { id: with_ } = await apply(app, child({ delegate: parent.reference }));
    expect(await noticesOf(with_)).toEqual([]);
    await app.database.sql`update delegates set status = 'withdrawn' where id = ${parent.id}`;
    expect(await noticesOf(with_)).toEqual(['minor_without_guardian']);
  });

  it('a missing photograph where one is asked for, and a category that fills', async () => {
    await putTerms(app, admin, { asksForPhotograph: true });
    const { id } = await apply(app, media());
    expect(await noticesOf(id)).toEqual(['no_photograph']);
    await putQuotas(app, admin, { media: 10 });
    await app.database.sql`update delegates set status = 'withdrawn' where category = 'media' and id <> ${id}`;
    for (let n = 0; n < 9; n += 1) await register(app.database, { category: 'media' });
    expect(await noticesOf(id)).toEqual(['no_photograph', 'quota_nearly_full 1']);
    await register(app.database, { category: 'media' });
    expect(await noticesOf(id)).toEqual(['no_photograph', 'quota_full']);
  });
});

describe('a reviewer', () => {
  it('approves: a badge on the phone, a letter in their language, a line of history, an entry in the ledger', async () => {
    const applicant = new Applicant(app);
    await applicant.begin('ar');
    await applicant.save(media());
    const id = await idOf(app, (await applicant.submit()).body.reference);
    const { status, body } = await decide(id, { decision: 'approved', revision: 0 });
    expect({ status, body }).toEqual({
      status: 200,
      body: { id, revision: 1, standing: 'approved', category: 'media' },
    });
    expect((await lettersTo(app, applicant.email)).at(-1)).toMatchObject({ kind: 'approved', locale: 'ar' });
    expect([...(await app.database.sql`select medium from badges where delegate_id = ${id}`)]).toEqual([
      { medium: 'phone' },
    ]);
    const [entry] = (await details(id)).history;
    expect(entry).toMatchObject({ decision: 'approved', by: expect.stringContaining('Staff') });
    const actions = await app.database.sql`select l.action from ledger l
      join ledger_subjects s on s.subject_id = l.subject_id where s.delegate_id = ${id} order by sequence`;
    expect(actions.map(({ action }) => action)).toEqual(['registration_approved']);
  });

  it('approves as another category than the one asked for, and the history says so', async () => {
    const { id } = await apply(app, media());
    await decide(id, { decision: 'approved', category: 'attendee', revision: 0 });
    expect(await delegateRow(app, id)).toMatchObject({ status: 'approved', category: 'attendee' });
    expect((await details(id)).history[0]).toMatchObject({ category: 'attendee' });
  });

  it('declines with a reason, which is what the delegate reads', async () => {
    const applicant = new Applicant(app);
    const id = await idOf(app, (await applicant.apply(media())).body.reference);
    expect((await decide(id, { decision: 'declined', revision: 0 })).status).toBe(422);
    await decide(id, { decision: 'declined', because: 'No place is left.', revision: 0 });
    expect((await lettersTo(app, applicant.email)).at(-1)).toMatchObject({
      ...{ kind: 'declined', content: { because: 'No place is left.' } },
    });
  });

  it('asks for more, and the form comes back with what was sent and what is asked', async () => {
    const applicant = new Applicant(app);
    const sent = media({ affiliation: 'Freelance' });
    const id = await idOf(app, (await applicant.apply(sent)).body.reference);
    const asked = { decision: 'asked', because: 'Send a press card.', dueOn: '2026-11-22', revision: 0 };
    expect(await decide(id, { ...asked, dueOn: '2026-11-01' })).toMatchObject({
      status: 422,
      body: { code: 'registration.due_in_past' },
    });
    expect((await decide(id, asked)).body.standing).toBe('asked');
    const letter = (await lettersTo(app, applicant.email)).at(-1)!;
    expect(letter).toMatchObject({ kind: 'more_needed', content: { because: asked.because, dueOn: asked.dueOn } });
    expect((await queue('standing=asked')).registrations).toMatchObject([{ id, asked: { because: asked.because } }]);
    const again = new Applicant(app);
    await again.take(letter.content.link!.split('#')[1]!);
    const open = (await again.open()).body;
    expect(open).toMatchObject({
      kind: 'asked',
      asked: { because: asked.because },
      content: { affiliation: 'Freelance' },
    });
    await again.save({ ...open.content, affiliation: 'River Post' });
    expect((await again.submit()).body).toMatchObject({ standing: 'waiting' });
    expect((await queue()).registrations).toMatchObject([{ id, affiliation: 'River Post', revision: 2 }]);
  });

  it('is not got round by the rule: who was asked for more waits for review again', async () => {
    await putTerms(app, admin, { approvedByRule: ['media'] });
    const { id } = await apply(app, media({ birthDate: '2012-05-05', guardian: { delegate: 'x' } }));
    await decide(id, { decision: 'asked', because: 'How old are you?', revision: 0 });
    const { secret } = await (
      await app.ask('POST', '/api/delegate/form', { cookie: await signInDelegate(app, id) })
    ).json();
    const again = new Applicant(app);
    await again.take(secret);
    await again.save({ ...(await again.open()).body.content, birthDate: '1990-05-05' });
    expect((await again.submit()).body.standing).toBe('waiting');
  });

  it('who comes second is told who decided what, and changes nothing', async () => {
    const { id } = await apply(app, media());
    const [one, two] = await Promise.all([
      decide(id, { decision: 'approved', revision: 0 }, desk),
      decide(id, { decision: 'declined', because: 'Unknown.', revision: 0 }, supervisor),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const late = one.status === 409 ? one : two;
    expect(late.body.code).toBe('registration.changed_meanwhile');
    expect(late.body.detail).toMatch(/^Staff \d+ (approved|declined) this registration on 20 November at \d\d:\d\d\.$/);
    expect((await details(id)).history).toHaveLength(1);
  });

  it('cannot decide on who has withdrawn, or on nobody', async () => {
    const { id } = await apply(app, media());
    await app.database.sql`update delegates set status = 'withdrawn' where id = ${id}`;
    const { body } = await decide(id, { decision: 'approved', revision: 0 });
    expect(body.code).toBe('registration.decision_not_possible');
    const nobody = '01900000-0000-7000-8000-000000000009';
    expect((await decide(nobody, { decision: 'approved', revision: 0 })).status).toBe(404);
  });

  it('decides on many at once, and each is answered for itself', async () => {
    const ids = [];
    for (let n = 0; n < 4; n += 1) ids.push((await apply(app, media())).id);
    await putQuotas(app, admin, { media: 2 });
    const registrations = ids.map((id) => ({ id, revision: 0 }));
    await decide(ids[0]!, { decision: 'approved', revision: 0 }, supervisor);
    const answer = await app.ask('POST', '/api/reviews', {
      ...{ cookie: desk, body: { decision: 'approved', registrations } },
    });
    const { answers } = await answer.json();
    expect(answers.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(answers).toMatchObject([
      { outcome: 'refused', code: 'registration.changed_meanwhile', meanwhile: { decision: 'approved' } },
      { outcome: 'done', standing: 'approved' },
      { outcome: 'refused', code: 'registration.no_place_left' },
      { outcome: 'refused', code: 'registration.no_place_left' },
    ]);
  });
});

describe('companions', () => {
  async function delegateWithCompanion(category = 'media') {
    const { id } = await apply(app, media());
    const cookie = await signInDelegate(app, id);
    const companion = new Applicant(app);
    const body = { email: companion.email, locale: 'en' };
    const begun = await (await app.ask('POST', '/api/delegate/companions', { cookie, body })).json();
    await companion.take(begun.secret);
    await companion.save(somebody({ category: category as 'media' }));
    return { id, companion: await idOf(app, (await companion.submit()).body.reference) };
  }

  it('are decided on after their delegate, whatever the order asked', async () => {
    const { id, companion } = await delegateWithCompanion();
    const early = await decide(companion, { decision: 'approved', revision: 0 });
    expect(early.body.code).toBe('registration.companion_before_delegate');
    const { body } = await decideMany([companion, id], { decision: 'approved' });
    expect(body.answers).toMatchObject([
      { id: companion, outcome: 'done' },
      { id, outcome: 'done' },
    ]);
  });

  it('are withdrawn, with their badges, when their delegate is declined', async () => {
    const { id, companion } = await delegateWithCompanion();
    await decideMany([id, companion], { decision: 'approved' });
    await decideMany([id], { decision: 'declined', because: 'It was a mistake.' });
    expect(await delegateRow(app, companion)).toMatchObject({ status: 'withdrawn' });
    const good = await app.database.sql`select from badges where revoked_at is null
      and delegate_id in (${id}, ${companion})`;
    expect(good).toHaveLength(0);
    expect((await lettersTo(app, (await delegateRow(app, companion)).email)).at(-1)?.kind).toBe('withdrawn');
  });
});
