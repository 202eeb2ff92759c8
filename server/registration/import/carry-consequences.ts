import type { Transaction } from '../../../db/client.ts';
import { withdrawVerification } from '../../identity/withdraw-verification.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { findSituation } from '../changes/changes.queries.ts';
import { reissueMadeWrong } from '../changes/reissue-made-wrong.ts';
import type { Unsettled } from './arrivals.queries.ts';

/** What a file's changes have come to beside what they say. */
export interface Consequences {
  /** Badges that say what is so no longer: new ones are in their place, and the old ones are refused. */
  badgesReissued: number;
  /** Who has to go to a station again. */
  verificationsWithdrawn: number;
  /** Where one of them was waiting or shown. */
  stationIds: string[];
}

/**
 * What a change by hand would come to, a change by file comes to as well: the printed badge is reissued where the name is
 * another, both where the category is; and who was verified as another name, birth date or document is not verified.
 */
export async function carryConsequences(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
  { actor, unsettled, fileName }: { actor: StaffActor; unsettled: readonly Unsettled[]; fileName: string },
): Promise<Consequences> {
  const all: Consequences = { badgesReissued: 0, verificationsWithdrawn: 0, stationIds: [] };
  const because = `Import of ${fileName}`;
  for (const { id, name, category, person, from, to } of unsettled) {
    const situation = await findSituation(tx, id);
    if (!situation) throw new Error('a delegate that was locked is not there');
    const reissued = await reissueMadeWrong({ deps, tx, situation, because }, { name, category });
    all.badgesReissued += reissued.filter(({ kind }) => kind === 'badge_reissued').length;
    if (person) {
      if (situation.identity?.outcome === 'verified') all.verificationsWithdrawn += 1;
      all.stationIds.push(...(await withdrawVerification(tx, { delegateId: id, of: 'name', at: deps.clock.now() })));
    }
    const told = { delegateId: id, details: { from, to, because } };
    if (person) await appendLedger(deps, actor, tx, { action: 'name_changed', ...told });
    if (category) await appendLedger(deps, actor, tx, { action: 'category_changed', ...told });
  }
  return all;
}
