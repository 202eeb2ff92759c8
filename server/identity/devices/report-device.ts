import type { DeviceActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { type DeviceReport, devicesTopic } from './devices.contract.ts';
import { keepReport } from './devices.queries.ts';

/** Keeps what a device tells of itself, for those who look after devices. */
export async function reportDevice(
  { database, clock, live }: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  actor: DeviceActor,
  report: DeviceReport,
): Promise<void> {
  await keepReport(database.drizzle, actor.id, report, clock.now());
  live.wake(devicesTopic, {});
}
