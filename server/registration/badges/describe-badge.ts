import { formatBadgeNumber } from './badge-number.ts';
import type { BadgeSummary, BadgeWithToken } from './badges.contract.ts';
import type { BadgeRow } from './badges.queries.ts';
import type { BadgeSigner } from './sign-badge.ts';

/** A badge as the desk sees it; without its token, which lets its bearer in. */
export function describeBadge(row: BadgeRow): BadgeSummary {
  return {
    serial: row.serial,
    number: formatBadgeNumber(row.serial),
    medium: row.medium,
    issuedAt: row.issuedAt.toISOString(),
    validFrom: row.validFrom.toISOString(),
    validUntil: row.validUntil.toISOString(),
    ...(row.revokedAt && { revokedAt: row.revokedAt.toISOString() }),
    ...(row.revokedBecause && { revokedBecause: row.revokedBecause }),
    ...(row.replacedBy && { replacedBy: row.replacedBy }),
    ...(row.printedAt && { timesPrinted: row.timesPrinted, printedAt: row.printedAt.toISOString() }),
  };
}

export function describeBadgeWithToken(row: BadgeRow, signer: BadgeSigner): BadgeWithToken {
  return { ...describeBadge(row), delegateId: row.delegateId, token: signer.tokenOf(row) };
}
