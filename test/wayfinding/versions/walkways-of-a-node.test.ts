import { beforeAll, expect, it } from 'vitest';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const versionId = '01900000-0000-7000-8000-000000000001';

beforeAll(async () => {
  const { sql } = database;
  await sql`
    insert into venue_versions (id, state, format, source, made_at, findings)
    values (${versionId}, 'draft', 'causeway', 'town.json', now(), '[]')`;
  await sql`insert into venue_levels (version_id, id, ordinal, name) values (${versionId}, '0', 0, '{"en": "Ground"}')`;
  await sql`
    insert into walk_nodes (version_id, id, level_id, longitude, latitude)
    select ${versionId}, 'n' || n, '0', 120, 30 from generate_series(1, 5000) n`;
  await sql`
    insert into walkways (version_id, id, from_node, to_node, kind, length_m, direction)
    select ${versionId}, 'w' || n, 'n' || n, 'n' || n + 1, 'walkway', 10, 'both' from generate_series(1, 4999) n`;
  await sql`analyze walkways`;
});

// As PostgreSQL asks for each node of a plan that goes: whether a walkway still leads from it, or to it.
it.each([
  ['from_node', 'walkways_from_node_idx'],
  ['to_node', 'walkways_to_node_idx'],
])('walkways are found by their %s without looking at all of them', async (column, index) => {
  const { sql } = database;
  const plan = await sql`
    explain select 1 from walkways where version_id = ${versionId} and ${sql(column)} = 'n77'`;
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain(index);
});
