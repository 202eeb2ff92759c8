import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { identityFaults } from '../identity.errors.ts';
import { type Device, devicesTopic } from './devices.contract.ts';
import { markDeviceRevoked } from './devices.queries.ts';

/**
 * Revokes a device: from now on nothing that it makes is taken, and within a second its page is closed. Throws
 * `identity.device_unknown`.
 */
export async function revokeDevice(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  deviceId: string,
): Promise<Device> {
  const revoked = await inTransaction(database, async (tx) => {
    const device = await markDeviceRevoked(tx, deviceId, clock.now());
    if (!device) throw new DomainError(identityFaults.device_unknown);
    await appendLedger({ secrets, clock }, actor, tx, { action: 'device_revoked', details: { deviceId } });
    return device;
  });
  forgetAuthentications(database);
  live.wake(devicesTopic, {});
  return revoked;
}
