import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { identityFaults } from '../identity.errors.ts';
import type { Device } from './devices.contract.ts';
import { findListDevice, hasLane, insertDevice } from './devices.queries.ts';

/**
 * The device that stands for a list ticked by hand at a lane: it has no key, so it can make no scan of a badge, only
 * records of people on a list, for which the member of staff who is signed in answers. Made when it is first needed.
 * Throws `identity.lane_unknown`.
 */
export async function openListDevice(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  laneId: string,
): Promise<Device> {
  const now = clock.now();
  return inTransaction(database, async (tx) => {
    const known = await findListDevice(tx, laneId);
    if (known) return known;
    if (!(await hasLane(tx, laneId))) throw new DomainError(identityFaults.lane_unknown);
    const id = uuidv7(now);
    const added = await insertDevice(tx, {
      ...{ id, kind: 'lane', name: `Lists at ${laneId}`, laneId, stationId: null, publicKey: null },
      ...{ registeredAt: now, registeredBy: actor.id },
    });
    if (!added) throw new Error('a device without a key is like no other');
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'device_registered',
      details: { deviceId: id, laneId },
    });
    return added;
  });
}
