import { randomUUID, X509Certificate } from 'node:crypto';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { issueServerCertificate } from '../authorities/issue-server-certificate.ts';
import { listTrustedAuthorities } from '../authorities/list-authorities.ts';
import { makeDatabaseLogin } from './database-login.ts';
import { putRadiusServer } from './radius-servers.queries.ts';
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
 * The database knows these files by a number, by which FreeRADIUS calls itself once it has started with them.
 */
export async function layOutFreeRadius(
  deps: LayOutDependencies,
  place: FreeRadiusPlace,
  { name }: { name: string },
): Promise<Date> {
  const dnsName = radiusServerName(deps.publicOrigin);
  const { chain, key, expiresAt, signedBy } = await issueServerCertificate(deps, { dnsName });
  const trusted = await listTrustedAuthorities(deps);
  const authorities = trusted.map(({ certificate }) => certificate).join('');
  const accessPointKey = deps.secrets.carriedKey('access-points');
  const database = await makeDatabaseLogin(deps.url, { name, accessPointKey });
  const layout = randomUUID();
  // Before the files: where they are not written, they are never heard of either.
  await putRadiusServer(deps.database.drizzle, {
    ...{ name, layout, laidOutAt: deps.clock.now(), certificateUntil: expiresAt, signedBy },
    authorityIds: trusted.map(({ id }) => id),
    certificate: new X509Certificate(chain).raw,
  });
  await renderConfiguration(place, { layout, database, certificates: { chain, key, authorities } });
  return expiresAt;
}
