// shared with pages: pure
import type { DelegateCategory } from '../../db/vocabulary.ts';
import type { Situation } from './decide.ts';
import type { Presence } from './presence.ts';
import { pathOf, type ZoneTree } from './zone-tree.ts';

/** How many are in each zone and below it, of each category, counted from where everybody is. */
export function countHeads(zones: ZoneTree, presences: Iterable<Presence>): Pick<Situation, 'inside' | 'insideOf'> {
  const people = new Map<string, number>();
  const ofCategory = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { zoneId, category } of presences) {
    for (const within of pathOf(zones, zoneId)) {
      add(people, within);
      if (category) add(ofCategory, `${within} ${category}`);
    }
  }
  return {
    inside: (zoneId) => people.get(zoneId) ?? 0,
    insideOf: (zoneId: string, categories: readonly DelegateCategory[]) =>
      categories.reduce((sum, category) => sum + (ofCategory.get(`${zoneId} ${category}`) ?? 0), 0),
  };
}

/** Nobody anywhere: for times to come. */
export const nobody: Pick<Situation, 'inside' | 'insideOf'> = { inside: () => 0, insideOf: () => 0 };
