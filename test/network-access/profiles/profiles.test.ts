import { expect, it } from 'vitest';
import type { NetworkProfile } from '../../../server/network-access/network-access.contract.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue, newDevice } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const path = '/api/network/profiles';

const list = async (): Promise<NetworkProfile[]> => (await venue.ask('GET', path)).profiles;
const put = (...profiles: Partial<NetworkProfile>[]) =>
  app.ask('PUT', path, { cookie: venue.staff, body: { profiles } });
const of = async (category: string) => (await list()).find((one) => one.category === category)!;
const entries = async () =>
  (await venue.asSuperuser`select from ledger where action = 'network_profiles_changed'`).length;

/** By which way out a device is let in. */
const letIn = async (userName: string) => {
  const [row] = await venue.asRadius<{ said: string }[]>`
    select radius.let_in('PEAP', ${userName}, ${newDevice()}, '10.0.0.1', '', '', 'A1') as said`;
  return row?.said.split(' ')[6];
};

it('there is one for each category from the beginning', async () => {
  expect((await list()).map(({ category, vlan }) => [category, vlan])).toEqual([
    ...[
      ['attendee', 110],
      ['speaker', 120],
      ['media', 130],
      ['official', 140],
    ],
    ...[
      ['exhibitor', 150],
      ['staff', 160],
      ['medical', 170],
    ],
  ]);
});

it('what is changed is changed alone, and once', async () => {
  const before = await list();
  const media = { ...(await of('media')), downKbps: 200_000, routeOut: 'domestic' as const };
  expect(await (await put(media)).json()).toEqual({
    profiles: before.map((one) => (one.category === 'media' ? media : one)),
  });
  expect(await entries()).toBe(1);
  expect((await put(media)).status).toBe(200);
  expect(await entries()).toBe(1);
});

it('who would be on another network is disconnected, and others stay', async () => {
  const [moved, stays] = [await venue.credentialed({ category: 'official' }), await venue.credentialed()];
  for (const { userName } of [moved, stays]) await venue.admit(userName);
  await put({ ...(await of('official')), vlan: 141 });
  expect(await venue.reasons(moved.delegateId)).toEqual(['profile_changed']);
  expect([await venue.untouched(moved.delegateId), await venue.untouched(stays.delegateId)]).toEqual([0, 1]);
  expect((await venue.admit(moved.userName))[1]).toBe('141');
});

it('who would leave the venue by another way is disconnected, and comes back by that', async () => {
  const person = await venue.credentialed({ category: 'medical' });
  expect(await letIn(person.userName)).toBe('domestic');
  await put({ ...(await of('medical')), routeOut: 'international' });
  expect(await venue.reasons(person.delegateId)).toEqual(['profile_changed']);
  expect(await letIn(person.userName)).toBe('international');
  expect(await venue.untouched(person.delegateId)).toBe(1);
  const account = await venue.ask('GET', `/api/network/accounts/${person.delegateId}`);
  expect(account).toMatchObject({ vlan: 170, routeOut: 'international' });
  expect(account.connections.at(-1)).toMatchObject({ vlan: 170, routeOut: 'international' });
});

it('when a category closes, its devices go', async () => {
  const person = await venue.credentialed({ category: 'exhibitor' });
  await venue.admit(person.userName);
  const open = await of('exhibitor');
  await venue.date(-48 * 60, -60);
  await put({ ...open, closesHoursAfter: 0 });
  expect(await venue.reasons(person.delegateId)).toEqual(['network_closed']);
  await venue.date(-60, 24 * 60);
  await put(open);
});

it('what is out of bounds or named twice changes nothing', async () => {
  const speaker = await of('speaker');
  const before = await list();
  const twice = await put(speaker, { ...speaker, vlan: 121 });
  expect(await twice.json()).toMatchObject({
    ...{ code: 'network_access.profile_twice', faults: [{ path: 'profiles.1.category' }] },
  });
  const wrong = [{ vlan: 0 }, { vlan: 4_095 }, { devices: 0 }, { downKbps: 63 }, { connectionMinutes: 1_441 }];
  for (const one of wrong) expect((await put({ ...speaker, ...one })).status).toBe(422);
  expect(await list()).toEqual(before);
});
