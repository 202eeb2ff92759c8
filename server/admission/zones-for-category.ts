import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { gatesOf, type LayoutWorld } from './layout-world.ts';
import { nextOpening } from './rules/next-opening.ts';
import { scanDeskOf } from './scan-desk.ts';

/** Who is on the way may arrive when a zone opens: so long before, it is one that they may enter. */
const onTheWayMs = 2 * 60 * 60_000;

/**
 * The zones in which somebody of a category may be at an instant, or within the two hours after it, by the rules: a zone
 * behind a gate needs one that names the category, and so does each around it. Of nobody in particular it is the zones in
 * which everybody may be, whatever their category.
 */
export async function zonesForCategory(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  category: DelegateCategory | undefined,
  at: Date,
  withinMs = onTheWayMs,
): Promise<ReadonlySet<string>> {
  const world = await scanDeskOf(deps).world();
  // Rules are told to the minute: within one, and as long as nobody changes them, the same set serves everybody.
  const minute = Math.floor(at.getTime() / minuteMs);
  const known = knownOf(world);
  const key = `${category} ${minute} ${withinMs}`;
  const zones =
    known.get(key) ??
    zonesOpenTo(world, category === undefined ? delegateCategories : [category], minute * minuteMs, withinMs);
  if (!known.has(key) && known.size >= mostKnown) known.clear();
  known.set(key, zones);
  return zones;
}

const minuteMs = 60_000;
const mostKnown = 100;
const knownZones = new WeakMap<LayoutWorld, Map<string, ReadonlySet<string>>>();

function knownOf(world: LayoutWorld): Map<string, ReadonlySet<string>> {
  const known = knownZones.get(world) ?? new Map<string, ReadonlySet<string>>();
  knownZones.set(world, known);
  return known;
}

/** Those that are open to each of these categories. */
export function zonesOpenTo(
  world: Pick<LayoutWorld, 'layout' | 'zones' | 'rules' | 'calendar'>,
  categories: readonly DelegateCategory[],
  at: number,
  withinMs = onTheWayMs,
): ReadonlySet<string> {
  const guarded = new Set([...gatesOf(world.layout).values()].map(({ innerZoneId }) => innerZoneId));
  const opensInTime = (zoneId: string, category: DelegateCategory) => {
    if (world.rules.inForce(zoneId, category, at)) return true;
    const opening = nextOpening(world, zoneId, category, at);
    return opening !== undefined && opening <= at + withinMs;
  };
  const isOpen = (zoneId: string) =>
    !guarded.has(zoneId) || categories.every((category) => opensInTime(zoneId, category));
  const zones = [...world.zones.values()].filter(({ path }) => path.every(isOpen));
  return new Set(zones.map(({ id }) => id));
}
