import type { Dependencies } from '../../kernel/dependencies.ts';
import type { Device } from './devices.contract.ts';
import { listDeviceRows } from './devices.queries.ts';

/** All devices, also those that were revoked, by name. */
export function listDevices({ database }: Pick<Dependencies, 'database'>): Promise<Device[]> {
  return listDeviceRows(database.drizzle);
}
