import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../support/app.ts';
import { NetworkVenue, newDevice } from './network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const [here, there, overTls] = ['10.0.0.1', '10.0.0.2', 'tls:4a00'];

beforeAll(async () => {
  await venue.ask('PUT', '/api/network/access-points', {
    accessPoints: [
      { name: 'AP 1', address: here, secret: 'a-secret-of-the-first-one' },
      { name: 'AP 2', address: there, secret: 'a-secret-of-the-second-one' },
      { name: 'AP 3', isOverTls: true },
    ],
  });
  await venue.ask('POST', '/api/network/access-points/AP%203/certificate', {});
  await venue.asSuperuser`update access_points set certificate_serial = '4a00' where name = 'AP 3'`;
});

interface Told {
  readonly status?: 'Start' | 'Interim-Update' | 'Stop';
  readonly number?: string;
  readonly seconds?: number;
  readonly up?: number;
  readonly device?: string;
  readonly from?: string;
  /** Seconds before now. */
  readonly ago?: number;
  /** In whole seconds, as access points tell it; else now, less `ago`. */
  readonly second?: number;
}

/** As FreeRADIUS hands a packet on. */
async function tell(connection: string, told: Told): Promise<string> {
  const { status = 'Interim-Update', number = 'n', seconds = 0, up = 0, device = '', from = here, ago = 0 } = told;
  const at = String(told.second ?? Math.floor(Date.now() / 1000) - ago);
  const [row] = await venue.asRadius<{ said: string }[]>`
    select radius.record_accounting(${status}, ${number}, ${connection && `0x${connection}`}, ${device}, ${from}, '', '', ${at}, '0',
      ${String(seconds)}, ${String(up)}, '0', '0', '0', '') as said`;
  return row?.said ?? '';
}

const stateOf = async (connection: string) => {
  const [row] = await venue.asSuperuser`
    select octets_up::int as up, "end", p.name as at from connections c join access_points p on p.id = c.access_point_id
    where c.id = ${connection}::uuid`;
  return { ...row };
};

/** Somebody's device is let in, at the first access point; its Class. */
async function letIn(device = newDevice()) {
  const person = await venue.credentialed();
  const again = async () => (await venue.admit(person.userName, device)).at(-1) ?? '';
  return { connection: await again(), again, device, delegateId: person.delegateId };
}

describe('A device that proves itself once more while its access point counts on', () => {
  it('is counted from there on, and not what it had carried before', async () => {
    const { connection: first, again } = await letIn();
    await tell(first, { status: 'Start', ago: 60 });
    await tell(first, { seconds: 30, up: 700, ago: 30 });
    const second = await again();
    await tell(second, { seconds: 50, up: 900, ago: 10 });
    await tell(second, { status: 'Stop', seconds: 60, up: 1_000 });
    expect([await stateOf(first), await stateOf(second)]).toMatchObject([{ up: 700 }, { up: 300, end: 'left' }]);
    const third = await again();
    await tell(third, { seconds: 70, up: 1_100 });
    expect(await stateOf(third)).toMatchObject({ up: 100 });
  });

  it('is counted whole where its access point began anew, under whatever number', async () => {
    const { connection: first, again } = await letIn();
    await tell(first, { seconds: 30, up: 700, ago: 30 });
    const second = await again();
    await tell(second, { seconds: 5, up: 40, ago: 10 });
    expect(await stateOf(second)).toMatchObject({ up: 40 });
    await tell(second, { number: 'm', seconds: 2, up: 5 });
    expect(await stateOf(second)).toMatchObject({ up: 45 });
  });
});

describe('What another access point than the first tells of a connection', () => {
  it('counts where the same device has moved there by keys that they share', async () => {
    const { connection, device } = await letIn();
    await tell(connection, { status: 'Start', ago: 60 });
    await tell(connection, { status: 'Start', number: 'm', from: there, device: device.toUpperCase(), ago: 40 });
    await tell(connection, { number: 'm', from: there, device, seconds: 20, up: 30, ago: 20 });
    // The one that it has left says so late.
    await tell(connection, { status: 'Stop', device, seconds: 25, up: 10, ago: 10 });
    expect(await stateOf(connection)).toEqual({ up: 40, end: null, at: 'AP 2' });
    await tell(connection, { status: 'Stop', number: 'm', from: there, device, seconds: 40, up: 30 });
    expect(await stateOf(connection)).toEqual({ up: 40, end: 'left', at: 'AP 2' });
  });

  it('is written down and does not count for another device, nor from a network that is not trusted', async () => {
    const { connection, device } = await letIn();
    await tell(connection, { status: 'Start', ago: 60 });
    for (const told of [
      { number: 'm', from: there, device: newDevice() },
      { number: 'o', from: there, device: '' },
      { number: 'p', from: overTls, device },
    ])
      expect(await tell(connection, { status: 'Stop', up: 9_000, ...told })).toBe('recorded');
    expect(await stateOf(connection)).toEqual({ up: 0, end: null, at: 'AP 1' });
    const events =
      await venue.asSuperuser`select from accounting_events where octets_up = 9000 and connection_id is null`;
    expect(events).toHaveLength(3);
  });
});

describe('What nothing can be made of', () => {
  const aside = () => venue.asSuperuser<{ said: string }[]>`select said from unreadable_accounting order by id`;

  it('is put aside without its device, also where nobody knows who told it', async () => {
    const device = newDevice();
    expect(await tell('', { number: 'first', device, seconds: 99_999_999_999 })).toBe('unreadable');
    expect(await tell('', { number: 'second', device, from: '10.9.9.9' })).toBe('unreadable');
    expect(await tell('', { number: 'third', device, from: 'tls:1234' })).toBe('unreadable');
    const said = (await aside()).map((row) => row.said);
    expect(said).toHaveLength(3);
    for (const [nth, word] of ['first', 'second', 'third'].entries()) expect(said[nth]).toContain(word);
    expect(said.join()).not.toContain(device);
  });

  it('is kept for so many of the newest', async () => {
    await venue.asSuperuser`insert into unreadable_accounting (at, said) select now(), 'old' from generate_series(1, 9999)`;
    await tell('', { number: 'newest', seconds: 99_999_999_999 });
    const said = (await aside()).map((row) => row.said);
    expect(said).toHaveLength(10_000);
    expect(said.filter((one) => one.includes('second'))).toEqual([]);
    expect(said.at(-1)).toContain('newest');
  });
});

describe('A device that was taken off', () => {
  const takenOff = async () => {
    const { connection } = await letIn();
    const second = Math.floor(Date.now() / 1000);
    await tell(connection, { status: 'Start', number: 'a', second: second - 60 });
    await venue.asSuperuser`update connections set ended_at = to_timestamp(${second}::int) + interval '900 ms', "end" = 'disconnected'
      where id = ${connection}::uuid`;
    return { connection, second };
  };

  it('is connected again when it comes back in the second in which it was taken off', async () => {
    const { connection, second } = await takenOff();
    await tell(connection, { status: 'Start', number: 'b', second });
    expect(await stateOf(connection)).toMatchObject({ end: null });
  });

  it('stays off where what it had begun before is told late', async () => {
    const { connection, second } = await takenOff();
    await tell(connection, { status: 'Start', number: 'b', second: second - 1 });
    await tell(connection, { number: 'a', seconds: 60, second });
    expect(await stateOf(connection)).toMatchObject({ end: 'disconnected' });
  });
});

describe('A device that has gone on to another access point', () => {
  it('is at that alone, whatever the one before goes on to tell, until it is back there', async () => {
    const { connection: first, device, delegateId } = await letIn();
    const second = Math.floor(Date.now() / 1000);
    await tell(first, { status: 'Start', number: 'a', second: second - 60 });
    const [credential] = await venue.asSuperuser<{ name: string }[]>`
      select user_name as name from network_credentials where delegate_id = ${delegateId}`;
    await venue.asRadius`select radius.admit('PEAP', ${credential?.name ?? ''}, ${device}, ${there}, '', '', 'b')`;
    await tell(first, { number: 'a', seconds: 70, second: second + 10 });
    const open = () => venue.asSuperuser`
      select p.name from connections c join access_points p on p.id = c.access_point_id
      where c.delegate_id = ${delegateId} and c.ended_at is null order by p.name`;
    expect(await open()).toEqual([{ name: 'AP 2' }]);
    await tell(first, { status: 'Start', number: 'c', second: second + 20 });
    expect(await open()).toEqual([{ name: 'AP 1' }, { name: 'AP 2' }]);
  });
});
