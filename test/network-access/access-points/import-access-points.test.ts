import { beforeAll, expect, it } from 'vitest';
import { Secrets } from '../../../server/kernel/secrets.ts';
import { inventoryOf, manyHotspots } from '../../hotspots/venue.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const path = '/api/network/access-points';

beforeAll(async () => {
  const headers = { 'content-type': 'application/geo+json' };
  const body = inventoryOf(manyHotspots(3).map(({ zoneId: _zoneId, ...one }) => one));
  const answer = await app.ask('POST', '/api/hotspots/inventory', { cookie: venue.staff, headers, body });
  expect(answer.status, await answer.clone().text()).toBe(200);
});

const put = (accessPoints: readonly object[]) => app.ask('PUT', path, { cookie: venue.staff, body: { accessPoints } });
const putCsv = (...lines: string[]) =>
  app.ask('PUT', path, { cookie: venue.staff, headers: { 'content-type': 'text/csv' }, body: lines.join('\n') });

/** What FreeRADIUS uses for who asks it from this address. */
async function secretFor(address: string): Promise<string | undefined> {
  const [row] = await venue.asRadius<{ secret: string }[]>`select radius.access_point(${address}) as secret`;
  return row?.secret;
}

const numbered = (n: number, changes: object = {}) => ({
  ...{ name: `AP ${n}`, address: `10.0.0.${n}`, secret: `secret-number-${n}-of-many` },
  ...changes,
});

it('each access point has its own secret, which PostgreSQL opens with the key of FreeRADIUS alone', async () => {
  const secrets = [
    `sixteen-letters!`,
    `${'x'.repeat(15)}y`,
    'signs-&%$#{}[]~^<>;=+*|?',
    '0123456789abcdef0123456789abcdef'.repeat(4),
  ];
  const answer = await put(secrets.map((secret, n) => numbered(n + 1, { secret })));
  expect(await answer.json()).toMatchObject({ created: 3, changed: 1, removed: 0 });
  for (const [n, secret] of secrets.entries()) expect(await secretFor(`10.0.0.${n + 1}`)).toBe(secret);
  expect(await secretFor('10.0.0.99')).toBe('none');
  const boxes = await venue.asSuperuser`select secret_box from access_points`;
  for (const { secret_box } of boxes) for (const secret of secrets) expect(secret_box.includes(secret)).toBe(false);
  const list = JSON.stringify(await venue.ask('GET', path));
  expect(secrets.filter((secret) => list.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);

  const other = new Secrets(Buffer.alloc(32, 1)).carriedKey('access-points').toString('hex');
  await venue.asRadius.begin(async (sql) => {
    await sql`select set_config('causeway.access_point_key', ${other}, true)`;
    const [row] = await sql`select radius.access_point('10.0.0.1') as secret`;
    expect(row?.secret).toBe('none');
  });
});

it('the same file again changes nothing, and what it no longer names is taken off', async () => {
  await put([numbered(1), numbered(2)]);
  const rows = () => venue.asSuperuser`select * from access_points order by id`;
  const before = await rows();
  expect(await (await put([numbered(2), numbered(1)])).json()).toEqual({
    ...{ created: 0, changed: 0, unchanged: 2, removed: 0, hotspotAddresses: 0, connectionsEnded: 0 },
  });
  expect(await rows()).toEqual(before);
  const fewer = await put([numbered(1, { secret: 'another-secret-for-it' })]);
  expect(await fewer.json()).toMatchObject({ created: 0, changed: 1, removed: 1 });
  expect([await secretFor('10.0.0.1'), await secretFor('10.0.0.2')]).toEqual(['another-secret-for-it', 'none']);
});

it('addresses are handed round, also that of one that is gone, and a name keeps its connections', async () => {
  await put([numbered(1), numbered(2), numbered(3)]);
  const person = await venue.credentialed();
  await venue.admit(person.userName);
  const before = await venue.asSuperuser<{ id: number; name: string }[]>`select id, name from access_points`;
  const swapped = [numbered(1, { address: '10.0.0.2' }), numbered(2, { address: '10.0.0.1' })];
  expect(await (await put(swapped)).json()).toMatchObject({ changed: 2, removed: 1 });
  expect(await (await put([...swapped, numbered(4, { address: '10.0.0.3' })])).json()).toMatchObject({ created: 1 });
  expect(await (await put([...swapped, numbered(3)])).json()).toMatchObject({ created: 1, removed: 1 });
  const after = await venue.asSuperuser<{ id: number; name: string; host: string }[]>`
    select id, name, host(address) as host from access_points where removed_at is null order by name`;
  expect(after.map(({ name, host }) => `${name} ${host}`)).toEqual([
    ...['AP 1 10.0.0.2', 'AP 2 10.0.0.1', 'AP 3 10.0.0.3'],
  ]);
  for (const { id, name } of after) expect(before).toContainEqual({ id, name });
  const [open] =
    await venue.asSuperuser`select p.name from connections n join access_points p on p.id = n.access_point_id
    where n.delegate_id = ${person.delegateId}`;
  expect(open?.name).toBe('AP 1');
});

it('over TLS there is no secret to give, and devices are sent back within ten minutes', async () => {
  await put([{ name: 'Garden', address: '192.0.2.7', isOverTls: true }, numbered(1)]);
  expect(await secretFor('192.0.2.7')).toBe('none');
  const { userName } = await venue.credentialed();
  const answerTo = async (fromWhere: string) => {
    const [row] = await venue.asRadius`
      select radius.admit('PEAP', ${userName}, 'aabbccddeeff', ${fromWhere}, '', '', '') as answer`;
    return row?.answer;
  };
  expect(await answerTo('192.0.2.7')).toBe('refuse');
  await venue.ask('POST', `${path}/Garden/certificate`, {});
  const [certified] =
    await venue.asSuperuser`select certificate_serial as serial from access_points where name = 'Garden'`;
  expect(await answerTo(`tls:${certified?.serial}`)).toMatch(/^admit 120 600 /);
});

it('CSV and JSON say the same, and tell which hotspot speaks with which address', async () => {
  const answer = await putCsv(
    'Name,Address,Secret,Over TLS,Disconnect-Port,Hotspots',
    'Controller,10.1.0.1,of-the-controller-itself,no,1700,LH-0001=AA-BB-CC-00-00-01 aa:bb:cc:00:00:02; LH-0002=AABBCC000003',
    'Orchard,10.1.0.2,,yes,,',
  );
  expect(await answer.json()).toMatchObject({ created: 2, hotspotAddresses: 3 });
  const again = await put([
    {
      ...{ name: 'Controller', address: '10.1.0.1', secret: 'of-the-controller-itself', disconnectPort: 1700 },
      hotspots: [
        { code: 'LH-0002', bssids: ['aabbcc000003'] },
        { code: 'LH-0001', bssids: ['aabbcc000001', 'aabbcc000002'] },
      ],
    },
    { name: 'Orchard', address: '10.1.0.2', isOverTls: true },
  ]);
  expect(await again.json()).toMatchObject({ created: 0, changed: 0, unchanged: 2, removed: 0, hotspotAddresses: 3 });
  const list = await venue.ask('GET', path);
  expect(list).toMatchObject({
    accessPoints: [
      { name: 'Controller', address: '10.1.0.1', isOverTls: false, disconnectPort: 1700 },
      { name: 'Orchard', address: '10.1.0.2', isOverTls: true, disconnectPort: 3799 },
    ],
    hotspots: [{ code: 'LH-0001' }, { code: 'LH-0002', bssids: ['aabbcc000003'] }],
  });
  const { delegateId, userName } = await venue.credentialed();
  await venue.asRadius`select radius.admit('PEAP', ${userName}, 'aabbccddeeff', '10.1.0.1', 'AA-BB-CC-00-00-02:Wi-Fi', '', '')`;
  const account = await venue.ask('GET', `/api/network/accounts/${delegateId}`);
  expect(account.connections).toMatchObject([{ hotspot: 'LH-0001', accessPoint: 'Controller' }]);
});

it('takes nothing of a file with one fault, names each by its place, and repeats no secret', async () => {
  await put([numbered(1)]);
  const faulty = await putCsv(
    'name,address,secret,over_tls,disconnect_port,hotspots',
    'AP 1,10.0.0.1,too-short-secret,no,,',
    'AP 2,10.0.0,short-one,maybe,99999,LH-0001=nothing',
    'AP 3,10.0.0.3,secret-number-3-of-many,yes,,',
    'AP 1,10.0.0.4,secret-number-4-of-many,,,',
  );
  expect(faulty.status).toBe(422);
  const text = await faulty.text();
  expect(text).not.toMatch(/short-one|number-3/);
  const { code, faults } = JSON.parse(text);
  expect(code).toBe('network_access.access_points_faulty');
  expect(faults.map(({ path }: { path: string }) => path).sort()).toEqual([
    ...['line 3, address', 'line 3, disconnect_port', 'line 3, hotspots', 'line 3, over_tls', 'line 3, secret'],
    ...['line 4, secret', 'line 5, name'],
  ]);
  const unknown = await put([
    numbered(1, { hotspots: [{ code: 'LH-9', bssids: ['aabbcc000009'] }] }),
    numbered(2, { hotspots: [{ code: 'LH-0001', bssids: ['aabbcc000009'] }] }),
  ]);
  expect((await unknown.json()).faults).toMatchObject([
    { path: 'accessPoints.1.hotspots', code: 'hotspots_repeated', hint: 'aabbcc000009' },
  ]);
  const nowhere = await put([numbered(1, { hotspots: [{ code: 'LH-9', bssids: ['aabbcc000009'] }] })]);
  expect((await nowhere.json()).faults).toMatchObject([{ code: 'hotspot_unknown', hint: 'LH-9' }]);
  expect((await putCsv('name,address', 'AP 1,10.0.0.1')).status).toBe(422);
  expect((await put([])).status).toBe(422);
  const gb18030 = Buffer.from([0xc1, 0xd6, 0xcf, 0xfe]);
  const headers = { 'content-type': 'text/csv' };
  const wrong = await app.ask('PUT', path, { cookie: venue.staff, headers, body: gb18030 });
  expect((await wrong.json()).code).toBe('network_access.access_points_not_utf8');
  expect((await venue.ask('GET', path)).accessPoints).toMatchObject([{ name: 'AP 1' }]);
});

it('what was connected at one that is taken off is over, which is said; what it tells once it is back goes on', async () => {
  await put([numbered(1), numbered(2)]);
  const person = await venue.credentialed();
  const [, , , , , connection] = await venue.admit(person.userName);
  await venue.ask('POST', `/api/network/accounts/${person.delegateId}/revoke`, { because: 'Lost' });
  const state = async () =>
    (
      await venue.asSuperuser`select "end", d.outcome from connections c join disconnects d on d.connection_id = c.id
      where c.id = ${connection ?? ''}::uuid`
    ).map((row) => ({ ...row }));
  expect(await (await put([numbered(2)])).json()).toMatchObject({ removed: 1, connectionsEnded: 1 });
  expect(await state()).toEqual([{ end: 'untold', outcome: 'not_possible' }]);
  await put([numbered(1), numbered(2)]);
  const told = String(Math.floor(Date.now() / 1000) + 5);
  await venue.asRadius`select radius.record_accounting('Interim-Update', 'A1', ${`0x${connection}`}, '', '10.0.0.1', '', '', ${told}, '0',
    '60', '1', '0', '1', '0', '')`;
  expect(await state()).toEqual([{ end: null, outcome: null }]);
});

it('an address may be of IPv6, however it is written, and of one over TLS there is none', async () => {
  const file = [numbered(1, { address: '2001:DB8:0:0::5' }), { name: 'AP 2', isOverTls: true }];
  expect((await put(file)).status).toBe(200);
  expect(await (await put([numbered(1, { address: '2001:db8::5' }), file[1]!])).json()).toMatchObject({ unchanged: 2 });
  expect(await secretFor('2001:db8::5')).toBe('secret-number-1-of-many');
  const { accessPoints } = await venue.ask('GET', path);
  expect(accessPoints).toMatchObject([{ address: '2001:db8::5' }, { isOverTls: true }]);
  expect(accessPoints[1].address).toBeUndefined();
  const lines = ['name,address,secret,over_tls', 'AP 3,,,yes', 'AP 4,::ffff:10.0.0.4,secret-number-4-of-many,'];
  expect((await putCsv(...lines)).status).toBe(200);
  expect(await secretFor('10.0.0.4')).toBe('secret-number-4-of-many');
  const faulty = await putCsv(
    'name,address,secret',
    'AP 5,,secret-number-5-of-many',
    'AP 6,::g,secret-number-6-of-many',
  );
  expect((await faulty.json()).faults.map(({ code }: { code: string }) => code)).toEqual([
    ...['address_malformed', 'address_malformed'],
  ]);
});
