import { expect, it, onTestFinished } from 'vitest';
import { Account } from '../../../ops/demo/client/account.ts';
import { seeded } from '../../../ops/demo/random.ts';
import { setUpAccessPoints } from '../../../ops/demo/set-up/access-points.ts';
import { setUpHotspots } from '../../../ops/demo/set-up/venue.ts';
import type { Device } from '../../../ops/demo/simulator/hotspots/coverage.ts';
import { Controller, type EndConnection } from '../../../ops/demo/simulator/wifi/controller.ts';
import { setPhoneUp } from '../../../ops/demo/simulator/wifi/own-page.ts';
import { Phone } from '../../../ops/demo/simulator/wifi/phone.ts';
import type { Hotspot } from '../../../ops/demo/venue/venue.ts';
import { systemClock } from '../../../server/kernel/clock.ts';
import { sendDisconnects } from '../../../server/network-access/disconnects/send-disconnects.ts';
import { networkAccount } from '../../../server/network-access/network-access.contract.ts';
import { useWifi } from '../../network-access/wifi-venue.ts';
import { useApp } from '../../support/app.ts';
import { startLiveServer } from '../../support/live-server.ts';
import { wifiPrograms } from '../../support/wifi-programs.ts';

const app = useApp();
const wifi = useWifi(app);

const hotspotAt = (code: string): Hotspot => ({
  ...{ code, name: { en: code }, carrier: 'Qinghe Mobile', bands: ['5'], zoneId: 'town', level: 0 },
  ...{ latitude: 30.74, longitude: 120.49, capacityClients: 50 },
});
const hotspots = [hotspotAt('LH-001'), hotspotAt('LH-002')];

/** The demo's access points, before FreeRADIUS has heard of any; one of them, and who asks it to take a phone off. */
async function openController(network: Account, end: EndConnection) {
  await setUpHotspots(network, hotspots);
  const [point] = await setUpAccessPoints(network, hotspots);
  const { eapolTest, environment } = wifiPrograms();
  const { authenticationPort, accountingPort } = wifi().radius;
  const controller = await Controller.open(point!, accountingPort, end);
  onTestFinished(() => controller.close());
  const orders = { authenticationPort, accountingPort, eapolTest, environment, accessPoints: [point!], isTold: false };
  return { orders, controller };
}

it('a simulated phone logs in, is told of where it goes, is taken off when its delegate is revoked, and refused then', async () => {
  const { origin: address } = new URL((await startLiveServer(app)).url.replace('ws', 'http'));
  onTestFinished(sendDisconnects({ ...app, clock: systemClock }, { url: app.database.url }));
  const accountOf = async (...roles: Parameters<typeof app.signedInAs>) =>
    new Account(address, { email: roles.join(), cookie: await app.signedInAs(...roles) });
  const [network, desk] = [await accountOf('network', 'administrator'), await accountOf('desk')];
  let phone: Phone | undefined;
  const { orders, controller } = await openController(network, ({ accountingId }) => {
    const isIts = phone?.accountingId === accountingId;
    if (isIts) phone?.takeOff(Date.now());
    return isIts;
  });

  const asleep = await wifi().venue.invite({ category: 'official', isVerified: false });
  expect(await setPhoneUp(desk, asleep.delegateId)).toBeUndefined();
  const { delegateId } = await wifi().venue.invite({ category: 'official' });
  const credential = (await setPhoneUp(desk, delegateId))!;
  const device = { carrier: 'Qinghe Mobile', hotspot: 0, activity: 'talk' } as Device;
  const person = {
    devices: [device],
    badgeNumber: '1001-1',
    delegate: { name: 'Somebody' },
  } as unknown as Phone['person'];
  phone = new Phone(person, { orders, controller, credential, speed: 4 }, seeded('phone'));
  const account = async () => networkAccount.parse((await network.ask(`/api/network/accounts/${delegateId}`)).body);
  const at = () => account().then(({ connections }) => connections.map(({ hotspot }) => hotspot));
  const started = () =>
    app.database.sql`select count(*)::int as n from connections where started_at is not null and ended_at is null`;

  // Somebody who has just sat down.
  const satMs = Date.now();
  phone.look(satMs);
  expect([phone.isWanting(satMs + 59_000), phone.isWanting(satMs + 60_000)]).toEqual([false, true]);
  await phone.join();
  expect(phone.hotspot).toBe(0);
  await expect.poll(started).toEqual([{ n: 1 }]);
  expect(await account()).toMatchObject({
    connections: [{ hotspot: 'LH-001', accessPoint: 'Controller of Qinghe Mobile' }],
  });
  device.hotspot = 1;
  phone.look(satMs + 80_000);
  phone.look(satMs + 130_000);
  expect(await at()).toEqual(['LH-001']);
  phone.look(satMs + 141_000);
  await expect.poll(at).toEqual(['LH-002']);

  await network.ask(`/api/network/accounts/${delegateId}/revoke`, { json: { because: 'The phone was lost.' } });
  const settled = () =>
    app.database.sql`select d.outcome, c."end" from disconnects d join connections c on c.id = d.connection_id`;
  await expect.poll(settled).toEqual([{ outcome: 'acknowledged', end: 'disconnected' }]);
  expect([phone.hotspot, phone.isWanting(Date.now() + 141_000)]).toEqual([undefined, true]);
  expect(await account()).toMatchObject({
    connections: [{ hotspot: 'LH-002', disconnect: { outcome: 'acknowledged' } }],
  });
  await phone.join();
  expect(phone.hotspot).toBeUndefined();
  expect((await account()).attempts.map(({ outcome }) => outcome)).toEqual(['account_revoked', 'admitted']);
}, 60_000);
