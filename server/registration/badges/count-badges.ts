import type { Dependencies } from '../../kernel/dependencies.ts';
import { type BadgeCount, countBadges } from './badges.queries.ts';

/** How many badges of each medium are good, and how many approved delegates have none. */
export async function countBadgesOfEachMedium({
  database,
  clock,
}: Pick<Dependencies, 'database' | 'clock'>): Promise<{ media: BadgeCount[] }> {
  return { media: await countBadges(database.drizzle, 'approved', clock.now()) };
}
