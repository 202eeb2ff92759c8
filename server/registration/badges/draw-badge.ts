import { renderSVG } from 'uqr';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { registrationFaults } from '../registration.errors.ts';
import { findBadge } from './badges.queries.ts';
import { loadBadgeSigner } from './sign-badge.ts';

/** Modules around the code that ISO/IEC 18004 wants left white. */
const quietZone = 4;

/** The QR code of a token as SVG, dark on white in every theme, for readers expect it so. Error correction level M. */
export const drawQr = (token: string): string => renderSVG(token, { ecc: 'M', border: quietZone, pixelSize: 4 });

/** The QR code of a badge that was not revoked. Throws `badge_unknown` or `badge_not_good`. */
export async function drawBadge(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  serial: number,
): Promise<string> {
  const row = await findBadge(deps.database.drizzle, serial);
  if (!row) throw new DomainError(registrationFaults.badge_unknown);
  if (row.revokedAt) throw new DomainError(registrationFaults.badge_not_good);
  const signer = await loadBadgeSigner(deps.database.drizzle, deps);
  return drawQr(signer.tokenOf(row));
}
