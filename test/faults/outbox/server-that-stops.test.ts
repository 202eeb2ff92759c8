import { describe, expect, it, onTestFinished } from 'vitest';
import { inTransaction } from '../../../server/kernel/transaction.ts';
import { useNetwork } from '../../network-access/disconnects/network.ts';
import { useApp } from '../../support/app.ts';

const app = useApp();
const { asOwner, pointWith, connect, outcomeOf, startSending } = useNetwork(app);

/** Who has begun to listen. */
const listening = () => asOwner<{ pid: number }[]>`
  select pid from pg_stat_activity
  where datname = current_database() and application_name = 'causeway disconnects' and query ilike 'listen%' and state = 'idle'`;

describe('A right that has ended', () => {
  it('while no server ran is acted on by the next', async () => {
    const point = await pointWith();
    const { id, end } = await connect(point.id);
    await end();
    expect(await outcomeOf(id)).toEqual({ outcome: null, tries: 0, end: null });
    expect(point.received).toEqual([]);
    startSending();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 1, end: 'disconnected' });
  });

  it('in a transaction that came to nothing takes nobody off', async () => {
    const point = await pointWith();
    startSending();
    const [kept, ended] = [await connect(point.id), await connect(point.id)];
    const work = inTransaction(app.database, async (tx) => {
      await tx.sql`update network_credentials set revoked_at = now()
        where id = (select credential_id from connections where id = ${kept.id})`;
      throw new Error('it did not happen');
    });
    await expect(work).rejects.toThrow('it did not happen');
    await ended.end();
    await expect.poll(async () => (await outcomeOf(ended.id))?.outcome).toBe('acknowledged');
    expect(await outcomeOf(kept.id)).toBeUndefined();
    expect(point.received).toHaveLength(1);
  });

  it('is acted on by the next server where one stopped between asking and being answered', async () => {
    const point = await pointWith();
    point.answers(() => 'silence');
    const stop = startSending({ triesMs: [0, 60_000] });
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => point.received.length).toBe(1);
    await stop();
    expect(await outcomeOf(id)).toEqual({ outcome: null, tries: 0, end: null });
    point.answers(() => 'ack');
    startSending();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 1, end: 'disconnected' });
  });

  it('is acted on where one was killed, whatever the clock of the next says', async () => {
    const point = await pointWith();
    const { id } = await connect(point.id);
    // As it leaves what it was sending: claimed for a minute by somebody who is no more.
    await asOwner`insert into disconnects (connection_id, because, requested_at, due_at)
      values (${id}, 'account_revoked', now(), now() + interval '1 minute')`;
    app.clock.advance(-40 * 365 * 24 * 3_600_000);
    onTestFinished(() => app.clock.advance(40 * 365 * 24 * 3_600_000));
    startSending();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 1, end: 'disconnected' });
  });

  it('is known as acted on once, where what was answered could not be written at first', async () => {
    const point = await pointWith();
    const { id, end } = await connect(point.id);
    await asOwner.unsafe(`alter table disconnects add constraint away check (outcome is null) not valid`);
    startSending({ lookMs: 100 });
    await end();
    await expect.poll(() => point.received.length).toBe(1);
    expect(await outcomeOf(id)).toEqual({ outcome: null, tries: 0, end: null });
    await asOwner.unsafe('alter table disconnects drop constraint away');
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 1, end: 'disconnected' });
    expect(point.received).toHaveLength(1);
  });

  it('is heard of again when the connection that listened was lost', async () => {
    const point = await pointWith();
    startSending({ lookMs: 600_000 });
    await expect.poll(listening).toHaveLength(1);
    const [lost] = await listening();
    await asOwner`select pg_terminate_backend(${lost!.pid})`;
    await expect.poll(async () => (await listening()).map(({ pid }) => pid !== lost!.pid)).toEqual([true]);
    const { id, end } = await connect(point.id);
    await end();
    await expect.poll(() => outcomeOf(id)).toEqual({ outcome: 'acknowledged', tries: 1, end: 'disconnected' });
  });

  it('is acted on once by two who send at the same time', async () => {
    const point = await pointWith();
    const many = await Promise.all(Array.from({ length: 60 }, () => connect(point.id)));
    startSending({ triesMs: [0, 60_000] });
    startSending({ triesMs: [0, 60_000] });
    await expect.poll(listening).toHaveLength(2);
    const first = await connect(point.id);
    await first.end();
    await expect.poll(async () => (await outcomeOf(first.id))?.outcome).toBe('acknowledged');
    await Promise.all(many.map(({ end }) => end()));
    for (const { id } of many) await expect.poll(async () => (await outcomeOf(id))?.outcome).toBe('acknowledged');
    expect(point.received).toHaveLength(61);
  });
});
