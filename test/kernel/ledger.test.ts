import { randomBytes } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { ledger } from '../../db/schema/index.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { appendLedger } from '../../server/kernel/ledger.ts';
import { hashOfEntry, ledgerOrigin } from '../../server/kernel/ledger-hash.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import { useDatabase } from '../support/database.ts';
import { FakeClock } from '../support/fake-clock.ts';

const database = useDatabase();
const world = { secrets: new Secrets(randomBytes(32)), clock: new FakeClock() };

it('chains each entry to the one before, also when transactions race', async () => {
  const appends = Array.from({ length: 12 }, (_, n) =>
    inTransaction(database, (tx) => appendLedger(world, theSystem, tx, { action: 'layout_changed', details: { n } })),
  );
  await Promise.all(appends);
  const entries = await database.drizzle.select().from(ledger).orderBy(asc(ledger.sequence));
  expect(entries).toHaveLength(12);
  entries.reduce<Buffer>((previous, entry) => {
    expect(entry.previousHash).toEqual(previous);
    expect(hashOfEntry(entry)).toEqual(entry.hash);
    return entry.hash;
  }, ledgerOrigin);
});

it('lets the app insert and read, but neither change nor delete', async () => {
  await expect(database.sql`update ledger set action = 'signed_in'`).rejects.toThrow(/permission denied/);
  await expect(database.sql`delete from ledger`).rejects.toThrow(/permission denied/);
});
