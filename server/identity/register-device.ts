import type { z } from 'zod';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { type Device, hasLane, insertDevice } from './devices.queries.ts';
import type { newDevice } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';

/** Registers what stands at a lane, a station or a board. Throws `identity.lane_needed` or `identity.lane_unknown`. */
export async function registerDevice(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  { kind, name, laneId }: z.infer<typeof newDevice>,
): Promise<Device> {
  if ((kind === 'lane') !== (laneId !== undefined)) throw new DomainError(identityFaults.lane_needed);
  const registeredAt = clock.now();
  const id = uuidv7(registeredAt);
  return inTransaction(database, async (tx) => {
    if (laneId && !(await hasLane(tx, laneId))) throw new DomainError(identityFaults.lane_unknown);
    const added = { id, kind, name, laneId: laneId ?? null, registeredAt, registeredBy: actor.id };
    const registered = await insertDevice(tx, added);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'device_registered',
      details: { deviceId: id, kind, ...(laneId && { laneId }) },
    });
    return registered;
  });
}
