import type { Dependencies } from '../../kernel/dependencies.ts';
import type { NetworkAuthority } from '../network-access.contract.ts';
import { type AuthorityRow, listAuthorityRows } from './authorities.queries.ts';
import { commonNameOf, fingerprintOf, pemOfCertificate } from './certificates.ts';

/** All there ever were, the oldest first. */
export async function listAuthorities({ database }: Pick<Dependencies, 'database'>): Promise<NetworkAuthority[]> {
  return (await listAuthorityRows(database.drizzle)).map(described);
}

/** Those that phones and FreeRADIUS are to trust, the oldest first. */
export async function listTrustedAuthorities(
  deps: Pick<Dependencies, 'database' | 'clock'>,
): Promise<NetworkAuthority[]> {
  const rows = await listAuthorityRows(deps.database.drizzle);
  return rows.filter((row) => isTrusted(row, deps.clock.now())).map(described);
}

export const isTrusted = ({ retiredAt, expiresAt }: AuthorityRow, now: Date): boolean => !retiredAt && expiresAt > now;

export const described = (row: AuthorityRow): NetworkAuthority => ({
  id: row.id,
  name: commonNameOf(row.certificate),
  certificate: pemOfCertificate(row.certificate),
  fingerprint: fingerprintOf(row.certificate),
  madeAt: row.madeAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  ...(row.succeededAt && { succeededAt: row.succeededAt.toISOString() }),
  ...(row.retiredAt && { retiredAt: row.retiredAt.toISOString() }),
});
