import { beforeAll, expect, it } from 'vitest';
import type { CalendarLink } from '../../server/programme/own-programme.contract.ts';
import { openVenue, type Venue } from '../admission/venue.ts';
import { openOwnPage } from '../privacy/retention-world.ts';
import { useApp } from '../support/app.ts';
import { scheduleOf, talk } from './schedules.ts';
import { deskOver } from './venue.ts';

const app = useApp();
let venue: Venue;
let desk: string;
beforeAll(async () => {
  venue = await openVenue(app);
  desk = await app.signedInAs('desk', 'administrator');
});

it('what either of two registrations marked is marked when they are one, and the calendar of the gone one is over', async () => {
  await deskOver(app, desk).put(scheduleOf([talk({ title: 'A' }), talk({ title: 'B' }), talk({ title: 'C' })]));
  const [stays, goes] = [await venue.invite(), await venue.invite()];
  const marked = async (delegateId: string) =>
    (
      await app.database.sql`select s.title->>'en' as title from favourites f join sessions s on s.id = f.session_id
        where f.delegate_id = ${delegateId} order by 1`
    ).map(({ title }) => title);
  const mark = async (cookie: string, ...titles: string[]) => {
    for (const { id } of await app.database.sql`select id from sessions where title->>'en' = any(${titles})`) {
      await app.ask('PUT', `/api/delegate/favourites/${id}`, { cookie });
    }
  };
  await mark(await openOwnPage(app, desk, stays.delegateId), 'A', 'B');
  const cookie = await openOwnPage(app, desk, goes.delegateId);
  await mark(cookie, 'B', 'C');
  const link = (await (await app.ask('POST', '/api/delegate/calendar', { cookie })).json()) as CalendarLink;
  const revisionOf = async (id: string) =>
    ((await (await app.ask('GET', `/api/delegates/${id}`, { cookie: desk })).json()) as { revision: number }).revision;
  const otherRevision = await revisionOf(goes.delegateId);
  const change = { kind: 'merge', otherId: goes.delegateId, otherRevision, take: [] };
  const body = { change, revision: await revisionOf(stays.delegateId), because: 'Registered twice' };
  const answer = await app.ask('POST', `/api/delegates/${stays.delegateId}/changes`, { cookie: desk, body });
  expect(answer.status).toBe(200);
  expect(await marked(stays.delegateId)).toEqual(['A', 'B', 'C']);
  expect(await marked(goes.delegateId)).toEqual([]);
  expect((await app.ask('GET', new URL(link.favourites).pathname)).status).toBe(404);
});
