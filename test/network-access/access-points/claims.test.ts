import { beforeAll, beforeEach, expect, it } from 'vitest';
import { tellClaims } from '../../../server/network-access/access-points/watch-claims.ts';
import { inventoryOf, manyHotspots } from '../../hotspots/venue.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue, newDevice } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const path = '/api/network/access-points';
/** What a phone hears of the first hotspot in the air. */
const heard = 'AA-BB-CC-00-00-01:Wi-Fi';

beforeAll(async () => {
  const headers = { 'content-type': 'application/geo+json' };
  const body = inventoryOf(manyHotspots(3).map(({ zoneId: _zoneId, ...one }) => one));
  await app.ask('POST', '/api/hotspots/inventory', { cookie: venue.staff, headers, body });
});

const east = { name: 'East', address: '10.0.0.1', secret: 'a-secret-of-the-first-one' };
const west = { name: 'West', address: '10.0.0.2', secret: 'a-secret-of-the-other-one' };
const far = { name: 'Far', isOverTls: true };
const hotspotsOf = (n: number) => [{ code: `LH-000${n}`, bssids: [`aabbcc00000${n}`] }];

/** `east` speaks for the first hotspot, `west` for the second, nobody for the third. */
const put = (ofWest: object = {}) =>
  venue.ask('PUT', path, {
    accessPoints: [{ ...east, hotspots: hotspotsOf(1) }, { ...west, hotspots: hotspotsOf(2), ...ofWest }, far],
  });
beforeEach(() => put());

interface Said {
  readonly called?: string;
  readonly callsItself?: string;
}

/** Somebody joins at an access point that says where it is; the id of the connection, and where it is taken to be. */
async function joinAt(from: string, { called = '', callsItself = '' }: Said) {
  const { delegateId, userName } = await venue.credentialed();
  const [row] = await venue.asRadius<{ answer: string }[]>`
    select radius.admit('PEAP', ${userName}, ${newDevice()}, ${from}, ${called}, ${callsItself}, 'A1') as answer`;
  const { connections, attempts } = await venue.ask('GET', `/api/network/accounts/${delegateId}`);
  expect(attempts[0].hotspot).toBe(connections[0].hotspot);
  return { id: row?.answer.split(' ').at(-1) ?? '', hotspot: connections[0].hotspot as string | undefined };
}
const hotspotAt = async (from: string, said: Said) => (await joinAt(from, said)).hotspot;

async function alerts(): Promise<string[]> {
  await tellClaims(app);
  const rows = await venue.asSuperuser<{ because: string }[]>`
    select because from alerts where kind = 'hotspot_claimed' and acknowledged_at is null order by because`;
  return rows.map(({ because }) => JSON.parse(because).accessPoint);
}

it('an access point speaks for its own hotspots and for those of nobody, by their addresses and by their names', async () => {
  expect(await hotspotAt('10.0.0.1', { called: heard })).toBe('LH-0001');
  expect(await hotspotAt('10.0.0.1', { callsItself: 'LH-0001' })).toBe('LH-0001');
  for (const from of ['10.0.0.1', '10.0.0.2'])
    expect(await hotspotAt(from, { callsItself: 'LH-0003' })).toBe('LH-0003');
  expect(await alerts()).toEqual([]);
  const { hotspots, accessPoints } = await venue.ask('GET', path);
  expect(hotspots).toEqual([
    { code: 'LH-0001', bssids: ['aabbcc000001'], accessPoint: 'East' },
    { code: 'LH-0002', bssids: ['aabbcc000002'], accessPoint: 'West' },
  ]);
  expect(accessPoints.map(({ claim }: { claim?: object }) => claim)).toEqual([undefined, undefined, undefined]);
});

it('what it says of the hotspot of another one counts for none, whoever has stolen its key, and is told once', async () => {
  await venue.ask('POST', `${path}/Far/certificate`, {});
  const [certified] =
    await venue.asSuperuser`select certificate_serial as serial from access_points where name = 'Far'`;
  for (const from of ['10.0.0.2', `tls:${certified?.serial}`]) {
    expect(await hotspotAt(from, { called: heard })).toBeUndefined();
    expect(await hotspotAt(from, { callsItself: 'LH-0001' })).toBeUndefined();
  }
  expect(await alerts()).toEqual(['Far', 'West']);
  expect(await alerts()).toEqual(['Far', 'West']);
  const { accessPoints } = await venue.ask('GET', path);
  expect(accessPoints).toMatchObject([
    { name: 'East' },
    { claim: { hotspot: 'LH-0001' } },
    { claim: { hotspot: 'LH-0001' } },
  ]);
  expect(accessPoints[0].claim).toBeUndefined();
  await venue.asSuperuser`update alerts set acknowledged_at = now()`;
  await venue.asSuperuser`update access_points set claimed_at = claimed_at - interval '1 hour'`;
  expect(await alerts()).toEqual([]);
  expect(await hotspotAt('10.0.0.2', { called: heard })).toBeUndefined();
  expect(await alerts()).toEqual(['West']);
});

it('accounting puts no device onto the hotspot of another one either', async () => {
  const { id, hotspot } = await joinAt('10.0.0.2', { callsItself: 'LH-0002' });
  expect(hotspot).toBe('LH-0002');
  const now = String(Math.floor(Date.now() / 1_000));
  await venue.asRadius`select radius.record_accounting(
    'Start', 'A1', ${`0x${id}`}, '', '10.0.0.2', ${heard}, '', ${now}, '', '', '', '', '', '', '')`;
  const [row] = await venue.asSuperuser`
    select h.code from connections c join hotspots h on h.number = c.hotspot where c.id = ${id}::uuid`;
  expect(row?.code).toBe('LH-0002');
});

it('one that takes over from others speaks for theirs too, which a file says', async () => {
  await put({ speaksForAny: true });
  expect(await hotspotAt('10.0.0.2', { called: heard })).toBe('LH-0001');
  // What it said before is not held against it any more.
  expect((await venue.ask('GET', path)).accessPoints[2].claim).toBeUndefined();
  const csv = [
    'name,address,secret,speaks_for_any,hotspots',
    `East,${east.address},${east.secret},yes,LH-0001=aabbcc000001`,
    `West,${west.address},${west.secret},,LH-0002=aabbcc000002`,
  ].join('\n');
  const headers = { 'content-type': 'text/csv' };
  const answer = await app.ask('PUT', path, { cookie: venue.staff, headers, body: csv });
  expect(await answer.json()).toMatchObject({ changed: 2, removed: 1 });
  expect(await hotspotAt('10.0.0.1', { callsItself: 'LH-0002' })).toBe('LH-0002');
  expect(await hotspotAt('10.0.0.2', { called: heard })).toBeUndefined();
});
