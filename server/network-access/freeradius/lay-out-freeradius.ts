import type { Dependencies } from '../../kernel/dependencies.ts';
import { issueServerCertificate } from '../authorities/issue-server-certificate.ts';
import { listTrustedAuthorities } from '../authorities/list-authorities.ts';
import { makeDatabaseLogin } from './database-login.ts';
import { type FreeRadiusPlace, renderConfiguration } from './render-configuration.ts';
import { radiusServerName } from './server-name.ts';

export type LayOutDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'> & {
  /** Of the database, as somebody who may make roles. */
  readonly url: string;
  readonly publicOrigin: string;
};

/**
 * Lays out all that a FreeRADIUS of this venue needs in its folder: configuration, a certificate of its own, the authorities
 * that it trusts, and a login to the database under `name`. Done again, all of that is new; until when the certificate is good.
 */
export async function layOutFreeRadius(
  deps: LayOutDependencies,
  place: FreeRadiusPlace,
  { name }: { name: string },
): Promise<Date> {
  const { chain, key, expiresAt } = await issueServerCertificate(deps, {
    dnsName: radiusServerName(deps.publicOrigin),
  });
  const trusted = await listTrustedAuthorities(deps);
  const authorities = trusted.map(({ certificate }) => certificate).join('');
  const accessPointKey = deps.secrets.carriedKey('access-points');
  const database = await makeDatabaseLogin(deps.url, { name, accessPointKey });
  await renderConfiguration(place, { database, certificates: { chain, key, authorities } });
  return expiresAt;
}
