import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { formatBadgeNumber } from '../badges/badge-number.ts';
import { registrationFaults } from '../registration.errors.ts';
import { paintSvg } from './face/paint-svg.ts';
import { type FaceMaker, loadFaceMaker } from './load-face-maker.ts';
import type { BadgesForPrinter } from './printing.contract.ts';
import { type FaceRow, listFaces } from './printing.queries.ts';

/** Where a page gets the face of one badge. */
export const faceAddress = (serial: number): string => `/api/badges/${serial}/face.svg`;

/** The face of a printed badge that was not revoked, as SVG. Throws `badge_unknown` or `badge_not_good`. */
export async function drawFace(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  serial: number,
): Promise<string> {
  const [row] = await listFaces(deps.database.drizzle, [serial]);
  if (!row) throw new DomainError(registrationFaults.badge_unknown);
  if (row.badge.revokedAt || row.badge.medium !== 'printed') throw new DomainError(registrationFaults.badge_not_good);
  const maker = await loadFaceMaker(deps);
  return paintSvg(maker.faceOf(row), maker.artwork);
}

/** What a page needs to print these badges by itself. */
export function describeForPrinter(maker: FaceMaker, rows: readonly FaceRow[]): BadgesForPrinter {
  return {
    paper: maker.layout.paper,
    badges: rows.map((row) => ({
      serial: row.badge.serial,
      number: formatBadgeNumber(row.badge.serial),
      name: row.holder.name,
      address: faceAddress(row.badge.serial),
      timesPrinted: row.badge.timesPrinted,
      notices: [...maker.faceOf(row).notices],
    })),
  };
}
