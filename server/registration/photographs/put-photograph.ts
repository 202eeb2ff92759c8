import { wakeStations } from '../../identity/wake-stations.ts';
import type { DelegateActor, StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { viewerOf } from './address-photograph.ts';
import type { Darkroom } from './darkroom.ts';
import { gatherPhotograph } from './gather-photograph.ts';
import type { PhotographToSee } from './photographs.contract.ts';
import { photographFaults } from './photographs.errors.ts';
import { findHolder, listStationsWaitingAt, upsertPhotograph } from './photographs.queries.ts';
import { sealPhotograph } from './seal-photograph.ts';
import { showPhotograph } from './show-photograph.ts';

type PutDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'> & { darkroom: Darkroom };

export interface PhotographToPut {
  delegateId: string;
  source: 'form' | 'station' | 'desk';
  body: ReadableStream<Uint8Array> | null;
}

/**
 * Takes in a photograph, in the place of the one there was. A delegate may do so until an officer has verified them by
 * it: from then on the face that was compared is changed by staff only. Throws `delegate_unknown`,
 * `photograph_not_needed`, `photograph_settled`, `photographs_busy`, `photograph_cut_off`, or what is wrong with the picture.
 */
export async function putPhotograph(
  deps: PutDependencies,
  actor: StaffActor | DelegateActor,
  { delegateId, source, body }: PhotographToPut,
): Promise<PhotographToSee> {
  const developed = await deps.darkroom.seated(actor.kind, async () =>
    deps.darkroom.develop(await gatherPhotograph(body)),
  );
  const photograph = sealPhotograph(deps, developed);
  const takenBy = actor.kind === 'staff' ? actor.id : null;
  const stationIds = await inTransaction(deps.database, async (tx) => {
    const holder = await findHolder(tx, delegateId);
    if (!holder) throw new DomainError(registrationFaults.delegate_unknown);
    if (isOver(holder.status)) throw new DomainError(photographFaults.photograph_not_needed);
    if (actor.kind === 'delegate' && holder.isVerified) throw new DomainError(photographFaults.photograph_settled);
    await upsertPhotograph(tx, { delegateId, ...photograph, source, takenBy });
    if (actor.kind === 'staff') {
      await appendLedger(deps, actor, tx, { action: 'photograph_put', delegateId, details: { source } });
    }
    return listStationsWaitingAt(tx, [delegateId]);
  });
  wakeStations(deps.live, stationIds);
  return showPhotograph(deps, viewerOf(actor), { ...photograph, source });
}

/** Nobody is let in on this registration any more, so that nobody needs to know the face. */
export const isOver = (status: string): boolean => status === 'declined' || status === 'withdrawn';
