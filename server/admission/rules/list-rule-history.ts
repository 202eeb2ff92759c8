import type { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { type RuleVersion, type ruleHistory, ruleList } from './rules.contract.ts';
import { listRuleHistory as listVersions } from './rules.queries.ts';

/** Versions of the rules, newest first. */
export async function listRuleHistory(
  { database }: Pick<Dependencies, 'database'>,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<z.infer<typeof ruleHistory>> {
  const rows = await listVersions(database.drizzle, before, limit + 1);
  const versions = rows.slice(0, limit).map(
    ({ version, rules, savedAt, savedBy, note }): RuleVersion => ({
      ...{ version, note, rules: ruleList.parse(rules), savedAt: savedAt.toISOString() },
      ...(savedBy !== null && { savedBy }),
    }),
  );
  const last = versions.at(-1);
  return { versions, ...(rows.length > limit && last && { next: last.version }) };
}
