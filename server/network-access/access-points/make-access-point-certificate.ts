import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { readCertificateRequest } from '../authorities/certificate-request.ts';
import { certifyAccessPoint, pemOfCertificate, pemOfKey } from '../authorities/certificates.ts';
import { ensureAuthority } from '../authorities/ensure-authority.ts';
import { listTrustedAuthorities } from '../authorities/list-authorities.ts';
import { accessPointUntil, backdated } from '../authorities/validity.ts';
import { radiusServerName } from '../freeradius/server-name.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import type { AccessPointCertificate } from './access-points.contract.ts';
import { findOverTls, updateCertificate } from './access-points.queries.ts';

type Needed = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>;

/**
 * A certificate by which one access point that is over TLS shows who it is, for the key that it asks with, or else for one
 * that is made and told now. From then on none before it is believed. Throws `network_access.access_point_unknown`,
 * `certificate_request_faulty`, `authority_expired`.
 */
export async function makeAccessPointCertificate(
  deps: Needed,
  actor: Actor,
  { name, request }: { name: string; request?: string | undefined },
): Promise<AccessPointCertificate> {
  const publicKey = request === undefined ? undefined : await readCertificateRequest(request);
  if (request !== undefined && !publicKey) throw new DomainError(networkAccessFaults.certificate_request_faulty);
  const made = await inTransaction(deps.database, async (tx) => {
    const authority = await ensureAuthority(deps, tx);
    const now = deps.clock.now();
    const expiresAt = accessPointUntil(now, authority);
    const signer = {
      certificate: authority.certificate,
      key: deps.secrets.open('network-authorities', authority.sealedKey),
    };
    const certified = await certifyAccessPoint(signer, name, { from: backdated(now), until: expiresAt }, publicKey);
    // The ledger before what it tells of, as everywhere.
    await appendLedger(deps, actor, tx, {
      action: 'access_point_certified',
      details: { name, serial: certified.serial, isOwnKey: publicKey !== undefined },
    });
    const point = await findOverTls(tx, name);
    if (!point) throw new DomainError(networkAccessFaults.access_point_unknown);
    await updateCertificate(tx, point.id, { serial: certified.serial, until: expiresAt, authorityId: authority.id });
    return { ...certified, expiresAt };
  });
  const trusted = await listTrustedAuthorities(deps);
  return {
    certificate: pemOfCertificate(made.certificate),
    ...(made.key && { privateKey: pemOfKey(made.key) }),
    authorities: trusted.map(({ certificate }) => certificate).join(''),
    serverName: radiusServerName(deps.publicOrigin),
    expiresAt: made.expiresAt.toISOString(),
  };
}
