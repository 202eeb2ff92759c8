import { asc } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ledger, ledgerDetails } from '../../db/schema/index.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { appendLedger } from '../../server/kernel/ledger.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import type { DetailedEntry } from '../../server/ledger-checks/details-check.ts';
import { walkEntries } from '../../server/ledger-checks/ledger-checks.queries.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
const { database } = app;
/** As the owner of the tables. */
let owner: postgres.Sql;
beforeAll(() => {
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
});
afterAll(() => owner.end());
beforeEach(() => owner`truncate ledger, ledger_details cascade`);

const write = (count: number, text = '') =>
  inTransaction(database, async (tx) => {
    for (let n = 0; n < count; n++)
      await appendLedger(app, theSystem, tx, { action: 'map_drawn', details: { n, text } });
  });

async function walked(wanted: Parameters<typeof walkEntries>[1]): Promise<DetailedEntry[]> {
  const all: DetailedEntry[] = [];
  await walkEntries(database, wanted, (some) => {
    all.push(...some);
  });
  return all;
}

const readable = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);

it('a ledger of any size is read to its end', async () => {
  for (let size = 4; size <= 120; size += 4) {
    await write(4, 'what was decided, and why, in a sentence or two');
    expect(await walked({ withDetails: true })).toHaveLength(size);
  }
});

it('each entry is read as it was written, with what lies beside it', async () => {
  await write(30);
  const written = await database.drizzle.select().from(ledger).orderBy(asc(ledger.sequence));
  const beside = await database.drizzle.select().from(ledgerDetails).orderBy(asc(ledgerDetails.sequence));
  const plain = (entries: readonly DetailedEntry[]) =>
    entries.map((one) => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, readable(value)])));
  const expected = written.map((one, at) => ({ ...one, sealed: beside[at]?.sealed ?? null, sealedKey: null }));
  expect(plain(await walked({ withDetails: true }))).toEqual(plain(expected));
  expect((await walked({ withDetails: false, after: 12 })).map(({ sequence }) => sequence)).toEqual(
    written.slice(12).map(({ sequence }) => sequence),
  );
});

it('whoever stops half-way leaves the connection to others', async () => {
  await write(60, 'what was decided, and why, in a sentence or two');
  for (let time = 0; time < 12; time++)
    await expect(
      walkEntries(database, { withDetails: true }, () => {
        throw new Error('enough');
      }),
    ).rejects.toThrow('enough');
  expect(await walked({ withDetails: true })).toHaveLength(60);
});
