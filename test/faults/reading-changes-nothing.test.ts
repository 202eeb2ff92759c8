import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { createHub } from '../../server/live/hub.ts';
import { useApp } from '../support/app.ts';
import { askers, credentialsOf } from '../support/askers.ts';
import { inhabitVenue } from './inhabited-venue.ts';
import { addressOf, type OpenApiDocument, operationsOf } from './operations.ts';
import type { Known } from './value-of-schema.ts';

const app = useApp();
const document = (await (
  await createApp({ ...app, live: createHub(app) }).request('/api/openapi.json')
).json()) as OpenApiDocument;
const reading = operationsOf(document).filter(({ method }) => method === 'GET');
const seed = 20_261_122;

let known: Known;
let sql: postgres.Sql;
let tables: string[];
beforeAll(async () => {
  known = await inhabitVenue(app);
  sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;
  tables = rows.map(({ name }) => name);
});
afterAll(() => sql.end());

/** That somebody takes all delegates out of the house, or reads where one person's devices are, is itself written down. */
const writtenDown: Record<string, string[]> = {
  'GET /api/exports/delegates.csv': ['ledger', 'ledger_details'],
  'GET /api/network/accounts/{delegateId}': ['ledger', 'ledger_details', 'ledger_subjects'],
};

/** A digest of each table, in any order of its rows. */
async function digests(): Promise<Map<string, string>> {
  const each = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${table} t`,
  );
  const rows = await sql.unsafe<{ name: string; digest: string }[]>(each.join(' union all '));
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

describe.each(askers)('What %s reads', (asker) => {
  it('is as it was: no table changes by GET', async () => {
    const headers = await credentialsOf(app, asker, String(known.delegateId?.[0]));
    const changed: string[] = [];
    let before = await digests();
    let answered = 0;
    for (const operation of reading) {
      for (const address of fc.sample(addressOf(operation, known), { numRuns: 2, seed })) {
        const answer = await app.ask('GET', address, { headers });
        if (answer.headers.get('content-type') === 'text/event-stream') await answer.body?.cancel();
        else await answer.arrayBuffer();
        if (answer.ok) answered += 1;
      }
      const after = await digests();
      const touched = tables.filter((table) => before.get(table) !== after.get(table));
      const name = `GET ${operation.path}`;
      const others = touched.filter((table) => !writtenDown[name]?.includes(table));
      if (others.length > 0) changed.push(`${name}: ${others.join(', ')}`);
      before = after;
    }
    expect(changed).toEqual([]);
    expect(answered).toBeGreaterThan(0);
  }, 120_000);
});
