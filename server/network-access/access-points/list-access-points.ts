import type { Dependencies } from '../../kernel/dependencies.ts';
import type { AccessPointList } from './access-points.contract.ts';
import { listAccessPointRows, listHotspotAddresses } from './access-points.queries.ts';

/** The access points of the newest file, and which hotspot has which addresses; no secrets. */
export async function listAccessPoints({ database }: Pick<Dependencies, 'database'>): Promise<AccessPointList> {
  const [rows, addresses] = await Promise.all([
    listAccessPointRows(database.drizzle),
    listHotspotAddresses(database.drizzle),
  ]);
  const byCode = new Map<string, string[]>();
  for (const { code, bssid } of addresses) byCode.set(code, [...(byCode.get(code) ?? []), bssid]);
  return {
    accessPoints: rows.map(({ name, address, isOverTls, disconnectPort, changedAt, certificateUntil }) => ({
      ...{ name, isOverTls, disconnectPort, changedAt: changedAt.toISOString() },
      ...(address && { address }),
      ...(isOverTls && certificateUntil && { certificateUntil: certificateUntil.toISOString() }),
    })),
    hotspots: [...byCode].map(([code, bssids]) => ({ code, bssids })),
  };
}
