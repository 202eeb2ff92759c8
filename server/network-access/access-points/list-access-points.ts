import type { Dependencies } from '../../kernel/dependencies.ts';
import type { AccessPointList } from './access-points.contract.ts';
import { listAccessPointRows, listClaims, listHotspotAddresses } from './access-points.queries.ts';

/** The access points of the newest file, and which hotspot has which addresses by which of them; no secrets. */
export async function listAccessPoints({ database }: Pick<Dependencies, 'database'>): Promise<AccessPointList> {
  const [rows, addresses, claims] = await Promise.all([
    listAccessPointRows(database.drizzle),
    listHotspotAddresses(database.drizzle),
    listClaims(database),
  ]);
  const claimOf = new Map(claims.map(({ name, hotspot, at }) => [name, { hotspot, at: new Date(at).toISOString() }]));
  return {
    accessPoints: rows.map(({ name, address, isOverTls, speaksForAny, disconnectPort, changedAt, ...row }) => {
      const claim = claimOf.get(name);
      return {
        ...{ name, isOverTls, disconnectPort, changedAt: changedAt.toISOString() },
        ...(address && { address }),
        ...(speaksForAny && { speaksForAny }),
        ...(isOverTls && row.certificateUntil && { certificateUntil: row.certificateUntil.toISOString() }),
        ...(claim && { claim }),
      };
    }),
    hotspots: grouped(addresses),
  };
}

function grouped(addresses: Awaited<ReturnType<typeof listHotspotAddresses>>): AccessPointList['hotspots'] {
  const groups = new Map<string, AccessPointList['hotspots'][number]>();
  for (const { code, accessPoint, bssid } of addresses) {
    const key = JSON.stringify([code, accessPoint]);
    const group = groups.get(key) ?? { code, bssids: [], ...(accessPoint !== null && { accessPoint }) };
    group.bssids.push(bssid);
    groups.set(key, group);
  }
  return [...groups.values()];
}
