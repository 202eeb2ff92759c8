// shared with pages: pure
import type { NoWayReason, WalkwayFeature, WalkwayKind, WayProfile } from '../../../db/venue-vocabulary.ts';
import type { LonLat } from '../venue/venue.contract.ts';

/** Where a way begins or ends: a place (the best of its doors), nodes (the best of them), or a point on a level. */
export type WayEnd =
  | { readonly place: string }
  | { readonly node: string }
  | { readonly nodes: readonly string[] }
  | { readonly levelId: string; readonly point: LonLat };

export interface WayRequest {
  readonly from: WayEnd;
  readonly to: WayEnd;
  readonly profile: WayProfile;
  /** The zones that the asker may enter; open ground always. Not given: every zone. */
  readonly zones?: ReadonlySet<string>;
  /** Milliseconds since 1970, as everything here that ends in `Ms` and is an instant. */
  readonly departAtMs: number;
  /** How many other ways are wanted besides the best: none unless told, two at most. */
  readonly alternatives?: 0 | 1 | 2;
}

/** One walkway of a way. */
export interface WayLeg {
  /** Its index in the compiled graph. */
  readonly walkway: number;
  readonly walkwayId: string;
  /** From its `from` to its `to`. */
  readonly isForward: boolean;
  readonly metres: number;
  /** Without the wait. */
  readonly seconds: number;
  /** Before it, until it opens or leaves. */
  readonly waitSeconds: number;
  readonly entersAtMs: number;
}

/** From a point to where the graph begins (or from where it ends to the point), in a straight line. */
export interface WayAccess {
  readonly metres: number;
  readonly seconds: number;
}

export interface Way {
  readonly legs: readonly WayLeg[];
  readonly startNode: string;
  readonly endNode: string;
  readonly access?: WayAccess;
  readonly egress?: WayAccess;
  readonly metres: number;
  /** From departure to arrival, waits and all: true seconds, whatever the profile prefers. */
  readonly seconds: number;
  readonly waitSeconds: number;
  readonly departAtMs: number;
  readonly arriveAtMs: number;
  /** What the profile minds besides time (stairs with luggage, crowds for who wants quiet), in seconds; 0 for the others. */
  readonly mindedSeconds: number;
}

export interface FoundWay {
  readonly isFound: true;
  readonly way: Way;
  /** Best first; each differs enough from the best and from the others to be worth a line on the page. */
  readonly alternatives: readonly Way[];
}

/**
 * The reason is the first ban, in the order of `noWayReasons`, whose lifting alone gives a way; where none does alone,
 * the one that, lifted after those before it, does.
 */
export interface NoWay {
  readonly isFound: false;
  readonly reason: NoWayReason;
  /** The key of the place nearest to where the asker wanted to be that can be reached under all bans. */
  readonly nearest?: string;
  /** False where the plan has no such place, node or level: told apart so that a verb can answer alike. */
  readonly isKnown: boolean;
  /** False where the end itself is in a zone that the asker may not enter. */
  readonly isAllowed: boolean;
}

export type WayAnswer = FoundWay | NoWay;

export const turns = [
  'straight',
  'slight_left',
  'left',
  'sharp_left',
  'slight_right',
  'right',
  'sharp_right',
  'back',
] as const;
export type Turn = (typeof turns)[number];

/** A name by language tag, as the plan has it. */
export type Named = Readonly<Record<string, string>>;

/** One instruction, without language: walkways that one walks on without a thought are one step. */
export interface WayStep {
  readonly kind: WalkwayKind;
  /** How one turns into it; nothing of the first step, nor beside a lift or a ride. */
  readonly turn?: Turn | undefined;
  readonly feature?: WalkwayFeature | undefined;
  readonly name?: Named | undefined;
  readonly levelId: string;
  /** Where it leads to another level: which, and whether up. */
  readonly toLevelId?: string | undefined;
  readonly isUp?: boolean | undefined;
  /** Of stairs, counted. */
  readonly stairs?: number | undefined;
  readonly gateId?: string | undefined;
  readonly line?: string | undefined;
  /** Of a ride: the key of the place where one gets off. */
  readonly towards?: string | undefined;
  readonly metres: number;
  readonly seconds: number;
  readonly waitSeconds: number;
  /** Where it begins, and the compass bearing with which it begins, in degrees. */
  readonly from: LonLat;
  readonly to: LonLat;
  readonly bearing: number;
  /** Keys of places that one sees where it ends. */
  readonly landmarks: readonly string[];
  /** The first and the last of its legs in the way. */
  readonly firstLeg: number;
  readonly lastLeg: number;
  /** Set where the step is part of a walk of more than 300 m in the open: another program may lead from `from` to `to`. */
  readonly handOff?: HandOff | undefined;
}

/** A stretch in the open. `to` is where it ends: the entrance, not the middle of the hall behind it. */
export interface HandOff {
  readonly from: LonLat;
  readonly to: LonLat;
  readonly metres: number;
  /** The place whose door is where it ends, if one is. */
  readonly place?: string;
}
