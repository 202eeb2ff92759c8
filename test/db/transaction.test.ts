import { expect, it } from 'vitest';
import type { Transaction } from '../../db/client.ts';
import { staff } from '../../db/schema/index.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

const count = async () => Number((await database.sql`select count(*)::int as n from sign_in_links`)[0]?.n);

/** A row that nobody else has; without a person it cannot be written. */
const link = (tx: Transaction, staffId: string | null) => tx.sql`
  insert into sign_in_links (id, token_hash, staff_id, created_at, expires_at)
  values (${crypto.randomUUID()}, ${crypto.getRandomValues(Buffer.alloc(32))}, ${staffId}, now(), now())`;

async function newMember(): Promise<string> {
  const id = crypto.randomUUID();
  await database.sql`insert into staff (id, name, email, roles, created_at) values (${id}, 'Lin', ${`${id}@venue.example`}, '{gate}', now())`;
  return id;
}

it('carries out what was sent last', async () => {
  const [before, staffId] = [await count(), await newMember()];
  const told = await database.inTransaction(async (tx) => {
    await link(tx, staffId);
    tx.sendLast(link(tx, staffId));
    return 'done';
  });
  expect(told).toBe('done');
  expect(await count()).toBe(before + 2);
});

it('undoes all when what was sent last fails, and tells why', async () => {
  const [before, staffId] = [await count(), await newMember()];
  const work = database.inTransaction(async (tx) => {
    await link(tx, staffId);
    tx.sendLast(link(tx, null));
  });
  await expect(work).rejects.toMatchObject({ code: '23502' });
  expect(await count()).toBe(before);
});

it('tells what failed first when more is asked after it', async () => {
  const [before, staffId] = [await count(), await newMember()];
  const work = database.inTransaction(async (tx) => {
    tx.sendLast(link(tx, null));
    await link(tx, staffId);
  });
  await expect(work).rejects.toMatchObject({ code: '23502' });
  expect(await count()).toBe(before);
});

it('tells what failed first also where what is asked after it is asked by Drizzle', async () => {
  const work = database.inTransaction(async (tx) => {
    tx.sendLast(link(tx, null));
    await tx.select().from(staff);
  });
  await expect(work).rejects.toMatchObject({ code: '23502' });
});

it('undoes what was sent last when the work fails', async () => {
  const [before, staffId] = [await count(), await newMember()];
  const work = database.inTransaction(async (tx) => {
    tx.sendLast(link(tx, staffId));
    throw new Error('no more');
  });
  await expect(work).rejects.toThrow('no more');
  expect(await count()).toBe(before);
});

it('holds for raw transactions as well', async () => {
  const before = await count();
  const work = database.inRawTransaction(async (tx) => {
    const over = tx.queryable();
    over.sendLast(link(over, null));
  });
  await expect(work).rejects.toMatchObject({ code: '23502' });
  expect(await count()).toBe(before);
});

it('carries nothing out of what was still under way when it failed', async () => {
  const [before, staffId] = [await count(), await newMember()];
  let underWay: Promise<unknown> | undefined;
  const work = database.inTransaction(async (tx) => {
    const inTwoSteps = async () => {
      await tx.sql`select 1`;
      await link(tx, staffId);
    };
    underWay = inTwoSteps();
    // It may fail before somebody looks at it below.
    underWay.catch(() => undefined);
    throw new Error('no more');
  });
  await expect(work).rejects.toThrow('no more');
  await expect(underWay).rejects.toMatchObject({ code: 'TRANSACTION_OVER' });
  expect(await count()).toBe(before);
});

it('is over for whoever still holds it', async () => {
  const [before, staffId] = [await count(), await newMember()];
  const held = await database.inTransaction(async (tx) => ({ link: () => link(tx, staffId) }));
  await expect(held.link()).rejects.toMatchObject({ code: 'TRANSACTION_OVER' });
  expect(await count()).toBe(before);
});
