import { expect, it } from 'vitest';
import { inventoryOf, manyHotspots } from '../../hotspots/venue.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const own = '/api/delegate/network';

/** The first hotspot of an inventory, by its address in the air. */
async function putHotspot(): Promise<string> {
  const headers = { 'content-type': 'application/geo+json' };
  const body = inventoryOf(manyHotspots(1).map((one) => ({ ...one, zoneId: 'town' })));
  await app.ask('POST', '/api/hotspots/inventory', { cookie: venue.staff, body, headers });
  const hotspots = [{ code: 'LH-0001', bssids: ['02:00:00:00:00:01'] }];
  const point = { name: 'AP 1', address: '10.0.0.1', secret: 'a-secret-of-the-first-one', hotspots };
  await venue.ask('PUT', '/api/network/access-points', { accessPoints: [point] });
  return '02-00-00-00-00-01:Conference';
}

it('a delegate sees the newest of their own attempts, by the names of hotspots and devices, and nobody else’s', async () => {
  const called = await putHotspot();
  const [one, other] = [await venue.credentialed(), await venue.credentialed()];
  await venue.asRadius`select radius.refused('PEAP', ${one.userName}, '10.0.0.1', ${called}, '')`;
  for (let n = 0; n < 11; n += 1) await venue.admit(one.userName, '0a0000000001');
  await venue.asRadius`select radius.refused('PEAP', ${one.userName}, '10.0.0.1', ${called}, '')`;
  const { attempts } = await venue.ask('GET', own, undefined, one.cookie);
  expect(attempts).toHaveLength(10);
  expect(attempts[0]).toEqual({
    at: expect.any(String),
    ...{ method: 'peap', outcome: 'wrong_secret', deviceName: 'Telephone' },
    hotspotName: { en: 'Place 1', 'zh-CN': '位置1' },
  });
  expect(attempts[1]).toEqual({ at: expect.any(String), method: 'peap', outcome: 'admitted', deviceName: 'Telephone' });
  expect((await venue.ask('GET', own, undefined, other.cookie)).attempts).toEqual([]);

  const account = await venue.ask('GET', `/api/network/accounts/${one.delegateId}`);
  expect(account.attempts).toHaveLength(13);
  expect(account.attempts[0]).toMatchObject({
    hotspot: 'LH-0001',
    hotspotName: { en: 'Place 1' },
    accessPoint: 'AP 1',
  });
});
