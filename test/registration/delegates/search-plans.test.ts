import { type SQL, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { beforeAll, expect, it } from 'vitest';
import type { Queryable } from '../../../db/client.ts';
import { inventDelegates } from '../../../ops/demo/people/delegates.ts';
import { seeded } from '../../../ops/demo/random.ts';
import { searchWords } from '../../../server/registration/delegates/fold-text.ts';
import { findByWords, findSimilar } from '../../../server/registration/delegates/search.queries.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();

beforeAll(async () => {
  const superuser = postgres(database.url, { max: 1, onnotice: () => undefined });
  const at = new Date('2026-11-01T00:00:00Z');
  const rows = inventDelegates(seeded('plans'), 12_000).map((one) => ({
    ...{ id: crypto.randomUUID(), external_reference: one.reference, name: one.name, name_latin: one.nameLatin },
    ...{ country: one.country, category: one.category, affiliation: one.affiliation, email: one.email },
    ...{ status: 'approved', created_at: at, changed_at: at },
  }));
  for (let from = 0; from < rows.length; from += 4000) {
    await superuser`insert into delegates ${superuser(rows.slice(from, from + 4000))}`;
  }
  await superuser`vacuum analyze delegates`;
  await superuser.end();
});

/** Asks as it is, and notes how PostgreSQL went about it. */
function watched(db: Queryable, plans: string[]): Queryable {
  const execute = async (query: SQL) => {
    const isRead = !JSON.stringify(query.queryChunks).includes('set_config');
    if (isRead) plans.push(JSON.stringify(await db.execute(sql`explain ${query}`)));
    return db.execute(query);
  };
  return { ...db, execute } as Queryable;
}

it.each([
  'shen',
  'oystein',
  'alcantara sofia',
  '林',
  '林澄',
  'ли',
  'لين',
  'निखिल',
  'WT-00042',
  'R-',
  'akinyi@example',
  'zzzz',
  'wang',
])('looks for %s by an index, never through the whole register', async (search) => {
  const [first = '', ...more] = searchWords(search);
  const plans: string[] = [];
  await findByWords(watched(database.drizzle, plans), { words: [first, ...more], limit: 101 });
  await database.drizzle.transaction((tx) => findSimilar(watched(tx, plans), [first, ...more], 20, []));
  expect(plans.length).toBeGreaterThan(1);
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on delegates/);
  expect(plans.join()).toMatch(/delegates_(search_names|by_name)_idx/);
});

it('stops early where nearly everybody matches', async () => {
  const found = await findByWords(database.drizzle, { words: ['example'], limit: 101 });
  expect(found).toHaveLength(101);
});
