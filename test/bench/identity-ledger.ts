import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { type Database, openDatabase } from '../../db/client.ts';
import { chainEntry, markOfEntry } from '../../server/kernel/chain-entry.ts';
import { systemClock as clock } from '../../server/kernel/clock.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { LedgerCheck } from '../../server/ledger-checks/ledger-check.ts';
import { walkEntries } from '../../server/ledger-checks/ledger-checks.queries.ts';
import { openBenchDatabase } from './bench-database.ts';
import type { Side } from './pairs.ts';
import type { BenchOptions } from './run.ts';

const entries = 200_000;
const atATime = 2000;

/**
 * Time for each entry of a ledger of 200,000 that is read and hashed, against the goal itself: 100,000 a second are 10 µs
 * for each.
 */
export async function verifySides(atEnd: BenchOptions['atEnd']): Promise<{ ours: Side; peer: Side }> {
  const { url } = await openBenchDatabase(atEnd);
  await fillLedger(url, new Secrets(randomBytes(32)));
  const database = openDatabase({ url, poolSize: 2 });
  atEnd(() => database.close());
  return { ours: () => verifyOnce(database), peer: async () => 10 };
}

async function verifyOnce(database: Database): Promise<number> {
  const check = new LedgerCheck({ checkpoints: [] });
  const began = performance.now();
  await walkEntries(database, { withDetails: false }, (some) => check.takeAll(some));
  const { entries: walked, findings } = check.end();
  if (findings.length > 0 || walked < entries) throw new Error(`walked ${walked} entries, found ${findings.length}`);
  const us = ((performance.now() - began) * 1000) / walked;
  console.log(`    ${Math.round(1e6 / us)} entries a second`);
  return us;
}

/** Entries as `appendLedger` chains them, many at a time. */
async function fillLedger(url: string, secrets: Secrets): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const header = { actorKind: 'system', actorId: null, action: 'map_drawn', subjectId: null };
  let last: { sequence: number; hash: Buffer } | undefined;
  for (let done = 0; done < entries; done += atATime) {
    const chained = Array.from({ length: atATime }, (_, n) => {
      const { entry, plain } = chainEntry(last, { ...header, at: clock.now() }, { n });
      last = entry;
      return { entry, sealed: secrets.seal('ledger', plain, markOfEntry(secrets, entry.hash)) };
    });
    const rows = chained.map(({ entry }) => ({
      ...{ sequence: entry.sequence, at: entry.at, actor_kind: entry.actorKind, action: entry.action },
      ...{ commitment: entry.commitment, previous_hash: entry.previousHash, hash: entry.hash },
    }));
    await sql`insert into ledger ${sql(rows)}`;
    await sql`insert into ledger_details ${sql(chained.map(({ entry, sealed }) => ({ sequence: entry.sequence, sealed })))}`;
  }
  await sql`vacuum analyze ledger`;
  await sql.end();
}
