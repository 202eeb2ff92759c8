import { expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import { NetworkVenue } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const own = '/api/delegate/network';

const revisionOf = async (id: string): Promise<number> => (await venue.ask('GET', `/api/delegates/${id}`)).revision;

async function change(id: string, what: object): Promise<void> {
  const body = { change: what, revision: await revisionOf(id), because: 'As they wrote' };
  await venue.ask('POST', `/api/delegates/${id}/changes`, body);
}

const durda = {
  ...{ kind: 'transfer', name: 'Durda Mostovic', nameLatin: 'Durda Mostovic', country: 'RS' },
  ...{ email: 'durda@example.org', affiliation: '' },
};

const placesHeld = async (delegateId: string): Promise<number> =>
  (await venue.asSuperuser`select from network_devices where delegate_id = ${delegateId}`).length;

it('whose place another takes is off at once, and does not come back when the other is verified', async () => {
  const first = await venue.credentialed();
  expect((await venue.admit(first.userName))[0]).toBe('admit');
  await change(first.delegateId, durda);
  expect(await venue.untouched(first.delegateId)).toBe(0);
  expect(await venue.reasons(first.delegateId)).toEqual(['credential_removed']);
  expect(await placesHeld(first.delegateId)).toBe(0);

  await venue.verify(first.delegateId);
  expect(await venue.standingOf(first.delegateId)).toBe('awake');
  expect(await venue.admit(first.userName)).toEqual(['refuse']);
  const { attempts } = await venue.ask('GET', `/api/network/accounts/${first.delegateId}`);
  expect(attempts[0]).toMatchObject({ outcome: 'credential_removed' });
});

it('of two registrations that become one, the devices of the one that goes are set up anew', async () => {
  const [stays, goes] = [await venue.credentialed(), await venue.credentialed()];
  await venue.admit(goes.userName);
  const otherRevision = await revisionOf(goes.delegateId);
  await change(stays.delegateId, { kind: 'merge', otherId: goes.delegateId, otherRevision, take: [] });
  expect(await venue.untouched(goes.delegateId)).toBe(0);
  expect(await venue.admit(goes.userName)).toEqual(['refuse']);
  expect(await placesHeld(goes.delegateId)).toBe(0);
  const { credentials } = await venue.ask('GET', `/api/network/accounts/${goes.delegateId}`);
  expect(credentials).toMatchObject([{ removedAt: expect.any(String) }]);
  expect((await venue.admit(stays.userName))[0]).toBe('admit');
});

const isRevoked = async (delegateId: string): Promise<boolean> =>
  Boolean((await venue.ask('GET', `/api/network/accounts/${delegateId}`)).revoked);

it('that somebody was taken off the network does not count against who takes their place', async () => {
  const first = await venue.credentialed();
  await venue.ask('POST', `/api/network/accounts/${first.delegateId}/revoke`, { because: 'Seen elsewhere' });
  await change(first.delegateId, durda);
  expect(await isRevoked(first.delegateId)).toBe(false);
  const entries = await venue.asSuperuser`
    select from ledger l join ledger_subjects s using (subject_id)
    where s.delegate_id = ${first.delegateId} and l.action = 'network_account_restored'`;
  expect(entries).toHaveLength(1);
  await venue.verify(first.delegateId);
  expect(await venue.standingOf(first.delegateId)).toBe('awake');
});

it('who was taken off the network under one registration is off it under the one that they become', async () => {
  const [stays, goes] = [await venue.credentialed(), await venue.credentialed()];
  await venue.admit(stays.userName);
  await venue.ask('POST', `/api/network/accounts/${goes.delegateId}/revoke`, { because: 'Seen elsewhere' });
  const otherRevision = await revisionOf(goes.delegateId);
  await change(stays.delegateId, { kind: 'merge', otherId: goes.delegateId, otherRevision, take: [] });
  expect(await isRevoked(stays.delegateId)).toBe(true);
  expect(await venue.reasons(stays.delegateId)).toEqual(['account_revoked']);
  expect(await venue.admit(stays.userName)).toEqual(['refuse']);
});

it('who waits for a credential while another takes their place gets none', async () => {
  const { delegateId, cookie } = await venue.credentialed();
  const waits = async () =>
    (
      await venue.asSuperuser`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%"network_accounts"%'`
    ).length;
  const answer = await venue.asSuperuser.begin(async (tx) => {
    await tx`select from network_accounts where delegate_id = ${delegateId} for update`;
    const asked = app.ask('POST', `${own}/credentials`, { cookie, body: { deviceName: 'Second', method: 'peap' } });
    await expect.poll(waits, { interval: 5 }).toBe(1);
    await tx`update delegate_sign_ins set ended_at = now() where delegate_id = ${delegateId}`;
    return { asked };
  });
  const { status, code } = await (await answer.asked).json();
  expect([status, code]).toEqual([401, 'request.link_needed']);
});
