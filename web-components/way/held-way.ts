import type { WayProfile } from '../../db/venue-vocabulary.ts';
import type { Named, NoWay, Way } from '../../server/wayfinding/router/way.ts';
import { isWorthChanging } from '../../server/wayfinding/ways/worth-changing.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

/** Why somebody is led another way than they were. */
export type ChangeReason = 'closed' | 'crowded' | 'shorter';

export interface WayAsked {
  readonly from: SignedPlace;
  readonly to: SignedPlace;
  readonly profile: WayProfile;
}

/** The way that somebody was given, as it is now. */
export interface HeldWay extends WayAsked {
  readonly way: Way;
  readonly alternatives: readonly Way[];
  /** It is another than the one before, which they may be walking on. */
  readonly changed?: {
    readonly why: ChangeReason;
    readonly gainSeconds?: number;
    /** Why what was closed is closed, as who closed it says. */
    readonly reasons: readonly Named[];
  };
}

export type Held = HeldWay | (WayAsked & { readonly noWay: NoWay; readonly reasons: readonly Named[] });

export function giveWay(world: WayWorld, asked: WayAsked, nowMs: number): Held {
  const answer = world.find(asked.from, asked.to, asked.profile, nowMs);
  const { from, to, profile } = asked;
  const same = { from, to, profile };
  if (answer.isFound) return { ...same, way: answer.way, alternatives: answer.alternatives };
  const reasons = answer.reason === 'closed' ? world.closedBetween(from, to, profile, nowMs) : [];
  return { ...same, noWay: answer, reasons };
}

/** After conditions have changed: the way that was given stays, unless another is worth leaving it for. */
export function reconsider(world: WayWorld, held: Held, nowMs: number): Held {
  const fresh = giveWay(world, held, nowMs);
  if (!('way' in held) || !('way' in fresh)) return fresh;
  const again = world.walkAgain(held.way, held.profile, nowMs);
  const kept = held.changed && { changed: held.changed };
  if (again && pathOf(again) === pathOf(fresh.way)) return { ...fresh, ...kept };
  if (again && !isWorthChanging(again.seconds, fresh.way.seconds)) {
    return { ...fresh, way: again, alternatives: [fresh.way, ...fresh.alternatives].slice(0, 2), ...kept };
  }
  const reasons = world.closedOn(held.way, nowMs);
  // A closure that ends soon leaves a way that waits for it: it is left for the closure all the same.
  const isClosed = !again || reasons.length > 0;
  const why = isClosed ? 'closed' : isCrowded(world, again) ? 'crowded' : 'shorter';
  const gain = again && { gainSeconds: again.seconds - fresh.way.seconds };
  return { ...fresh, changed: { why, ...gain, reasons } };
}

export const pathOf = ({ legs }: Way): string =>
  legs.map(({ walkway, isForward }) => `${walkway}${isForward}`).join(' ');

const slowFrom = 1.25;
export const crowdOn = (world: WayWorld, { legs }: Pick<Way, 'legs'>): number =>
  Math.max(1, ...legs.map(({ walkway }) => world.conditions.crowd[walkway] ?? 1));
export const isCrowded = (world: WayWorld, way: Pick<Way, 'legs'>): boolean => crowdOn(world, way) >= slowFrom;
