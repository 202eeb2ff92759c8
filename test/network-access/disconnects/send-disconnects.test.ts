import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { shutSecretBox } from '../../../server/network-access/access-points/secret-box.ts';
import { useApp } from '../../support/app.ts';
import { answerTo } from './fake-access-point.ts';
import { secret, useNetwork } from './network.ts';

const app = useApp();
const network = useNetwork(app);
const { pointWith, connect, outcomeOf, alerts, startSending } = network;
/** A look every ten minutes: what happens sooner was heard of. */
const onlyWhenTold = { lookMs: 600_000 };

describe('A connection whose right has ended', () => {
  it('is ended by its access point at once, which is told so that it believes it', async () => {
    const point = await pointWith();
    startSending(onlyWhenTold);
    const { id, deviceAddress, end } = await connect(point.id, { accountingId: '6A1B2C3D4E5F6071' });
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 1, end: 'disconnected' });
    expect(point.received).toHaveLength(1);
    const [{ bytes, attributes, isGenuine }] = point.received as [(typeof point.received)[0]];
    expect(isGenuine).toBe(true);
    expect(bytes[0]).toBe(40);
    expect(attributes.get(44)?.toString()).toBe('6A1B2C3D4E5F6071');
    expect(attributes.get(31)?.toString()).toBe(deviceAddress.toUpperCase().match(/../g)!.join('-'));
    expect(attributes.get(55)?.readUInt32BE(0)).toBe(app.clock.now().getTime() / 1000);
    expect([...attributes.get(4)!].join('.')).toBe(point.address);
    expect(await alerts()).toEqual([]);
  });

  it('is asked for with the same packet until there is an answer', async () => {
    const point = await pointWith();
    point.answers((_received, n) => (n < 3 ? 'silence' : 'ack'));
    startSending();
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 3, end: 'disconnected' });
    expect(new Set(point.received.map(({ bytes }) => bytes.toString('hex'))).size).toBe(1);
    expect(await alerts()).toEqual([]);
  });

  it('is over where the access point knows nothing of it', async () => {
    const point = await pointWith();
    point.answers(() => ({ errorCause: 503 }));
    startSending();
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'no_such_connection', tries: 1, end: 'untold' });
    expect(await alerts()).toEqual([]);
  });

  it('is asked for by its device alone where it goes by another name now', async () => {
    const point = await pointWith();
    point.answers(({ attributes }) => (attributes.has(44) ? { errorCause: 503 } : 'ack'));
    startSending();
    const { id, end } = await connect(point.id, { accountingId: 'of-yesterday' });
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 2, end: 'disconnected' });
  });

  it('is asked for without the address of an access point that goes by another', async () => {
    const point = await pointWith();
    point.answers(({ attributes }) => (attributes.has(4) ? { errorCause: 403 } : 'ack'));
    startSending();
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 2, end: 'disconnected' });
    const [one, other] = point.received;
    expect(other?.identifier).not.toBe(one?.identifier);
  });

  it('is asked for once only where its device has come back with a newer one', async () => {
    const point = await pointWith();
    point.answers(() => ({ errorCause: 503 }));
    const { id, delegateId, deviceAddress } = await connect(point.id, { accountingId: 'older' });
    const newer = await connect(point.id, { accountingId: 'newer' });
    await network.asOwner`update connections
      set delegate_id = ${delegateId}, device_address = ${deviceAddress}, admitted_at = now() where id = ${newer.id}`;
    await network.asOwner`insert into disconnects (connection_id, because, requested_at, due_at)
      values (${id}, 'credential_removed', now(), now())`;
    startSending();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'no_such_connection', tries: 1, end: 'untold' });
    expect(point.received.map(({ attributes }) => attributes.get(44)?.toString())).toEqual(['older']);
  });

  it('cannot be ended over TLS, which is known at once and alarms nobody', async () => {
    const point = await pointWith({ isOverTls: true });
    startSending();
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'not_possible', tries: 0, end: null });
    expect(point.received).toEqual([]);
    expect(await alerts()).toEqual([]);
  });

  it('is ended by an access point that has an address of IPv6', async () => {
    const point = await pointWith({ address: '::1' });
    startSending(onlyWhenTold);
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 1, end: 'disconnected' });
    const [{ attributes, isGenuine }] = point.received as [(typeof point.received)[0]];
    expect(isGenuine).toBe(true);
    expect(attributes.get(95)?.toString('hex')).toBe('00000000000000000000000000000001');
    expect(attributes.has(4)).toBe(false);
  });

  it('is ended within a second where nobody could be told of it', async () => {
    const point = await pointWith();
    startSending({ lookMs: 200 });
    const { id } = await connect(point.id);
    // Who writes it thus, notifies nobody.
    await network.asOwner`insert into disconnects (connection_id, because, requested_at, due_at)
      values (${id}, 'account_revoked', now(), now())`;
    await expect.poll(async () => (await outcomeOf(id))?.outcome).toBe('acknowledged');
  });
});

describe('An access point', () => {
  it('that does not answer raises one alert, however many devices it has, and leaves the others alone', async () => {
    const [silent, well] = [await pointWith(), await pointWith()];
    silent.answers(() => 'silence');
    const lost = await Promise.all([1, 2, 3].map(() => connect(silent.id)));
    const found = await connect(well.id);
    startSending();
    await Promise.all([...lost, found].map(({ end }) => end()));
    for (const { id } of lost)
      await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'no_answer', tries: 3, end: null });
    expect(await outcomeOf(found.id)).toEqual({ outcome: 'acknowledged', tries: 1, end: 'disconnected' });
    expect(await alerts()).toEqual([{ accessPoint: silent.name, how: 'silent' }]);
    const another = await connect(silent.id);
    await another.end();
    await expect.poll(async () => (await outcomeOf(another.id))?.outcome).toBe('no_answer');
    expect(await alerts()).toHaveLength(1);
    await acknowledgeAll();
  });

  it('that did not answer is asked again later, as long as the connection lasts, and no alert says so again', async () => {
    const point = await pointWith();
    point.answers(() => 'silence');
    startSending({ againMs: 1, lookAgainMs: 50 });
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => alerts()).toEqual([{ accessPoint: point.name, how: 'silent' }]);
    await acknowledgeAll();
    await expect.poll(async () => (await outcomeOf(id))?.tries).toBeGreaterThan(8);
    expect(await alerts()).toEqual([]);
    point.answers(() => 'ack');
    await expect.poll(() => outcomeOf(id)).toMatchObject({ outcome: 'acknowledged', end: 'disconnected' });
  });

  it('that says no raises an alert that says why, and is told again as long as the connection lasts', async () => {
    const point = await pointWith();
    point.answers(() => ({ errorCause: 506 }));
    startSending({ againMs: 1, lookAgainMs: 50 });
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => outcomeOf(id)).toMatchObject({ outcome: 'refused', end: null });
    await expect.poll(() => alerts()).toEqual([{ accessPoint: point.name, how: 'refused', errorCause: 506 }]);
    await acknowledgeAll();
    await expect.poll(async () => (await outcomeOf(id))?.tries).toBeGreaterThan(3);
    expect(await alerts()).toEqual([]);
    point.answers(() => 'ack');
    await expect.poll(() => outcomeOf(id)).toMatchObject({ outcome: 'acknowledged', end: 'disconnected' });
  });

  it('whose secret cannot be opened raises an alert', async () => {
    const point = await pointWith({ box: shutSecretBox(randomBytes(32), secret) });
    startSending();
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'no_answer', tries: 0, end: null });
    expect(await alerts()).toEqual([{ accessPoint: point.name, how: 'secret_unreadable' }]);
    await acknowledgeAll();
  });

  it('is not believed where somebody else answers for it', async () => {
    const point = await pointWith();
    point.answers(({ bytes }, n) => (n === 1 ? answerTo(bytes, 'ack', 'a secret of somebody else') : 'silence'));
    startSending();
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'no_answer', tries: 3, end: null });
    await acknowledgeAll();
  });

  it('of which hundreds are to be ended at once ends each of them, and is asked for each once', async () => {
    const point = await pointWith();
    const many = await Promise.all(Array.from({ length: 400 }, () => connect(point.id)));
    startSending({ triesMs: [0, 60_000] });
    await network.asOwner`update network_credentials set revoked_at = now()
      where id in (select credential_id from connections where access_point_id = ${point.id})`;
    const left = async () => {
      const rows = await app.database.sql<{ left: number }[]>`
        select count(*)::int as left from disconnects d
        where connection_id = any(${many.map(({ id }) => id)}::uuid[]) and outcome is distinct from 'acknowledged'`;
      return rows[0]?.left;
    };
    await expect.poll(left, { timeout: 20_000 }).toBe(0);
    expect(new Set(point.received.map(({ attributes }) => String(attributes.get(31)))).size).toBe(400);
    expect(point.received).toHaveLength(400);
  });
});

it('What came of it is counted at /metrics', async () => {
  const headers = { authorization: `Bearer ${app.metricsKey}` };
  const countOf = async () => {
    const text = await (await app.ask('GET', '/metrics', { headers })).text();
    return Number(text.match(/causeway_disconnects_total\{outcome="acknowledged"\} (\d+)/)?.[1]);
  };
  const before = await countOf();
  const point = await pointWith();
  startSending();
  const { end } = await connect(point.id);
  await end();
  await expect.poll(countOf).toBe(before + 1);
});

async function acknowledgeAll(): Promise<void> {
  await network.asOwner`update alerts set acknowledged_at = now() where acknowledged_at is null`;
}
