import { asc, desc, eq, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { ruleVersions, staff } from '../../../db/schema/index.ts';
import type { KeptVersion } from './rule-timeline.ts';
import { ruleList } from './rules.contract.ts';

/** All versions, in their order. */
export async function listRuleVersions(tx: Queryable): Promise<KeptVersion[]> {
  const { version, rules, savedAt } = ruleVersions;
  const rows = await tx.select({ version, rules, savedAt }).from(ruleVersions).orderBy(asc(version));
  return rows.map((row) => ({
    version: row.version,
    savedAt: row.savedAt.getTime(),
    rules: ruleList.parse(row.rules),
  }));
}

/** The newest versions before a version, newest first, with the names of who saved them. */
export async function listRuleHistory(tx: Queryable, before: number | undefined, limit: number) {
  const { version, rules, savedAt, note, savedBy } = ruleVersions;
  return tx
    .select({ version, rules, savedAt, note, savedBy: staff.name })
    .from(ruleVersions)
    .leftJoin(staff, eq(staff.id, savedBy))
    .where(before === undefined ? undefined : lt(version, before))
    .orderBy(desc(version))
    .limit(limit);
}

/** The newest version, which nobody else may follow with another until the transaction ends. */
export async function lockNewestVersion(tx: Queryable): Promise<KeptVersion> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rule_versions'))`);
  const [row] = await tx.select().from(ruleVersions).orderBy(desc(ruleVersions.version)).limit(1);
  if (!row) return { version: 0, savedAt: 0, rules: [] };
  return { version: row.version, savedAt: row.savedAt.getTime(), rules: ruleList.parse(row.rules) };
}

export async function insertRuleVersion(
  tx: Queryable,
  { version, savedAt, rules, savedBy, note }: KeptVersion & { savedBy: string; note: string },
): Promise<void> {
  await tx.insert(ruleVersions).values({ version, savedAt: new Date(savedAt), rules, savedBy, note });
}
