import type { z } from 'zod';
import type { DeviceActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { hearKept } from '../../ledger-checks/hear-kept.ts';
import { type DeviceReport, type deviceReported, devicesTopic } from './devices.contract.ts';
import { keepReport } from './devices.queries.ts';

/**
 * Keeps what a device tells of itself, for those who look after devices, compares what it keeps of the ledger with the
 * ledger, and tells it the newest checkpoint.
 */
export async function reportDevice(
  deps: Pick<Dependencies, 'database' | 'clock' | 'live' | 'log'>,
  actor: DeviceActor,
  { checkpoints = [], ...report }: DeviceReport,
): Promise<z.infer<typeof deviceReported>> {
  const { database, clock, live } = deps;
  const { upTo, newest } = await hearKept(deps, actor.id, checkpoints);
  await keepReport(database.drizzle, actor.id, { ...report, checkpointSequence: upTo || null }, clock.now());
  live.wake(devicesTopic, {});
  return newest ? { checkpoint: newest } : {};
}
