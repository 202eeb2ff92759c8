import { expect, it } from 'vitest';
import { systemClock } from '../../server/kernel/clock.ts';
import { sendDisconnects } from '../../server/network-access/disconnects/send-disconnects.ts';
import { networkAccount } from '../../server/network-access/network-access.contract.ts';
import { useApp } from '../support/app.ts';
import { useAtEnd } from '../support/at-end.ts';
import type { Phone } from '../support/eapol-test.ts';
import { accessPointSecret, putAccessPoints, useWifi } from './wifi-venue.ts';
import { startWiredHotspot } from './wired/wired-hotspot.ts';

const app = useApp();
const wifi = useWifi(app);
const atEnd = useAtEnd();

it('registered and refused, verified and let in, counted on the hotspot, revoked and off within a second', async () => {
  const { venue, setUp, radius } = wifi();
  const network = await app.signedInAs('network');
  const hotspot = await startWiredHotspot(atEnd, radius, { secret: accessPointSecret, hotspot: 'WZ-001' });
  await putHotspot(network);
  await putAccessPoints(app, network, { disconnectPort: hotspot.disconnectPort });
  // hostapd compares the time that it is told with its own.
  atEnd(sendDisconnects({ ...app, clock: systemClock }, { url: app.database.url }));
  const person = await venue.invite({ category: 'official', isVerified: false });
  const { phone } = await setUp(person, 'ttls');
  const account = async () =>
    networkAccount.parse(
      await (await app.ask('GET', `/api/network/accounts/${person.delegateId}`, { cookie: network })).json(),
    );
  const told = (word: string) => expect.poll(() => hotspot.said('phone'), { timeout: 30_000 }).toContain(word);

  await hotspot.plugIn(wiredPhone(phone), phone.authorities);
  await told('CTRL-EVENT-EAP-FAILURE');
  expect((await account()).attempts.map(({ outcome }) => outcome)).toContain('not_verified');
  hotspot.unplug();

  await venue.settle(person.delegateId, 'verified');
  await hotspot.plugIn(wiredPhone(phone), phone.authorities);
  await told('CTRL-EVENT-EAP-SUCCESS');
  await expect.poll(account).toMatchObject({
    standing: 'awake',
    connections: [{ vlan: 140, hotspot: 'WZ-001', accessPoint: 'East gate 1' }],
  });
  const counted = () =>
    app.database.sql`select count(*)::int as n from connections where started_at is not null and ended_at is null`;
  await expect.poll(counted, { timeout: 15_000 }).toEqual([{ n: 1 }]);

  const from = performance.now();
  await app.ask('POST', `/api/network/accounts/${person.delegateId}/revoke`, {
    cookie: network,
    body: { because: 'The phone was lost.' },
  });
  const outcome = () => app.database.sql`select outcome from disconnects`;
  await expect.poll(outcome, { interval: 5 }).toEqual([{ outcome: 'acknowledged' }]);
  const tookMs = Math.round(performance.now() - from);
  console.info(`from the click to the acknowledgement: ${tookMs} ms`);
  expect(tookMs).toBeLessThan(5_000);
  await expect.poll(() => hotspot.said('access point')).toContain('AP-STA-DISCONNECTED');
  const ends = () => app.database.sql`select "end" from connections`;
  await expect.poll(ends).toEqual([{ end: 'disconnected' }]);

  await hotspot.plugIn(wiredPhone(phone), phone.authorities);
  await expect.poll(async () => (await account()).attempts[0]?.outcome, { timeout: 30_000 }).toBe('account_revoked');
}, 120_000);

async function putHotspot(cookie: string): Promise<void> {
  const body =
    'code,name,name_zh-CN,carrier,bands,zone,level,latitude,longitude,capacity_clients\nWZ-001,East gate,东门,China Mobile,5,,0,30.74,120.49,100\n';
  const headers = { 'content-type': 'text/csv' };
  const answer = await app.ask('POST', '/api/hotspots/inventory', { cookie, body, headers });
  if (!answer.ok) throw new Error(`the hotspot was answered ${answer.status}: ${await answer.text()}`);
}

/** As joinWith has it, with a cable. */
function wiredPhone(phone: Phone): string {
  if (!('secret' in phone)) throw new Error('not by this test');
  return `ap_scan=0
network={
  key_mgmt=IEEE8021X
  eapol_flags=0
  eap=${phone.method.toUpperCase()}
  anonymous_identity="anonymous"
  identity="${phone.userName}"
  password="${phone.secret}"
  phase2="auth=${phone.method === 'peap' ? 'MSCHAPV2' : 'PAP'}"
  domain_match="${phone.serverName}"
}
`;
}
