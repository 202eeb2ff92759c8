import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVenue, type Person, type Venue } from '../admission/venue.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

let venue: Venue;
beforeAll(async () => {
  venue = await openVenue(app);
  await sql`insert into access_points (name, address, secret_box, changed_at)
    values ('East gate 1', '10.0.0.1', ${randomBytes(64)}, now())`;
  for (const code of ['WZ-001', 'WZ-002'])
    await sql`insert into hotspots (code, name, carrier, bands, latitude, longitude, capacity_clients, changed_at)
      values (${code}, '{"en": "Gate"}', 'Donghu', '{5}', 30, 120, 100, now())`;
});

/** A device that a delegate has set up, let in by FreeRADIUS as ours tells it to. */
async function online(person: Person, device = randomBytes(6).toString('hex')) {
  const userName = randomBytes(16)
    .toString('hex')
    .replace(/[0189]/g, 'z')
    .slice(0, 16);
  await sql`insert into network_credentials (id, delegate_id, device_name, method, user_name, nt_hash, valid_from, valid_until, made_at)
    values (${randomUUID()}, ${person.delegateId}, 'Phone', 'peap', ${userName}, ${randomBytes(16)}, now() - interval '1 minute', now() + interval '1 day', now())`;
  const [row] = await sql<{ said: string }[]>`
    select radius.admit('PEAP', ${userName}, ${device}, '10.0.0.1', '', 'WZ-001', '') as said`;
  return { device, userName, class: row!.said.split(' ').at(-1) ?? '', said: row!.said };
}

let clock = Math.floor(Date.now() / 1000);
/** As FreeRADIUS hands it on, each ten seconds after the one before. */
async function told(status: string, connection: string, { accounting = 'a', seconds = 0, up = 0, at = 'WZ-001' } = {}) {
  clock += 10;
  const [row] = await sql<
    { said: string }[]
  >`select radius.record_accounting(${status}, ${accounting}, ${`0x${connection}`}, '',
    '10.0.0.1', '', ${at}, ${String(clock)}, '0', ${String(seconds)}, ${String(up)}, '0', '0', '0', '') as said`;
  expect(row?.said).toBe('recorded');
}

const state = async (connection: string) =>
  (
    await sql`select "end", octets_up::int as up, d.because, d.outcome from connections c
      left join disconnects d on d.connection_id = c.id where c.id = ${connection}::uuid`
  )[0];
const revoke = (person: Person) =>
  sql`update network_accounts set revoked_at = now(), revoked_by = ${venue.guard.id}, revoked_because = 'lost'
    where delegate_id = ${person.delegateId}`;

describe('A device that comes back by the keys that its access point kept', () => {
  it('is connected again, with what it carried before and since, and is taken off when its right ends', async () => {
    const person = await venue.invite();
    const { class: connection } = await online(person);
    await told('Start', connection);
    await told('Stop', connection, { seconds: 10, up: 700 });
    expect(await state(connection)).toMatchObject({ end: 'left', up: 700 });
    await told('Start', connection, { accounting: 'b' });
    await told('Interim-Update', connection, { accounting: 'b', seconds: 10, up: 50 });
    expect(await state(connection)).toEqual({ end: null, up: 750, because: null, outcome: null });
    await revoke(person);
    expect(await state(connection)).toMatchObject({ because: 'account_revoked', outcome: null });
  });

  it('after its right has ended is taken off at once, also where it was gone before', async () => {
    const person = await venue.invite();
    const { class: connection } = await online(person);
    await told('Start', connection);
    await told('Stop', connection, { seconds: 10 });
    await revoke(person);
    expect(await state(connection)).toMatchObject({ because: 'account_revoked' });
    await sql`update disconnects set outcome = 'no_such_connection', settled_at = now() where connection_id = ${connection}::uuid`;
    await told('Start', connection, { accounting: 'b' });
    expect(await state(connection)).toMatchObject({ end: null, because: 'account_revoked', outcome: null });
  });

  it('is not taken for one when a packet is merely late', async () => {
    const { class: connection } = await online(await venue.invite());
    await told('Start', connection);
    await told('Stop', connection, { seconds: 30 });
    await told('Interim-Update', connection, { seconds: 20 });
    expect(await state(connection)).toMatchObject({ end: 'left' });
  });
});

it('an access point that starts again ends the connections of the hotspot that it speaks of, until it is told otherwise', async () => {
  const [one, other] = [await online(await venue.invite()), await online(await venue.invite())];
  await told('Start', one.class);
  await told('Start', other.class, { accounting: 'b', at: 'WZ-002' });
  await told('Accounting-On', '', { accounting: '' });
  expect(await state(one.class)).toMatchObject({ end: 'access_point_restarted' });
  expect(await state(other.class)).toMatchObject({ end: null });
  await told('Interim-Update', one.class, { seconds: 60 });
  expect(await state(one.class)).toMatchObject({ end: null });
});

describe('What ends a right takes devices off', () => {
  it('when a refusal is carried over from a registration of the same person', async () => {
    const [person, twin] = [await venue.invite(), await venue.invite({ isVerified: false })];
    const { class: connection } = await online(person);
    app.clock.advance(60_000);
    await venue.settle(twin.delegateId, 'refused');
    expect(await state(connection)).toMatchObject({ because: null });
    await sql`update verifications set delegate_id = ${person.delegateId} where delegate_id = ${twin.delegateId}`;
    expect(await state(connection)).toMatchObject({ because: 'not_verified' });
  });

  it('when a station refuses, and when a verification is taken out of the record', async () => {
    const [person, other] = [await venue.invite(), await venue.invite()];
    const [one, two] = [await online(person), await online(other)];
    app.clock.advance(60_000);
    await venue.settle(person.delegateId, 'refused');
    expect(await state(one.class)).toMatchObject({ because: 'not_verified' });
    await sql`delete from verifications where delegate_id = ${other.delegateId}`;
    expect(await state(two.class)).toMatchObject({ because: 'not_verified' });
  });

  it('when they have left, where the profile says so, also in the same breath as they came', async () => {
    await sql`update network_profiles set sleeps_outside = true where category = 'exhibitor'`;
    const person = await venue.invite({ category: 'exhibitor' });
    await sql`insert into presences (delegate_id, entries) values (${person.delegateId}, 0)`;
    const { class: connection } = await online(person);
    await sql`update presences set entries = 1 where delegate_id = ${person.delegateId}`;
    expect(await state(connection)).toMatchObject({ because: 'outside' });
  });

  it('when profiles change, once for all that are saved together, and not when nothing of it matters', async () => {
    const person = await venue.invite({ category: 'medical' });
    const { class: connection } = await online(person);
    await sql`update network_profiles set down_kbps = down_kbps + 1`;
    expect(await state(connection)).toMatchObject({ because: null });
    await sql`update network_profiles set vlan = vlan + 1`;
    expect(await state(connection)).toMatchObject({ because: 'profile_changed' });
  });
});

it('a device that is away gives its place to a new one, and one that is there does not', async () => {
  const person = await venue.invite();
  const devices = [await online(person), await online(person), await online(person), await online(person)];
  expect(devices.map(({ said }) => said.split(' ')[0])).toEqual(['admit', 'admit', 'admit', 'admit']);
  expect((await online(person)).said).toBe('refuse');
  await told('Stop', devices[1]!.class, { accounting: 'gone', seconds: 5 });
  expect((await online(person)).said).toMatch(/^admit/);
  expect((await online(person)).said).toBe('refuse');
});
