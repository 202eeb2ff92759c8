import { listTrustedAuthorities } from '../authorities/list-authorities.ts';
import { listServerCertificates } from '../freeradius/list-server-certificates.ts';
import { radiusServerName } from '../freeradius/server-name.ts';
import type { WifiNetwork } from '../network-access.contract.ts';
import type { SetUpDependencies } from './set-up-device.ts';

export type WifiDependencies = Pick<SetUpDependencies, 'database' | 'clock' | 'publicOrigin' | 'wifi'>;

/** The conference's Wi-Fi as a device is set up for it; none where it has none. */
export async function describeWifi(deps: WifiDependencies): Promise<WifiNetwork | undefined> {
  const { wifi, publicOrigin } = deps;
  if (!wifi) return undefined;
  const trusted = await listTrustedAuthorities(deps);
  return {
    ...{ name: wifi.name, serverName: radiusServerName(publicOrigin) },
    ...(wifi.passpoint && { passpointDomain: wifi.passpoint.domain }),
    isSigned: wifi.findSigner !== undefined,
    authorities: trusted.map(({ certificate, fingerprint }) => ({ certificate, fingerprint })),
    serverCertificates: await listServerCertificates(deps.database.drizzle),
  };
}
