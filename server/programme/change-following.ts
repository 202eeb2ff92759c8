import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { programmeTopic } from './programme.contract.ts';
import { programmeFaults } from './programme.errors.ts';
import { lockSource, updateSource } from './programme.queries.ts';

/** The address of a source is asked again by itself from now on, or no longer. */
export async function changeFollowing(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  { sourceId, isFollowed }: { sourceId: string; isFollowed: boolean },
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    const source = await lockSource(tx, sourceId);
    if (!source) throw new DomainError(programmeFaults.source_unknown);
    if (source.isFollowed === isFollowed) return;
    if (source.address === null) throw new DomainError(programmeFaults.no_address);
    await updateSource(tx, sourceId, { isFollowed, fault: null });
    const details = { name: source.name, address: source.address, isFollowed };
    await appendLedger(deps, actor, tx, { action: 'programme_followed', details });
  });
  deps.live.wake(programmeTopic, {});
}
