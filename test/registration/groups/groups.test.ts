import { beforeAll, expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import { apply, dateConference, delegateRow, putTerms, signInDelegate, somebody } from '../forms/applicant.ts';
import { register } from '../register.ts';

const app = useApp();
let desk: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  await dateConference(app);
  await putTerms(app, await app.signedInAs('administrator'));
});

async function ask(method: string, path: string, body?: object, cookie = desk) {
  app.clock.advance(1_000);
  const answer = await app.ask(method, path, { cookie, ...(body && { body }) });
  return { status: answer.status, body: answer.status === 204 ? undefined : await answer.json() };
}
let made = 0;
async function group(members: readonly string[] = []) {
  const { body } = await ask('POST', '/api/groups', { name: `Delegation ${++made}` });
  if (members.length > 0) await ask('PUT', `/api/groups/${body.id}/members`, { add: members });
  return body.id as string;
}
const media = () => apply(app, somebody({ category: 'media' }));

it('a group is made, renamed, and removed once nobody is in it', async () => {
  const id = await group();
  const name = (await ask('GET', `/api/groups/${id}`)).body.name;
  expect((await ask('POST', '/api/groups', { name: name.toUpperCase() })).body.code).toBe('registration.group_exists');
  expect((await ask('PATCH', `/api/groups/${id}`, { name: 'Choir of the Canal' })).body.name).toBe(
    'Choir of the Canal',
  );
  const [member] = [await register(app.database)];
  await ask('PUT', `/api/groups/${id}/members`, { add: [member] });
  expect((await ask('DELETE', `/api/groups/${id}`)).body.code).toBe('registration.group_not_empty');
  await ask('PUT', `/api/groups/${id}/members`, { remove: [member] });
  expect((await ask('DELETE', `/api/groups/${id}`)).status).toBe(204);
  expect((await ask('GET', `/api/groups/${id}`)).status).toBe(404);
});

it('a group does not take the name of another, nor a name that turns its text around', async () => {
  const [one, two] = [await group(), await group()];
  const { name } = (await ask('GET', `/api/groups/${one}`)).body;
  expect((await ask('PATCH', `/api/groups/${two}`, { name })).body.code).toBe('registration.group_exists');
  expect((await ask('POST', '/api/groups', { name: 'Del\u202eegation' })).status).toBe(422);
});

it('tells how its members stand: waiting, approved, verified, inside', async () => {
  const [waiting, approved, inside] = [(await media()).id, await register(app.database), await register(app.database)];
  const id = await group([waiting, approved, inside]);
  await app.database.sql`insert into zones (id, name) values ('garden', '{"en": "Garden"}') on conflict do nothing`;
  await app.database.sql`insert into presences (delegate_id, zone_id) values (${inside}, 'garden')`;
  const { body } = await ask('GET', `/api/groups/${id}`);
  expect(body).toMatchObject({ members: 3, waiting: 1, approved: 2, verified: 0, inside: 1 });
  const standings = body.memberList.map((member: { id: string; standing: string }) => [member.id, member.standing]);
  expect(new Map(standings)).toEqual(
    new Map([
      [waiting, 'waiting'],
      [approved, 'approved'],
      [inside, 'approved'],
    ]),
  );
  const { groups } = (await ask('GET', '/api/groups')).body;
  const { memberList: _, changedAt: __, ...summary } = body;
  expect(groups).toContainEqual(summary);
});

it('a delegate is in one group at a time, and a head who leaves is head no more', async () => {
  const head = await register(app.database);
  const [old, next] = [await group([head]), await group()];
  expect((await ask('PATCH', `/api/groups/${old}`, { headId: head })).body.head.id).toBe(head);
  await ask('PUT', `/api/groups/${next}/members`, { add: [head] });
  expect((await ask('GET', `/api/groups/${old}`)).body).toMatchObject({ members: 0 });
  expect((await ask('GET', `/api/groups/${old}`)).body.head).toBeUndefined();
  expect((await ask('PATCH', `/api/groups/${old}`, { headId: head })).body.code).toBe('registration.not_of_this_group');
});

it('counts a change for whoever comes or goes, and for nobody else', async () => {
  const [stays, comes] = [await register(app.database), await register(app.database)];
  const id = await group([stays]);
  await ask('PUT', `/api/groups/${id}/members`, { add: [stays, comes] });
  expect(await delegateRow(app, stays)).toMatchObject({ revision: 1, group_id: id });
  expect(await delegateRow(app, comes)).toMatchObject({ revision: 1, group_id: id });
  const nobody = '01900000-0000-7000-8000-000000000009';
  const { body } = await ask('PUT', `/api/groups/${id}/members`, { add: [nobody], remove: [stays] });
  expect(body.code).toBe('registration.delegate_unknown');
  expect(await delegateRow(app, stays)).toMatchObject({ group_id: id });
});

it('is approved together, each member answered for itself', async () => {
  const ids = [(await media()).id, (await media()).id, await register(app.database)];
  const id = await group(ids);
  const members = ids.map((member) => ({ id: member, revision: 1 }));
  const { body } = await ask('POST', `/api/groups/${id}/decisions`, { decision: 'approved', members });
  expect(body.answers).toMatchObject([
    { outcome: 'done', standing: 'approved' },
    { outcome: 'done', standing: 'approved' },
    { outcome: 'refused', code: 'registration.decision_not_possible' },
  ]);
  expect((await ask('GET', `/api/groups/${id}`)).body).toMatchObject({ waiting: 0, approved: 3 });
});

it('decides on nobody when somebody named is not in it', async () => {
  const [member, stranger] = [(await media()).id, (await media()).id];
  const id = await group([member]);
  const members = [member, stranger].map((one) => ({ id: one, revision: 1 }));
  const decision = { decision: 'declined', because: 'The visit is off.', members };
  expect((await ask('POST', `/api/groups/${id}/decisions`, decision)).body.code).toBe('registration.not_of_this_group');
  expect(await delegateRow(app, member)).toMatchObject({ status: 'submitted' });
});

it('shows its members to its head, and to other members its name only', async () => {
  const [head, other, alone] = [await register(app.database), (await media()).id, await register(app.database)];
  const id = await group([head, other]);
  await ask('PATCH', `/api/groups/${id}`, { headId: head });
  const asHead = (await ask('GET', '/api/delegate/group', undefined, await signInDelegate(app, head))).body;
  expect(asHead).toMatchObject({ isHead: true, members: expect.any(Array) });
  expect(asHead.members.map(({ standing }: { standing: string }) => standing).sort()).toEqual(['approved', 'waiting']);
  const asMember = (await ask('GET', '/api/delegate/group', undefined, await signInDelegate(app, other))).body;
  expect(asMember).toEqual({ name: asHead.name, isHead: false, headName: asHead.headName });
  const asNobody = await ask('GET', '/api/delegate/group', undefined, await signInDelegate(app, alone));
  expect(asNobody.body.code).toBe('registration.no_group');
});
