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
