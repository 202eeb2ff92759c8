import { expect, it } from 'vitest';
import type { Role } from '../../../db/vocabulary.ts';
import { register } from '../../registration/register.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue, newDevice } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const because = 'Runs a scanner against the others';

const pathOf = (delegateId: string) => `/api/network/accounts/${delegateId}`;
const decide = (delegateId: string, what: 'revoke' | 'restore', cookie = venue.staff) =>
  app.ask('POST', `${pathOf(delegateId)}/${what}`, { cookie, body: { because } });

it('staff see how an account stands, its devices, its attempts and what is connected, and no secret', async () => {
  const { delegateId, userName, credentialId, cookie } = await venue.credentialed();
  const device = newDevice();
  const [, , , , , connection] = await venue.admit(userName, device);
  await venue.asRadius`select radius.refused('PEAP', ${userName}, '10.0.0.1', '', '')`;
  await venue.ask('PUT', `/api/delegate/network/credentials/${credentialId}/name`, { deviceName: 'Tablet' }, cookie);
  const account = await venue.ask('GET', pathOf(delegateId));
  expect(account).toMatchObject({
    ...{ delegateId, standing: 'awake', devices: 4 },
    credentials: [{ id: credentialId, deviceName: 'Tablet', method: 'peap', userName }],
    ...{ name: '沈望舒', nameLatin: 'Shen Wangshu', category: 'speaker', verifiedAt: expect.any(String) },
    attempts: [
      { method: 'peap', outcome: 'wrong_secret', deviceName: 'Tablet', accessPoint: 'AP 1' },
      { method: 'peap', outcome: 'admitted', deviceName: 'Tablet', accessPoint: 'AP 1' },
    ],
    connections: [{ deviceAddress: device, deviceName: 'Tablet', accessPoint: 'AP 1', vlan: 120 }],
  });
  expect(account.revoked).toBeUndefined();
  const [row] = await venue.asSuperuser`select encode(nt_hash, 'hex') as hash from network_credentials
    where id = ${credentialId}`;
  expect(JSON.stringify(account)).not.toContain(row?.hash);
  expect(JSON.stringify(account).replaceAll('-', '')).not.toContain(connection);
});

it('a revocation disconnects at once what is connected, is told with its reason, and can be taken back', async () => {
  const { delegateId, userName } = await venue.credentialed();
  await venue.admit(userName);
  const revoked = await (await decide(delegateId, 'revoke')).json();
  expect(revoked).toMatchObject({
    ...{ standing: 'account_revoked', revoked: { because } },
    connections: [{ disconnect: { because: 'account_revoked' } }],
  });
  expect(await venue.admit(userName)).toEqual(['refuse']);
  const twice = await decide(delegateId, 'revoke');
  expect([twice.status, (await twice.json()).code]).toEqual([409, 'network_access.account_revoked']);

  const restored = await (await decide(delegateId, 'restore')).json();
  expect(restored).toMatchObject({ standing: 'awake' });
  expect(restored.revoked).toBeUndefined();
  expect((await venue.admit(userName))[0]).toBe('admit');
  const again = await decide(delegateId, 'restore');
  expect([again.status, (await again.json()).code]).toEqual([409, 'network_access.account_not_revoked']);
  const entries = await venue.asSuperuser`select action from ledger l join ledger_subjects s using (subject_id)
    where s.delegate_id = ${delegateId} and action like 'network_%' order by sequence`;
  expect(entries.map(({ action }) => action)).toEqual(['network_account_revoked', 'network_account_restored']);
});

it('of two who revoke at once, one does', async () => {
  const { delegateId } = await venue.credentialed();
  const answers = await Promise.all([decide(delegateId, 'revoke'), decide(delegateId, 'revoke')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

it.each([
  ['desk', 200, 403],
  ['network', 200, 200],
  ['supervisor', 200, 200],
  ['gate', 403, 403],
  ['medical', 403, 403],
] as const)('%s who looks is answered %i, who revokes %i', async (role: Role, seen, revoked) => {
  const delegateId = await register(app.database);
  const cookie = await app.signedInAs(role);
  expect((await app.ask('GET', pathOf(delegateId), { cookie })).status).toBe(seen);
  expect((await decide(delegateId, 'revoke', cookie)).status).toBe(revoked);
});

it('of somebody who is not there, nothing is told or decided', async () => {
  const nobody = '01900000-0000-7000-8000-000000000000';
  for (const answer of [
    await app.ask('GET', pathOf(nobody), { cookie: venue.staff }),
    await decide(nobody, 'revoke'),
    await decide(nobody, 'restore'),
  ]) {
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'network_access.delegate_unknown']);
  }
});

it('that somebody has looked is in the ledger once in a quarter of an hour, by whoever it was', async () => {
  const { delegateId } = await venue.credentialed();
  const looks = async () =>
    (
      await venue.asSuperuser`select from ledger l join ledger_subjects s using (subject_id)
        where s.delegate_id = ${delegateId} and action = 'network_account_looked_up'`
    ).length;
  for (let n = 0; n < 3; n += 1) await venue.ask('GET', pathOf(delegateId));
  expect(await looks()).toBe(1);
  await venue.ask('GET', pathOf(delegateId), undefined, await app.signedInAs('desk'));
  expect(await looks()).toBe(2);
  app.clock.advance(15 * 60_000);
  await venue.ask('GET', pathOf(delegateId), undefined, await app.signedInAs('network'));
  expect(await looks()).toBe(3);
});
