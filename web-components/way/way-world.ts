import type { PlaceKind, WayProfile } from '../../db/venue-vocabulary.ts';
import { compileGraph } from '../../server/wayfinding/router/compile-graph.ts';
import { type Conditions, type ConditionsSource, makeConditions } from '../../server/wayfinding/router/conditions.ts';
import { decodeGraph } from '../../server/wayfinding/router/decode-graph.ts';
import { makeRouter, type Router } from '../../server/wayfinding/router/router.ts';
import { walkAgain } from '../../server/wayfinding/router/walk-again.ts';
import type { Named, Way, WayAnswer } from '../../server/wayfinding/router/way.ts';
import type { VenueLevel, VenuePlace } from '../../server/wayfinding/venue/venue.contract.ts';
import type { GraphConditions } from '../../server/wayfinding/ways/graph.contract.ts';
import { type GraphHeader, openEnvelope } from '../../server/wayfinding/ways/graph-envelope.ts';
import type { FetchedGraph } from './way-server.ts';

/** A place that has a sign. */
export type SignedPlace = VenuePlace & { readonly code: string };

/** What is closed and why, by the walkways' ids in the graph. */
interface KnownClosure {
  readonly walkwayIds: ReadonlySet<string>;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly reason: Named;
}

const dayMs = 86_400_000;
/** So old, a crowd is no longer where it was. */
const crowdKeptMs = 5 * 60_000;
/** So old, a boat that was to leave then may have left at another time; where it is not told until when that holds. */
const departuresKeptMs = 3 * 60_000;

export interface DeparturesTold {
  readonly at: string;
  readonly holdUntilMs: number;
  /** Of the rides that it tells of. */
  readonly arcs: ReadonlySet<number>;
}

/** The venue as this phone has it: places, and the router that finds the ways between them, with and without network. */
export class WayWorld {
  readonly key: string;
  readonly header: GraphHeader;
  readonly router: Router;
  readonly places: readonly SignedPlace[];
  conditions: Conditions;
  /** What a feed told last; none where it tells of no ride here. */
  departuresTold: DeparturesTold | undefined;
  /** From then on something that was taken is too old. */
  #oldFromMs = Number.POSITIVE_INFINITY;
  #closures: readonly KnownClosure[] = [];
  readonly #byCode: ReadonlyMap<string, SignedPlace>;
  readonly #byKey: ReadonlyMap<string, SignedPlace>;

  /** Throws where the graph is of another version of this program, or broken off. */
  constructor({ key, bytes }: FetchedGraph) {
    const { header, packed } = openEnvelope(bytes);
    const graph = compileGraph(decodeGraph(packed));
    this.key = key;
    this.header = header;
    this.conditions = makeConditions(graph, { timeZone: header.timeZone, fromMs: 0, untilMs: 0 });
    this.router = makeRouter(graph, this.conditions);
    this.places = graph.places.flatMap((place, i) => (header.codes[i] ? [{ ...place, code: header.codes[i] }] : []));
    this.#byCode = new Map(this.places.map((place) => [place.code, place]));
    this.#byKey = new Map(this.places.map((place) => [place.key, place]));
  }

  byCode = (code: string | undefined): SignedPlace | undefined => this.#byCode.get(code ?? '');
  byKey = (key: string | undefined): SignedPlace | undefined => this.#byKey.get(key ?? '');

  level(id: string): VenueLevel | undefined {
    return this.router.graph.levels.find((level) => level.id === id);
  }

  /** Takes what is closed, and crowd and departures unless they are too old. */
  takeConditions(told: GraphConditions | undefined, nowMs: number): void {
    const crowdUntilMs = told ? Date.parse(told.at) + crowdKeptMs : 0;
    this.departuresTold = told && this.#departuresToldBy(told);
    const holdUntilMs = this.departuresTold?.holdUntilMs ?? 0;
    const isHeld = (untilMs: number) => nowMs <= untilMs;
    this.#oldFromMs = Math.min(...[crowdUntilMs, holdUntilMs].filter(isHeld), Number.POSITIVE_INFINITY);
    this.#closures = (told?.closures ?? []).map(({ walkways, startsAt, until, reason }) => ({
      ...{ walkwayIds: new Set(walkways.map(String)), fromMs: Date.parse(startsAt), reason },
      untilMs: until ? Date.parse(until) : Number.POSITIVE_INFINITY,
    }));
    this.conditions = makeConditions(this.router.graph, {
      ...this.#around(nowMs),
      closures: (told?.closures ?? []).map(({ walkways, startsAt, until }) => ({
        walkwayIds: walkways.map(String),
        fromMs: Date.parse(startsAt),
        ...(until && { untilMs: Date.parse(until) }),
      })),
      crowd: new Map(told && isHeld(crowdUntilMs) ? Object.entries(told.crowd) : []),
      departures: (isHeld(holdUntilMs) ? (told?.departures ?? []) : []).map(({ walkway, isForward, at }) => ({
        ...{ walkwayId: String(walkway), isForward },
        atMs: at.map((instant) => Date.parse(instant)),
      })),
    });
    this.router.setConditions(this.conditions);
  }

  #departuresToldBy({ at, departures = [], departuresHoldUntil }: GraphConditions): DeparturesTold | undefined {
    if (departures.length === 0) return undefined;
    const { walkwayIndex } = this.router.graph;
    const arcs = departures.map(({ walkway, isForward }) => {
      const index = walkwayIndex.get(String(walkway)) ?? -1;
      return 2 * index + (isForward ? 0 : 1);
    });
    const holdUntilMs = departuresHoldUntil ? Date.parse(departuresHoldUntil) : Date.parse(at) + departuresKeptMs;
    return { at, holdUntilMs, arcs: new Set(arcs) };
  }

  /** Whether something that was taken has become too old: then it is to be taken again. */
  isOutdated = (nowMs: number): boolean => nowMs > this.#oldFromMs;

  /** Between when opening hours are spelled out. */
  #around(nowMs: number): Pick<ConditionsSource, 'timeZone' | 'fromMs' | 'untilMs'> {
    return { timeZone: this.header.timeZone, fromMs: nowMs - dayMs, untilMs: nowMs + 14 * dayMs };
  }

  /** Why what a way leads over is closed when one comes to it, setting out now: each reason once. */
  closedOn({ legs, departAtMs }: Pick<Way, 'legs' | 'departAtMs'>, nowMs: number): Named[] {
    const onIt = this.#closures.filter(({ walkwayIds, fromMs, untilMs }) =>
      legs.some(({ walkwayId, entersAtMs, waitSeconds }) => {
        const thereMs = entersAtMs - waitSeconds * 1000 - departAtMs + nowMs;
        return walkwayIds.has(walkwayId) && fromMs <= thereMs && thereMs < untilMs;
      }),
    );
    return [...new Map(onIt.map(({ reason }) => [reason.en, reason])).values()];
  }

  /** Where closures leave no way: why what there would be is closed. */
  closedBetween(from: SignedPlace, to: SignedPlace, profile: WayProfile, nowMs: number): Named[] {
    if (this.#closures.length === 0) return [];
    this.router.setConditions(makeConditions(this.router.graph, this.#around(nowMs)));
    const answer = this.find(from, to, profile, nowMs);
    this.router.setConditions(this.conditions);
    return answer.isFound ? this.closedOn(answer.way, nowMs) : [];
  }

  find(from: SignedPlace, to: SignedPlace, profile: WayProfile, departAtMs: number): WayAnswer {
    return this.router.findWay({
      from: { place: from.key },
      to: { place: to.key },
      profile,
      departAtMs,
      alternatives: 2,
    });
  }

  secondsTo(from: SignedPlace, to: SignedPlace, profile: WayProfile, departAtMs: number): number | undefined {
    return this.router.secondsTo({ from: { place: from.key }, to: { place: to.key }, profile, departAtMs });
  }

  walkAgain(way: Way, profile: WayProfile, departAtMs: number): Way | undefined {
    return walkAgain(this.router.graph, this.conditions, { way, profile, departAtMs });
  }

  /** The place of these kinds that one is soonest at; that where one is, if it is of them. */
  nearest(from: SignedPlace, kinds: readonly PlaceKind[], profile: WayProfile, nowMs: number): SignedPlace | undefined {
    if (kinds.includes(from.kind)) return from;
    let best: { place: SignedPlace; seconds: number } | undefined;
    for (const place of this.places) {
      if (!kinds.includes(place.kind)) continue;
      const seconds = this.secondsTo(from, place, profile, nowMs);
      if (seconds !== undefined && seconds < (best?.seconds ?? Number.POSITIVE_INFINITY)) best = { place, seconds };
    }
    return best?.place;
  }
}
