import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { type AuthorityRow, listAuthorityRows } from './authorities.queries.ts';
import { certifyServer, pemOfCertificate, pemOfKey } from './certificates.ts';
import { ensureAuthority } from './ensure-authority.ts';
import { isTrusted } from './list-authorities.ts';
import { backdated, serverUntil } from './validity.ts';

/** In PEM: the server's certificate and then the authority's, and the key as PKCS #8. */
export interface ServerCertificate {
  readonly chain: string;
  readonly key: string;
  readonly expiresAt: Date;
  /** The authority that has signed it. */
  readonly signedBy: string;
}

/**
 * A new certificate for the RADIUS server under this name. The oldest authority that is trusted signs it: a phone that was set
 * up before there was another knows that one alone (ops/decisions/0034).
 */
export async function issueServerCertificate(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  { dnsName }: { dnsName: string },
): Promise<ServerCertificate> {
  const now = deps.clock.now();
  const authority = await inTransaction(deps.database, async (tx): Promise<AuthorityRow> => {
    const signs = await ensureAuthority(deps, tx);
    return (await listAuthorityRows(tx)).find((row) => isTrusted(row, now)) ?? signs;
  });
  const key = deps.secrets.open('network-authorities', authority.sealedKey);
  const expiresAt = serverUntil(now, authority);
  const signer = { certificate: authority.certificate, key };
  const made = await certifyServer(signer, dnsName, { from: backdated(now), until: expiresAt });
  // Who has not been told of the authority can take it from here, and compare it.
  const chain = pemOfCertificate(made.certificate) + pemOfCertificate(authority.certificate);
  return { chain, key: pemOfKey(made.key), expiresAt, signedBy: authority.id };
}
