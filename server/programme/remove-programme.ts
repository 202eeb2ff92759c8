import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { concern, inTransaction } from '../kernel/transaction.ts';
import { programmeTopic } from './programme.contract.ts';
import { programmeFaults } from './programme.errors.ts';
import { countSessions, deleteSource, listWhoMarkedOf, lockSource } from './programme.queries.ts';

/** Takes a programme out whole, with what delegates marked of it: one that was put by mistake. */
export async function removeProgramme(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  sourceId: string,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    const source = await lockSource(tx, sourceId);
    if (!source) throw new DomainError(programmeFaults.source_unknown);
    for (const delegateId of await listWhoMarkedOf(tx, sourceId)) concern(tx, delegateId);
    const sessions = (await countSessions(tx)).get(`${sourceId} scheduled`) ?? 0;
    await deleteSource(tx, sourceId);
    await appendLedger(deps, actor, tx, { action: 'programme_removed', details: { name: source.name, sessions } });
  });
  deps.live.wake(programmeTopic, {});
}
