import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { type Device, markDeviceRevoked } from './devices.queries.ts';
import { identityFaults } from './identity.errors.ts';

/** Revokes a device: its scans are not taken any more. Throws `identity.device_unknown`. */
export async function revokeDevice(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  deviceId: string,
): Promise<Device> {
  return inTransaction(database, async (tx) => {
    const revoked = await markDeviceRevoked(tx, deviceId, clock.now());
    if (!revoked) throw new DomainError(identityFaults.device_unknown);
    await appendLedger({ secrets, clock }, actor, tx, { action: 'device_revoked', details: { deviceId } });
    return revoked;
  });
}
