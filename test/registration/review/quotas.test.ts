import { beforeAll, beforeEach, expect, it } from 'vitest';
import { moveUpWaitingList } from '../../../server/registration/review/move-up-waiting-list.ts';
import { useApp } from '../../support/app.ts';
import {
  Applicant,
  apply,
  dateConference,
  delegateRow,
  lettersTo,
  putQuotas,
  putTerms,
  somebody,
} from '../forms/applicant.ts';
import { register } from '../register.ts';

const app = useApp();
let admin: string;
let desk: string;

beforeAll(async () => {
  admin = await app.signedInAs('administrator');
  desk = await app.signedInAs('desk');
  await dateConference(app);
});
beforeEach(async () => {
  app.clock.advance(60_000);
  await app.database.sql`update delegates set status = 'withdrawn', waitlisted_at = null`;
  await putTerms(app, admin);
  await putQuotas(app, admin, {});
});

const approvedOf = async (category: string) => {
  const rows = await app.database.sql`select id from delegates where category = ${category} and status = 'approved'`;
  return rows.length;
};
const standing = async (category: string) => {
  const { categories } = await (await app.ask('GET', '/api/registration/quotas', { cookie: desk })).json();
  return categories.find((one: { category: string }) => one.category === category);
};
async function decide(id: string, body: object) {
  app.clock.advance(1_000);
  const { revision } = await delegateRow(app, id);
  const answer = await app.ask('POST', `/api/reviews/${id}`, { cookie: desk, body: { revision, ...body } });
  return { status: answer.status, body: await answer.json() };
}

it('a quota holds when many send their forms at the same moment; the others go on the waiting list', async () => {
  await putQuotas(app, admin, { attendee: 3 });
  const applicants = Array.from({ length: 10 }, () => new Applicant(app));
  for (const applicant of applicants) {
    await applicant.begin();
    await applicant.save(somebody());
  }
  const outcomes = await Promise.all(applicants.map((applicant) => applicant.submit()));
  expect(outcomes.filter(({ body }) => body.standing === 'approved')).toHaveLength(3);
  expect(outcomes.filter(({ body }) => body.standing === 'waitlisted')).toHaveLength(7);
  expect(await standing('attendee')).toMatchObject({ places: 3, taken: 3, waitlisted: 7 });
});

it('a quota holds when several reviewers approve at the same moment', async () => {
  await putQuotas(app, admin, { media: 2 });
  const ids = [];
  for (let n = 0; n < 6; n += 1) ids.push((await apply(app, somebody({ category: 'media' }))).id);
  const answers = await Promise.all(ids.map((id) => decide(id, { decision: 'approved' })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
  expect(answers.filter(({ body }) => body.code === 'registration.no_place_left')).toHaveLength(4);
  expect(await approvedOf('media')).toBe(2);
});

it('who has waited longest gets the place of somebody who was declined, with a letter and a badge', async () => {
  await putQuotas(app, admin, { attendee: 1 });
  const first = await apply(app);
  const second = new Applicant(app);
  await second.apply();
  const third = await apply(app);
  const { status } = await decide(first.id, { decision: 'declined', because: 'It was a mistake.' });
  expect(status).toBe(200);
  expect((await second.open()).body.outcome?.standing).toBe('approved');
  expect((await lettersTo(app, second.email)).map(({ kind }) => kind)).toEqual(['form_link', 'waitlisted', 'approved']);
  expect(await delegateRow(app, third.id)).toMatchObject({ status: 'submitted' });
  expect(await approvedOf('attendee')).toBe(1);
});

it('a higher quota brings up as many as it has room for, in their order', async () => {
  await putQuotas(app, admin, { attendee: 0 });
  const ids = [];
  for (let n = 0; n < 4; n += 1) ids.push((await apply(app)).id);
  expect(await putQuotas(app, admin, { attendee: 2 })).toMatchObject({ movedUp: 2 });
  const statuses = await Promise.all(ids.map(async (id) => (await delegateRow(app, id)).status));
  expect(statuses).toEqual(['approved', 'approved', 'submitted', 'submitted']);
  expect(await putQuotas(app, admin, {})).toMatchObject({ movedUp: 2 });
});

it('who comes new does not get ahead of who waits, when a place has just come free', async () => {
  await putQuotas(app, admin, { attendee: 1 });
  const holder = await apply(app);
  const waiting = await apply(app);
  await app.database.sql`update delegates set status = 'withdrawn' where id = ${holder.id}`;
  expect((await apply(app)).standing).toBe('waitlisted');
  expect(await delegateRow(app, waiting.id)).toMatchObject({ status: 'approved' });
});

it('a lower quota takes nobody’s place, and gives none away until there is room', async () => {
  for (let n = 0; n < 3; n += 1) await register(app.database, { category: 'attendee' });
  await putQuotas(app, admin, { attendee: 1 });
  expect((await apply(app)).standing).toBe('waitlisted');
  expect(await approvedOf('attendee')).toBe(3);
});

it('a reviewer puts somebody on the waiting list, who is approved when it is their turn', async () => {
  await putQuotas(app, admin, { media: 0 });
  const { id } = await apply(app, somebody({ category: 'media' }));
  await decide(id, { decision: 'waitlisted' });
  expect(await moveUpWaitingList(app)).toBe(0);
  await putQuotas(app, admin, { media: 1 });
  expect(await delegateRow(app, id)).toMatchObject({ status: 'approved', waitlisted_at: null });
});

it('places given away and taken back at the same moment never come to more than there are', async () => {
  await putQuotas(app, admin, { attendee: 3 });
  const first = [];
  for (let n = 0; n < 3; n += 1) first.push((await apply(app)).id);
  const applicants = Array.from({ length: 6 }, () => new Applicant(app));
  for (const applicant of applicants) {
    await applicant.begin();
    await applicant.save(somebody());
  }
  const decisions = first.map((id) => decide(id, { decision: 'declined', because: 'Changed.' }));
  const answers = await Promise.all([...applicants.map((applicant) => applicant.submit()), ...decisions]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(await approvedOf('attendee')).toBe(3);
  expect(await standing('attendee')).toMatchObject({ waitlisted: 3 });
});
