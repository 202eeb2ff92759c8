import type { Queryable } from '../../../db/client.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { lockQuotas } from '../forms/terms.queries.ts';
import { countApprovedOf } from './review.queries.ts';

/** The places of some categories, which nobody else gives away until the transaction ends. */
export interface HeldPlaces {
  /** Places left; none told is without limit. */
  freeOf(category: DelegateCategory): number | undefined;
  /** Gives one away, if there is one. */
  take(category: DelegateCategory): boolean;
}

const nowhere: HeldPlaces = { freeOf: () => 0, take: () => false };

/**
 * Holds the places of these categories: quotas are locked in one order, then what is taken is counted. Whoever approves calls
 * this before locking any delegate, so that two of them wait for each other and never deadlock.
 */
export async function holdPlaces(tx: Queryable, categories: readonly DelegateCategory[]): Promise<HeldPlaces> {
  const held = new Set(categories);
  if (held.size === 0) return nowhere;
  const quotas = await lockQuotas(tx, [...held]);
  const limited = quotas.map(({ category }) => category);
  const taken = limited.length > 0 ? await countApprovedOf(tx, limited) : new Map<DelegateCategory, number>();
  const free = new Map(quotas.map(({ category, places }) => [category, places - (taken.get(category) ?? 0)]));
  const freeOf = (category: DelegateCategory) => {
    if (!held.has(category)) throw new Error(`the places of ${category} are not held`);
    return free.get(category);
  };
  return {
    freeOf,
    take(category) {
      const left = freeOf(category);
      if (left !== undefined && left <= 0) return false;
      if (left !== undefined) free.set(category, left - 1);
      return true;
    },
  };
}
