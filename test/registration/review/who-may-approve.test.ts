import { beforeAll, describe, expect, it } from 'vitest';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { useApp } from '../../support/app.ts';
import { dateConference, putTerms } from '../forms/applicant.ts';
import { register } from '../register.ts';

const app = useApp();
let desk: string;
let colleague: string;
let supervisor: string;

beforeAll(async () => {
  const admin = await app.signedInAs('administrator');
  desk = await app.signedInAs('desk');
  colleague = await app.signedInAs('desk');
  supervisor = await app.signedInAs('supervisor');
  await dateConference(app);
  await putTerms(app, admin);
});

let people = 0;

/** Somebody new whom the clerk registers at the desk. */
async function walkIn(category: DelegateCategory): Promise<string> {
  const id = uuidv7(app.clock.now());
  const latin = `Walker ${String.fromCharCode(65 + people++)}`;
  const person = { id, name: latin, country: 'NP', category, email: `walker-${people}@people.example` };
  const answer = await app.ask('POST', '/api/desk/walk-ins', { cookie: desk, body: person });
  expect(await answer.json()).toMatchObject({ standing: 'waiting', waitsBecause: 'category_needs_review' });
  return id;
}

const look = async (id: string, cookie: string) => (await app.ask('GET', `/api/reviews/${id}`, { cookie })).json();

async function decide(id: string, body: object, cookie: string) {
  const { revision } = await look(id, cookie);
  const answer = await app.ask('POST', `/api/reviews/${id}`, { cookie, body: { revision, ...body } });
  return { status: answer.status, body: await answer.json() };
}

async function change(id: string, what: object, cookie: string, path = '') {
  const { revision } = await look(id, cookie);
  const whole = path ? { change: what } : { change: what, revision, because: 'They said so' };
  const answer = await app.ask('POST', `/api/delegates/${id}/changes${path}`, { cookie, body: whole });
  return { status: answer.status, body: await answer.json() };
}

const refused = { status: 403, body: { code: 'registration.supervisor_needed' } };

describe('a category that is not open to the public', () => {
  it('is approved by a supervisor, and by no clerk: neither the one who registered them nor a colleague', async () => {
    const id = await walkIn('official');
    for (const clerk of [desk, colleague]) {
      expect(await decide(id, { decision: 'approved' }, clerk)).toMatchObject(refused);
      expect(await decide(id, { decision: 'approved', category: 'medical' }, clerk)).toMatchObject(refused);
      // The waiting list moves up by itself.
      expect(await decide(id, { decision: 'waitlisted' }, clerk)).toMatchObject(refused);
    }
    const many = { decision: 'approved', registrations: [{ id, revision: 0 }] };
    const answer = await app.ask('POST', '/api/reviews', { cookie: desk, body: many });
    expect((await answer.json()).answers).toMatchObject([{ outcome: 'refused', code: refused.body.code }]);
    expect(await decide(id, { decision: 'approved' }, supervisor)).toMatchObject({
      status: 200,
      body: { standing: 'approved', category: 'official' },
    });
  });

  it('is given at the desk by nobody but a supervisor, and the clerk is told before they write why', async () => {
    const id = await register(app.database, { category: 'attendee' });
    const toStaff = { kind: 'category', category: 'staff' };
    expect(await change(id, toStaff, desk)).toMatchObject(refused);
    expect(await change(id, toStaff, desk, '/preview')).toMatchObject(refused);
    expect((await change(id, { kind: 'category', category: 'media' }, desk)).status).toBe(200);
    expect((await change(id, toStaff, supervisor)).status).toBe(200);
    expect((await change(id, { kind: 'category', category: 'attendee' }, desk)).status).toBe(200);
  });

  it('is not had by making one of two registrations, unless one of them had it', async () => {
    const stays = await register(app.database, { category: 'attendee' });
    const goes = await walkIn('medical');
    const merge = { kind: 'merge', otherId: goes, otherRevision: 0, take: ['category'] };
    expect(await change(stays, merge, desk)).toMatchObject(refused);
    const approved = await register(app.database, { category: 'medical' });
    expect((await change(stays, { ...merge, otherId: approved }, desk)).status).toBe(200);
  });
});

describe('whom a clerk registered themself', () => {
  it('somebody else looks at, where the desk may not approve the category on the spot', async () => {
    const id = await walkIn('media');
    expect(await look(id, desk)).toMatchObject({ mayApproveAs: ['attendee'] });
    expect(await decide(id, { decision: 'approved' }, desk)).toMatchObject(refused);
    expect(await look(id, colleague)).toMatchObject({ mayApproveAs: ['attendee', 'speaker', 'media', 'exhibitor'] });
    expect((await decide(id, { decision: 'approved' }, colleague)).status).toBe(200);
  });

  it('they may approve as what the desk approves on the spot, and decline', async () => {
    const asAttendee = { decision: 'approved', category: 'attendee' };
    expect((await decide(await walkIn('speaker'), asAttendee, desk)).status).toBe(200);
    const because = 'They are not of this conference';
    expect((await decide(await walkIn('official'), { decision: 'declined', because }, desk)).status).toBe(200);
  });
});
