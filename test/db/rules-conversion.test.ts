import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type postgres from 'postgres';
import { expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { firstRules } from '../../server/admission/rules/first-rules.ts';
import { ruleList } from '../../server/admission/rules/rules.contract.ts';
import { useDatabase } from '../support/database.ts';
import { secondDatabase } from '../support/second-database.ts';

const database = useDatabase();
const folder = join(packageRoot, 'db/migrations');

async function run(sql: postgres.Sql, isWanted: (file: string) => boolean) {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql') && isWanted(file)).sort();
  for (const file of files) {
    for (const statement of (await readFile(join(folder, file), 'utf8')).split('--> statement-breakpoint')) {
      await sql.unsafe(statement);
    }
  }
}

it('rules that were rows become the first version, and mean what they meant', async () => {
  const { sql } = await secondDatabase(database.url);
  await run(sql, (file) => file < '0003');
  await sql.unsafe(`
    insert into zones (id, name) values ('town', '{"en": "Town"}'), ('hall', '{"en": "Hall"}');
    insert into gates (id, name, outer_zone_id, inner_zone_id) values
      ('south', '{"en": "South"}', null, 'town'), ('door', '{"en": "Door"}', 'town', 'hall');
    insert into admission_rules (zone_id, category, "from", until, daily_from, daily_until) values
      ('town', 'speaker', null, null, null, null), ('hall', 'media', '2026-11-20T08:00:00Z', null, '22:00', '02:00'),
      ('town', 'media', null, null, null, null), ('town', 'media', null, null, null, null)`);
  await run(sql, (file) => file.startsWith('0003'));
  const [row] = await sql`select version, rules from rule_versions`;
  expect(row?.version).toBe(1);
  const gates = [
    { id: 'south', name: { en: 'South' }, innerZoneId: 'town' },
    { id: 'door', name: { en: 'Door' }, outerZoneId: 'town', innerZoneId: 'hall' },
  ];
  const hours = { from: '2026-11-20T08:00:00.000Z', dailyFrom: '22:00', dailyUntil: '02:00' };
  expect(ruleList.parse(row?.rules)).toEqual(
    firstRules({
      gates,
      rules: [
        { zoneId: 'town', category: 'speaker' },
        { zoneId: 'hall', category: 'media', ...hours },
        { zoneId: 'town', category: 'media' },
      ],
    }),
  );
});

it('a venue without rules has an empty first version', async () => {
  const rows = await database.sql`select version, rules from rule_versions`;
  expect(rows).toEqual([{ version: 1, rules: [] }]);
});
