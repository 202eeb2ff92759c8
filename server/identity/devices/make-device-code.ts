import { randomBytes } from 'node:crypto';
import type { StaffActor } from '../../kernel/actor.ts';
import { toBase32 } from '../../kernel/crockford.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { identityFaults } from '../identity.errors.ts';
import { findStation } from '../stations.queries.ts';
import { codeBytes, groupedCode } from './device-texts.ts';
import { type DeviceCode, deviceCodeSeconds, devicePages, type NewDevice } from './devices.contract.ts';
import { forgetOldCodes, hasLane, insertCode } from './devices.queries.ts';

/**
 * Makes a code that enrols one device as what it says, once, within two minutes; only a keyed hash of it is kept. Throws
 * `identity.lane_needed`, `lane_unknown`, `station_unknown` or `not_at_a_station`.
 */
export async function makeDeviceCode(
  { database, clock, secrets, publicOrigin }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>,
  actor: StaffActor,
  wanted: NewDevice,
): Promise<DeviceCode> {
  const { kind, name, laneId, stationId } = wanted;
  if ((kind === 'lane') !== (laneId !== undefined)) throw new DomainError(identityFaults.lane_needed);
  if (kind !== 'station' && stationId !== undefined) throw new DomainError(identityFaults.not_at_a_station);
  const code = toBase32(randomBytes(codeBytes));
  const madeAt = clock.now();
  const expiresAt = new Date(madeAt.getTime() + deviceCodeSeconds * 1000);
  await inTransaction(database, async (tx) => {
    if (laneId && !(await hasLane(tx, laneId))) throw new DomainError(identityFaults.lane_unknown);
    if (stationId && !(await findStation(tx, stationId))) throw new DomainError(identityFaults.station_unknown);
    await forgetOldCodes(tx, madeAt);
    await insertCode(tx, {
      ...{ id: uuidv7(madeAt), codeHash: secrets.keyedHash('device-codes', code), kind, name },
      ...{ laneId: laneId ?? null, stationId: stationId ?? null, madeAt, madeBy: actor.id, expiresAt },
    });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'device_code_made',
      details: { kind, name, ...(laneId && { laneId }), ...(stationId && { stationId }) },
    });
  });
  const shown = groupedCode(code);
  return {
    ...wanted,
    code: shown,
    url: `${publicOrigin}${devicePages[kind]}#enrol=${shown}`,
    expiresAt: expiresAt.toISOString(),
  };
}
