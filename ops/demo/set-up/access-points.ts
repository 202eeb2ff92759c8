import { randomBytes } from 'node:crypto';
import type { Account } from '../client/account.ts';
import { freeUdpPort } from '../launch/ports.ts';
import { bssidOf } from '../venue/bssid.ts';
import type { Hotspot } from '../venue/venue.ts';

/** The controller of one carrier's hotspots: what asks FreeRADIUS for the phones at them. */
export interface AccessPoint {
  readonly name: string;
  readonly carrier: string;
  /** Of this machine, one for each. */
  readonly address: string;
  readonly secret: string;
  readonly disconnectPort: number;
}

/** Brings the access points in as a file, each with a secret of its own and the addresses of its hotspots in the air. */
export async function setUpAccessPoints(
  administrator: Account,
  hotspots: readonly Hotspot[],
): Promise<readonly AccessPoint[]> {
  const carriers = [...new Set(hotspots.map(({ carrier }) => carrier))].sort();
  const points: AccessPoint[] = [];
  for (const [index, carrier] of carriers.entries()) {
    const address = `127.0.0.${index + 2}`;
    points.push({
      ...{ name: `Controller of ${carrier}`, carrier, address },
      ...{ secret: randomBytes(24).toString('base64url'), disconnectPort: await freeUdpPort() },
    });
  }
  if (points.length === 0) return points;
  const accessPoints = points.map(({ carrier, ...point }) => ({
    ...point,
    hotspots: hotspots.flatMap(({ code, carrier: its }, place) =>
      its === carrier ? [{ code, bssids: [bssidOf(place)] }] : [],
    ),
  }));
  await administrator.ask('/api/network/access-points', { method: 'PUT', json: { accessPoints }, timeoutMs: 60_000 });
  return points;
}
