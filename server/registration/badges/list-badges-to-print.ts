import type { BadgeMedium } from '../../../db/vocabulary.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { pageOf } from '../keyset.ts';
import type { BadgePrintPage } from './badges.contract.ts';
import { listGoodBadges } from './badges.queries.ts';
import { describeBadgeWithToken } from './describe-badge.ts';
import { loadBadgeSigner } from './sign-badge.ts';

/** One page of the badges that were not revoked and have not expired, with their tokens, in order of serial. */
export async function listBadgesToPrint(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  { medium, after = 0, limit }: { medium?: BadgeMedium | undefined; after?: number | undefined; limit: number },
): Promise<BadgePrintPage> {
  const db = deps.database.drizzle;
  const signer = await loadBadgeSigner(db, deps);
  const rows = await listGoodBadges(db, { medium, afterSerial: after, limit: limit + 1, now: deps.clock.now() });
  const { page, ...next } = pageOf(rows, limit, ({ badge }) => String(badge.serial));
  const badges = page.map(({ badge, holder }) => ({
    ...describeBadgeWithToken(badge, signer),
    externalReference: holder.externalReference,
    name: holder.name,
    nameLatin: holder.nameLatin,
    country: holder.country,
    category: holder.category,
    affiliation: holder.affiliation,
  }));
  return { badges, ...next };
}
