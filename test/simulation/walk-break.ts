import { slowDownAt } from '../../server/wayfinding/crowd/slow-down.ts';
import { makeConditions } from '../../server/wayfinding/router/conditions.ts';
import { walkMs } from '../../server/wayfinding/router/pace.ts';
import { makeRouter, type Router } from '../../server/wayfinding/router/router.ts';
import type { WayEnd } from '../../server/wayfinding/router/way.ts';
import { isWorthChanging } from '../../server/wayfinding/ways/worth-changing.ts';
import type { BreakWorld, Walker } from './break-world.ts';

/** By the shortest way whoever is on it, or by what the crowd of the last epoch makes of ways. */
export type Policy = 'shortest' | 'crowd_aware';

export interface BreakOutcome {
  readonly late: number;
  /** After the break's end, summed over who was late. */
  readonly lateSeconds: number;
  readonly meanSeconds: number;
  /** How often a way was changed while it was walked, over all. */
  readonly changes: number;
  /** How many of these went back to a way that had been left. */
  readonly swayed: number;
  /** The highest factor of any walkway in any epoch. */
  readonly slowest: number;
}

export const breakSeconds = 15 * 60;
const epochS = 30;
const givenUpS = 60 * 60;
const venue = { timeZone: 'Asia/Shanghai', fromMs: 0, untilMs: 1 };

/**
 * As many leave a metre of a walkway's width in a second at most (Weidmann: 1.22 on the level, less on stairs), and as many
 * stand on a square metre: the queue stands on the walkway that is too narrow, as in the queue model of MATSim.
 */
const outflow = { level: 1.22, stairs: 0.9 };
const jamDensity = 5.4;
const usualWidthM = 3;

interface Leg {
  readonly walkway: number;
  readonly isForward: boolean;
}

interface Walking {
  readonly walker: Walker;
  legs: readonly Leg[];
  /** Which leg they are on, -1 before they set out, and how much of it lies behind them. */
  at: number;
  share: number;
  arrivedAt: number;
  /** Ways that they left. */
  readonly left: Set<string>;
}

/**
 * Walks a break second by second. Speeds are true whatever the policy: a walkway is as slow as the people on it make it. What
 * the policy knows is what the server knows: the densities of the last epoch, half a minute old at worst.
 */
export function walkBreak(world: BreakWorld, policy: Policy): BreakOutcome {
  const walk = new Walk(world, policy);
  for (let now = 0; now < givenUpS && !walk.isOver; now++) {
    if (now % epochS === 0) walk.beginEpoch(now);
    walk.step(now);
  }
  return walk.outcome();
}

class Walk {
  readonly #world: BreakWorld;
  readonly #policy: Policy;
  readonly #router: Router;
  /** Ways as they are when nobody is about. */
  readonly #emptyRouter: Router;
  readonly #usual = new Map<string, readonly Leg[]>();
  readonly #people: readonly Walking[];
  /** How many are on each walkway now, and how slow each was when the epoch began. */
  readonly #on: Int32Array;
  #factors: Float64Array;
  /** How many leave each walkway in a second, how many more do in this one, and how many can be on it. */
  readonly #outflow: readonly number[];
  readonly #free: Float64Array;
  readonly #room: readonly number[];
  #changes = 0;
  #swayed = 0;
  #slowest = 1;

  constructor(world: BreakWorld, policy: Policy) {
    this.#world = world;
    this.#policy = policy;
    this.#router = makeRouter(world.graph, makeConditions(world.graph, venue));
    this.#emptyRouter = makeRouter(world.graph, makeConditions(world.graph, venue));
    this.#on = new Int32Array(world.graph.walkways.length);
    this.#factors = new Float64Array(world.graph.walkways.length).fill(1);
    this.#outflow = world.graph.walkways.map(
      ({ kind, widthM = usualWidthM }) => widthM * (kind === 'stairs' ? outflow.stairs : outflow.level),
    );
    this.#room = world.areas.map((area) => (area > 0 ? Math.max(2, jamDensity * area) : Number.POSITIVE_INFINITY));
    this.#free = new Float64Array(world.graph.walkways.length);
    this.#people = world.walkers.map((walker) => {
      return { walker, legs: [], at: -1, share: 0, arrivedAt: Number.POSITIVE_INFINITY, left: new Set() };
    });
  }

  get isOver(): boolean {
    return this.#people.every(({ arrivedAt }) => arrivedAt < Number.POSITIVE_INFINITY);
  }

  beginEpoch(now: number): void {
    this.#factors = Float64Array.from(this.#on, (_, walkway) => this.#factorOn(walkway));
    this.#slowest = Math.max(this.#slowest, ...this.#factors);
    if (this.#policy === 'shortest') return;
    const crowd = new Map(this.#world.graph.walkways.map(({ id }, i) => [id, this.#factors[i] ?? 1]));
    this.#router.setConditions(makeConditions(this.#world.graph, { ...venue, crowd }));
    for (const person of this.#people) this.#reconsider(person, now);
  }

  step(now: number): void {
    // What is left of a second is not kept for the next, but for the part of a person.
    for (const [walkway, persons] of this.#outflow.entries())
      this.#free[walkway] = Math.min(1, this.#free[walkway] ?? 0) + persons;
    for (const person of this.#people) {
      if (person.arrivedAt < Number.POSITIVE_INFINITY || now < person.walker.leavesAt) continue;
      if (person.at < 0) {
        person.legs = this.#firstWay(person.walker, now);
        if (!this.#enter(person, 0, now)) person.at = -1;
      }
      this.#walkOneSecond(person, now);
    }
  }

  outcome(): BreakOutcome {
    const late = this.#people.filter(({ arrivedAt }) => arrivedAt > breakSeconds);
    const arrivals = this.#people.map(({ arrivedAt, walker }) => Math.min(arrivedAt, givenUpS) - walker.leavesAt);
    return {
      late: late.length,
      lateSeconds: late.reduce((sum, { arrivedAt }) => sum + Math.min(arrivedAt, givenUpS) - breakSeconds, 0),
      meanSeconds: arrivals.reduce((sum, seconds) => sum + seconds, 0) / arrivals.length,
      ...{ changes: this.#changes, swayed: this.#swayed, slowest: this.#slowest },
    };
  }

  #walkOneSecond(person: Walking, now: number): void {
    let left = 1;
    for (let leg = person.legs[person.at]; leg && left > 0; leg = person.legs[person.at]) {
      const takes = ((this.#freeSeconds(leg) * this.#factorOn(leg.walkway)) / person.walker.pace) * (1 - person.share);
      if (takes > left) {
        person.share += (1 - person.share) * (left / takes);
        return;
      }
      left -= takes;
      person.share = 1;
      if (!this.#enter(person, person.at + 1, now + 1 - left)) return;
    }
  }

  /** False where no more leave this walkway in this second, or the next one is full: they stand where they are. */
  #enter(person: Walking, at: number, now: number): boolean {
    const [before, next] = [person.legs[person.at], person.legs[at]];
    if (next && (this.#on[next.walkway] ?? 0) >= (this.#room[next.walkway] ?? 0)) return false;
    if (before) {
      if ((this.#free[before.walkway] ?? 0) < 1) return false;
      this.#free[before.walkway] = (this.#free[before.walkway] ?? 0) - 1;
      this.#on[before.walkway] = (this.#on[before.walkway] ?? 0) - 1;
    }
    if (next) this.#on[next.walkway] = (this.#on[next.walkway] ?? 0) + 1;
    else person.arrivedAt = now;
    person.at = at;
    person.share = 0;
    return true;
  }

  /** Whoever walks is given another way from the end of the walkway that they are on, where that is worth it. */
  #reconsider(person: Walking, now: number): void {
    const leg = person.legs[person.at];
    if (!leg) return;
    const ahead = person.legs.slice(person.at + 1);
    const { graph } = this.#world;
    const node = graph.nodeIds[graph.tailOf[2 * leg.walkway + (leg.isForward ? 1 : 0)] ?? -1] ?? '';
    const other = this.#legsTo(person.walker, { node }, now);
    if (!isWorthChanging(this.#toldSeconds(ahead), this.#toldSeconds(other))) return;
    person.left.add(keyOf(ahead));
    this.#changes++;
    if (person.left.has(keyOf(other))) this.#swayed++;
    person.legs = [leg, ...other];
    person.at = 0;
  }

  /** The usual way, unless the crowd makes another one worth it. */
  #firstWay(walker: Walker, now: number): readonly Leg[] {
    const key = `${walker.from} ${walker.to}`;
    const usual = this.#usual.get(key) ?? this.#legsTo(walker, { place: walker.from }, now, this.#emptyRouter);
    this.#usual.set(key, usual);
    if (this.#policy === 'shortest') return usual;
    const other = this.#legsTo(walker, { place: walker.from }, now);
    return isWorthChanging(this.#toldSeconds(usual), this.#toldSeconds(other)) ? other : usual;
  }

  #legsTo({ to }: Walker, from: WayEnd, now: number, router = this.#router): readonly Leg[] {
    const answer = router.findWay({ from, to: { place: to }, profile: 'walking', departAtMs: now * 1000 });
    if (!answer.isFound) throw new Error(`there is no way to ${to}`);
    return answer.way.legs;
  }

  /** What the server tells: by the crowd of the epoch. */
  #toldSeconds(legs: readonly Leg[]): number {
    return legs.reduce((sum, leg) => sum + this.#freeSeconds(leg) * (this.#factors[leg.walkway] ?? 1), 0);
  }

  #freeSeconds({ walkway, isForward }: Leg): number {
    const laid = this.#world.graph.walkways[walkway];
    return laid ? walkMs(laid, isForward, 'walking') / 1000 : 0;
  }

  /** As it truly is now. */
  #factorOn(walkway: number): number {
    const area = this.#world.areas[walkway] ?? 0;
    return area > 0 ? slowDownAt((this.#on[walkway] ?? 0) / area) : 1;
  }
}

const keyOf = (legs: readonly Leg[]): string => legs.map(({ walkway }) => walkway).join(' ');
