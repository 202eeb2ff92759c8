import { describe, expect, it } from 'vitest';
import type { StrangerReason } from '../../../db/network-vocabulary.ts';
import { inventoryOf, manyHotspots } from '../../hotspots/venue.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue, newDevice } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const path = '/api/network/stranger-attempts';

interface Away {
  readonly reason?: StrangerReason | 'wrong_secret';
  readonly inside?: string;
  readonly device?: string;
  readonly called?: string;
  readonly method?: string;
}

/** As FreeRADIUS tells it. */
const turnAway = ({ reason = 'wrong_secret', inside = '', device = newDevice(), called = '', method = 'PEAP' }: Away) =>
  venue.asRadius`
    select radius.turned_away(${method}, ${reason}, '', ${inside}, 'anonymous', ${device}, '10.0.0.1', ${called}, '')`;
const times = async (count: number, act: () => Promise<unknown>) => {
  for (let n = 0; n < count; n += 1) await act();
};
const outcomesOf = async (delegateId: string): Promise<string[]> => {
  const { attempts } = await venue.ask('GET', `/api/network/accounts/${delegateId}`);
  return attempts.map(({ outcome }: { outcome: string }) => outcome);
};

async function putHotspot(): Promise<string> {
  const headers = { 'content-type': 'application/geo+json' };
  const body = inventoryOf(manyHotspots(1).map((one) => ({ ...one, zoneId: 'town' })));
  await app.ask('POST', '/api/hotspots/inventory', { cookie: venue.staff, body, headers });
  const hotspots = [{ code: 'LH-0001', bssids: ['02:00:00:00:00:01'] }];
  const point = { name: 'AP 1', address: '10.0.0.1', secret: 'a-secret-of-the-first-one', hotspots };
  await venue.ask('PUT', '/api/network/access-points', { accessPoints: [point] });
  return '02-00-00-00-00-01:Conference';
}

it('who is nobody’s is counted by where and why, for an hour, and told without a device', async () => {
  const called = await putHotspot();
  await times(12, () => turnAway({ inside: 'aaaaaaaaaaaaaaaa', called }));
  await times(2, () => turnAway({ reason: 'server_not_trusted' }));
  await venue.asSuperuser`insert into stranger_attempts (since, reason, count) values
    (now() - interval '2 hours', 'tunnel_failed', 5)`;
  const { since, attempts } = await venue.ask('GET', path);
  expect(attempts).toEqual([
    {
      ...{ reason: 'name_unknown', count: 12, accessPoint: 'AP 1', hotspot: 'LH-0001' },
      hotspotName: { en: 'Place 1', 'zh-CN': '位置1' },
    },
    { reason: 'server_not_trusted', count: 2, accessPoint: 'AP 1' },
  ]);
  expect(Date.parse(since) % 600_000).toBe(0);
  expect(app.clock.now().getTime() - Date.parse(since)).toBeGreaterThanOrEqual(3_600_000);
});

it('only who finds accounts is told', async () => {
  expect((await app.ask('GET', path, { cookie: await app.signedInAs('supervisor') })).status).toBe(200);
  expect((await app.ask('GET', path, { cookie: await app.signedInAs('desk') })).status).toBe(403);
  expect((await app.ask('GET', path)).status).toBe(401);
});

describe('Of somebody who is known', () => {
  it('so many refusals are noted in a minute for each device, and what else they ask is noted all the same', async () => {
    const [one, other] = [await venue.credentialed(), await venue.credentialed()];
    await times(20, () => turnAway({ inside: one.userName }));
    await turnAway({ inside: other.userName });
    expect(await outcomesOf(one.delegateId)).toEqual(Array(6).fill('wrong_secret'));
    expect(await outcomesOf(other.delegateId)).toEqual(['wrong_secret']);
    expect((await venue.admit(one.userName))[0]).toBe('admit');
    expect((await outcomesOf(one.delegateId))[0]).toBe('admitted');
    await venue.asSuperuser`update join_attempts set at = at - interval '61 seconds'`;
    await turnAway({ inside: one.userName });
    expect(await outcomesOf(one.delegateId)).toHaveLength(8);
  });

  it('neither does one who is let in by nobody fill the list, as long as they are refused', async () => {
    const { userName, delegateId } = await venue.credentialed({ isVerified: false });
    await times(20, () => venue.admit(userName));
    expect(await outcomesOf(delegateId)).toEqual(Array(6).fill('not_verified'));
  });

  it('what keeps the account asleep is told before a wrong secret; that they ask in another way, before both', async () => {
    const { userName, delegateId } = await venue.credentialed({ isVerified: false });
    await turnAway({ inside: userName });
    await turnAway({ inside: userName, method: 'TTLS' });
    expect(await outcomesOf(delegateId)).toEqual(['wrong_method', 'not_verified']);
  });

  it('a device is theirs whose address has a place, unless it goes by another’s name', async () => {
    const [one, other] = [await venue.credentialed(), await venue.credentialed()];
    const device = newDevice();
    await venue.admit(one.userName, device);
    await turnAway({ reason: 'tunnel_failed', device: device.toUpperCase() });
    await turnAway({ inside: other.userName, device });
    expect(await outcomesOf(one.delegateId)).toEqual(['tunnel_failed', 'admitted']);
    expect(await outcomesOf(other.delegateId)).toEqual(['wrong_secret']);
  });

  it('who was erased is a stranger from then on', async () => {
    const { userName, delegateId } = await venue.credentialed();
    const device = newDevice();
    await venue.admit(userName, device);
    await venue.asSuperuser`delete from network_credentials where delegate_id = ${delegateId}`;
    await venue.asSuperuser`delete from network_devices where delegate_id = ${delegateId}`;
    const count = async () => (await venue.asSuperuser`select sum(count)::int as n from stranger_attempts`)[0]?.n;
    const before = await count();
    await turnAway({ inside: userName, device });
    expect(await venue.admit(userName, device)).toEqual(['refuse']);
    expect(await count()).toBe(before + 2);
  });

  it('an access point that was taken off lets nobody in, and that is what is told', async () => {
    const { userName, delegateId } = await venue.credentialed();
    const point = { name: 'AP 2', address: '10.0.0.2', secret: 'a-secret-of-the-second-one' };
    await venue.ask('PUT', '/api/network/access-points', { accessPoints: [point] });
    expect(await venue.admit(userName)).toEqual(['refuse']);
    expect(await outcomesOf(delegateId)).toEqual(['access_point_removed']);
  });
});
