import type { RawTransaction } from '../../db/client.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { appendLedger } from '../kernel/ledger.ts';
import type { BatchPlan } from './decide-batch.ts';
import type { ScanRequest, Together } from './scan-request.ts';

interface Counted {
  readonly actor: Actor;
  people: number;
  admitted: number;
}

/**
 * One entry for each group of which this transaction decides on somebody, within it: where the entry cannot be written,
 * nobody of them is in. Who was decided on before has an entry already.
 */
export async function enterGroups(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: RawTransaction,
  requests: readonly ScanRequest[],
  { outcomes }: Pick<BatchPlan, 'outcomes'>,
): Promise<void> {
  const groups = new Map<Together, Counted>();
  for (const [index, outcome] of outcomes.entries()) {
    const { actor, together } = requests[index] ?? {};
    if (!actor || !together || outcome.kind !== 'decided') continue;
    const counted = groups.get(together) ?? { actor, people: 0, admitted: 0 };
    counted.people += 1;
    if (outcome.scan.verdict === 'admit') counted.admitted += 1;
    groups.set(together, counted);
  }
  for (const [together, { actor, ...counts }] of groups) {
    const details = { ...together, ...counts };
    await appendLedger(deps, actor, tx.queryable(), { action: 'group_admitted', details });
  }
}
