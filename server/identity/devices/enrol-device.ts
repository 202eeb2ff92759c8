import type { z } from 'zod';
import type { DeviceActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { endSignInRowsAt } from '../end-sign-in-rows.ts';
import { identityFaults } from '../identity.errors.ts';
import { wakeStations } from '../wake-stations.ts';
import { openPublicKey, verifySignature } from './device-signatures.ts';
import { plainCode, textOfEnrolment } from './device-texts.ts';
import { type Device, type deviceEnrolment, devicesTopic } from './devices.contract.ts';
import { insertDevice, lockCode, markDeviceRevoked, useCodeFor } from './devices.queries.ts';

/**
 * Uses a code up: whoever holds the private half of this key is from now on the device that the code was made for.
 * Throws `identity.device_code_unknown`, `device_code_used`, `device_code_over`, `device_key_unusable`,
 * `device_key_known` or `signature_wrong`; none of the last three uses the code up. Where the browser is a device already,
 * `former`, that one is revoked: one tablet is one device.
 */
export async function enrolDevice(
  {
    database,
    clock,
    secrets,
    publicOrigin,
    live,
  }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin' | 'live'>,
  { code: typed, publicKey, signature }: z.infer<typeof deviceEnrolment>,
  former?: DeviceActor,
): Promise<Device> {
  const code = plainCode(typed);
  if (!code) throw new DomainError(identityFaults.device_code_unknown);
  const key = openPublicKey(Buffer.from(publicKey, 'base64url'));
  if (!key) throw new DomainError(identityFaults.device_key_unusable);
  const signed = textOfEnrolment({ origin: publicOrigin, code, publicKey });
  if (!(await verifySignature(key, signed, signature))) throw new DomainError(identityFaults.signature_wrong);
  const now = clock.now();
  const { enrolled, stations } = await inTransaction(database, async (tx) => {
    const terms = await lockCode(tx, secrets.keyedHash('device-codes', code));
    if (!terms) throw new DomainError(identityFaults.device_code_unknown);
    if (terms.deviceId) throw new DomainError(identityFaults.device_code_used);
    if (terms.expiresAt <= now) throw new DomainError(identityFaults.device_code_over);
    const { kind, name, laneId, stationId, madeBy } = terms;
    const added = await insertDevice(tx, {
      ...{ id: uuidv7(now), kind, name, laneId, stationId, publicKey: Buffer.from(publicKey, 'base64url') },
      ...{ registeredAt: now, registeredBy: madeBy },
    });
    if (!added) throw new DomainError(identityFaults.device_key_known);
    await useCodeFor(tx, terms.id, added.id);
    const actor: DeviceActor = { kind: 'device', id: added.id, deviceKind: kind };
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'device_enrolled',
      details: {
        deviceId: added.id,
        kind,
        name,
        codeMadeBy: madeBy,
        ...(laneId && { laneId }),
        ...(stationId && { stationId }),
        ...(former && { replaces: former.id }),
      },
    });
    if (!former) return { enrolled: added, stations: [] };
    await markDeviceRevoked(tx, former.id, now);
    return { enrolled: added, stations: await endSignInRowsAt(tx, former.id, now) };
  });
  if (former) {
    forgetAuthentications(database);
    live.doubt(former.id);
  }
  wakeStations(live, stations);
  live.wake(devicesTopic, {});
  return enrolled;
}
