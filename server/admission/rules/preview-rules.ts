import type { Dependencies } from '../../kernel/dependencies.ts';
import { standingKnown } from '../explain-admission.ts';
import { compileLayout } from '../layout-world.ts';
import { checkOutBy } from '../presence.ts';
import { scanDeskOf } from '../scan-desk.ts';
import { listAllPresences, listApproved } from '../standings.queries.ts';
import { checkRules } from './check-rules.ts';
import { compareRules } from './compare-rules.ts';
import { settleAnew } from './resettle-presences.ts';
import type { Rule, RulePreview } from './rules.contract.ts';
import { listRuleVersions } from './rules.queries.ts';

/**
 * What becomes different when these rules are saved now: decided for every approved delegate at every gate that they
 * concern, in memory. Nothing is locked and nothing is written.
 */
export async function previewRules(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  rules: readonly Rule[],
): Promise<RulePreview> {
  const before = await scanDeskOf(deps).world();
  checkRules(rules, before.layout);
  const now = deps.clock.now().getTime();
  const { sql, drizzle } = deps.database;
  const [versions, standings, stored] = await Promise.all([
    listRuleVersions(drizzle),
    listApproved(sql),
    listAllPresences(sql),
  ]);
  const version = before.rules.version;
  const after = compileLayout(before.layout, before, [
    ...versions.filter((kept) => kept.version <= version),
    { version: version + 1, savedAt: now, rules },
  ]);
  const was = new Map([...stored].map(([id, presence]) => [id, checkOutBy(before, presence, now)]));
  const is = await settleAnew(sql, before, after, was, now);
  return compareRules({
    now,
    people: standings.map((standing) => {
      const { delegateId, name, nameLatin } = standing;
      return { delegateId, name, nameLatin, before: standingKnown(standing, was), after: standingKnown(standing, is) };
    }),
    before: { world: before, presences: was },
    after: { world: after, presences: is },
  });
}
