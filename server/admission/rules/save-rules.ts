import type { z } from 'zod';
import type { RawTransaction } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { compileLayout, type LayoutWorld } from '../layout-world.ts';
import { scanDeskOf } from '../scan-desk.ts';
import { checkRules } from './check-rules.ts';
import { describeRules } from './describe-rules.ts';
import { resettlePresences } from './resettle-presences.ts';
import type { RuleVersion, rulesToSave } from './rules.contract.ts';
import { rulesFaults } from './rules.errors.ts';
import { insertRuleVersion, listRuleVersions, lockNewestVersion } from './rules.queries.ts';

/**
 * Makes these the rules from the next scan on, as a version of their own. Throws `admission.rules_changed_meanwhile` when
 * the version seen is no longer the newest. No scan is recorded meanwhile; who is inside follows the new rules.
 */
export async function saveRules(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  input: z.infer<typeof rulesToSave>,
): Promise<RuleVersion> {
  await scanDeskOf(deps).whileIdle((world) =>
    deps.database.inRawTransaction((tx) => saveIn(deps, actor, tx, world, input)),
  );
  return describeRules(deps);
}

async function saveIn(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  actor: StaffActor,
  tx: RawTransaction,
  before: LayoutWorld,
  { rules, seen, note }: z.infer<typeof rulesToSave>,
): Promise<void> {
  const queryable = tx.queryable();
  const newest = await lockNewestVersion(queryable);
  if (newest.version !== seen) {
    throw new DomainError(rulesFaults.rules_changed_meanwhile, `Version ${newest.version} is in force.`);
  }
  checkRules(rules, before.layout);
  const now = deps.clock.now();
  const version = newest.version + 1;
  await insertRuleVersion(queryable, { version, savedAt: now.getTime(), rules, savedBy: actor.id, note });
  const world = compileLayout(before.layout, before, await listRuleVersions(queryable));
  await resettlePresences(tx.sql, before, world, now);
  const details = { version, rules: rules.length, note };
  await appendLedger(deps, actor, queryable, { action: 'rules_changed', details });
}
