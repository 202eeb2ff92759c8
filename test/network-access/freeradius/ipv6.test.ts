import postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import { tellAccounting } from '../accounting-packets.ts';
import { accessPointSecret, useWifi } from '../wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app, { listenAddress: '127.0.0.1, ::1' });
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

it('an access point that has an address of IPv6 is answered there, once it was imported', async () => {
  const cookie = await app.signedInAs('network');
  const to = { port: wifi().radius.accountingPort, secret: accessPointSecret, host: '::1' };
  expect(await tellAccounting({ status: 'Start', accountingId: 'unknown' }, to)).toBe(false);
  const body = { accessPoints: [{ name: 'North gate 1', address: '::1', secret: accessPointSecret }] };
  expect((await app.ask('PUT', '/api/network/access-points', { cookie, body })).status).toBe(200);
  const told = () => tellAccounting({ status: 'Start', accountingId: 'by-six' }, to);
  await expect.poll(told, { timeout: 60_000 }).toBe(true);
  const events = await sql`select p.name from accounting_events e join access_points p on p.id = e.access_point_id`;
  expect(events.map(({ name }) => name)).toContain('North gate 1');
}, 90_000);
