import { X509Certificate } from 'node:crypto';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { listTrustedAuthorities } from '../authorities/list-authorities.ts';
import { networkAccessFaults } from '../network-access.errors.ts';

/** In DER, of an authority that is trusted. Throws `network_access.authority_unknown`. */
export async function findAuthorityCertificate(
  deps: Pick<Dependencies, 'database' | 'clock'>,
  fingerprint: string,
): Promise<Buffer> {
  const found = (await listTrustedAuthorities(deps)).find((authority) => authority.fingerprint === fingerprint);
  if (!found) throw new DomainError(networkAccessFaults.authority_unknown);
  return new X509Certificate(found.certificate).raw;
}
