import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { endSignInRowsAt } from '../end-sign-in-rows.ts';
import { identityFaults } from '../identity.errors.ts';
import { wakeStations } from '../wake-stations.ts';
import { type Device, devicesTopic } from './devices.contract.ts';
import { markDeviceRevoked } from './devices.queries.ts';

/**
 * Revokes a device: from now on nothing that it makes is taken, and within a second its page is closed, with the sign-in
 * of whoever came to it by badge. Throws
 * `identity.device_unknown`.
 */
export async function revokeDevice(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  deviceId: string,
): Promise<Device> {
  const { device: revoked, stations } = await inTransaction(database, async (tx) => {
    const now = clock.now();
    const device = await markDeviceRevoked(tx, deviceId, now);
    if (!device) throw new DomainError(identityFaults.device_unknown);
    const left = await endSignInRowsAt(tx, deviceId, now);
    await appendLedger({ secrets, clock }, actor, tx, { action: 'device_revoked', details: { deviceId } });
    return { device, stations: left };
  });
  forgetAuthentications(database);
  live.doubt(deviceId);
  wakeStations(live, stations);
  live.wake(devicesTopic, {});
  return revoked;
}
