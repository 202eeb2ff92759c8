import type { Database } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { placeTrips } from '../departures/place-trips.ts';
import type { TripTold } from '../departures/read-trip-updates.ts';
import { compileGraph } from '../router/compile-graph.ts';
import type { CompiledGraph } from '../router/compiled-graph.ts';
import { type Conditions, type ConditionsSource, type Departures, makeConditions } from '../router/conditions.ts';
import { makeRouter, type Router } from '../router/router.ts';
import {
  type ClosureRow,
  findPlan,
  findPublishedVersion,
  findTimeZone,
  listClosuresAhead,
  listPlaceCodes,
} from './ways.queries.ts';

type BoardDependencies = Pick<Dependencies, 'database' | 'clock'>;

/** Opening hours are spelled out from a day before to so far ahead, and anew when a day has gone by. */
const dayMs = 24 * 60 * 60_000;
const aheadMs = 14 * dayMs;
/** Three epochs: where the crowd was then, is not known to be one now. */
const crowdKeptMs = 90_000;
/** Longer ago, a feed of departures tells nothing of now: rides go by their headway. */
export const departuresKeptMs = 3 * 60_000;

export interface PlaceCodes {
  readonly codeOf: ReadonlyMap<string, string>;
  readonly keyOf: ReadonlyMap<string, string>;
}

/** What ways are found by now: one version of the plan, compiled, and what holds at present. */
export interface WayGround {
  readonly versionId: string;
  readonly version: number;
  readonly timeZone: string;
  readonly router: Router;
  readonly closures: readonly ClosureRow[];
  /** Of places, by key, and places by code. */
  readonly codes: PlaceCodes;
  /** By walkway id, how many times slower one gets along it; without those that are free. */
  readonly crowd: ReadonlyMap<string, number>;
  /** Of rides that a feed tells of now. */
  readonly departures: readonly Departures[];
  /** All of these as the router has them. */
  readonly conditions: Conditions;
  /** Counts up with each change of closures, crowd or departures. */
  readonly revision: number;
}

/**
 * The published plan in memory, ready to be searched, with closures, crowd and departures; the database stays the truth. A
 * venue without a published plan has no ground. What is heard of crowd and departures holds for as long as it is fresh.
 */
export class WayBoard {
  readonly #dependencies: BoardDependencies;
  #ground: WayGround | undefined;
  #crowd: ReadonlyMap<string, number> = new Map();
  #crowdAtMs = Number.NEGATIVE_INFINITY;
  #trips: readonly TripTold[] = [];
  #tripsAtMs = Number.NEGATIVE_INFINITY;
  #spelledOutMs = Number.NEGATIVE_INFINITY;
  #revision = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(dependencies: BoardDependencies) {
    this.#dependencies = dependencies;
  }

  /** Until when what a feed told holds, unless it is heard again; none where nothing is held of one. */
  get departuresHoldUntilMs(): number | undefined {
    return this.#trips.length > 0 ? this.#tripsAtMs + departuresKeptMs : undefined;
  }

  /** What is there now; the same object until something changes. */
  get ground(): WayGround | undefined {
    return this.#ground;
  }

  /** Reads which plan is published and what is closed: at start, and after either has changed. One at a time. */
  rebuild(): Promise<void> {
    const read = this.#reading.then(() => this.#read());
    this.#reading = read.catch(() => undefined);
    return read;
  }

  async #read(): Promise<void> {
    const { database, clock } = this.#dependencies;
    const db = database.drizzle;
    const published = await findPublishedVersion(db);
    if (!published) {
      this.#ground = undefined;
      return;
    }
    const timeZone = await findTimeZone(db);
    const closures = await listClosuresAhead(db, clock.now());
    const held = this.#ground?.versionId === published.id ? this.#ground.router : undefined;
    const router = held ?? this.#compile(await findPlan(db, published.id), timeZone);
    if (!held && this.#ground) this.#crowd = carriedOver(this.#crowd, this.#ground.router.graph, router.graph);
    const { id: versionId, number: version } = published;
    const codeOf = await listPlaceCodes(db);
    const keyOf = new Map([...codeOf].map(([key, code]) => [code, key]));
    this.#put({ versionId, version, timeZone, router, closures, codes: { codeOf, keyOf } });
  }

  #compile(plan: Parameters<typeof compileGraph>[0], timeZone: string): Router {
    const graph = compileGraph(plan);
    return makeRouter(graph, makeConditions(graph, { timeZone, fromMs: 0, untilMs: 0 }));
  }

  /** Takes how slow the walkways of its plan are now; those that are not named are free. */
  takeCrowd(crowd: ReadonlyMap<string, number>): void {
    const isSame =
      crowd.size === this.#crowd.size && [...crowd].every(([id, factor]) => this.#crowd.get(id) === factor);
    this.#crowd = crowd;
    this.#crowdAtMs = this.#dependencies.clock.now().getTime();
    if (this.#ground && !isSame) this.#put(this.#ground);
  }

  /** Takes the trips of a feed that was made at an instant; tells how many are none of the plan's. */
  takeTrips(trips: readonly TripTold[], atMs: number): { strangers: number } {
    this.#trips = trips;
    this.#tripsAtMs = atMs;
    if (!this.#ground) return { strangers: trips.length };
    const placed = placeTrips(this.#ground.router.graph, trips, this.#dependencies.clock.now().getTime());
    if (JSON.stringify(placed.departures) !== JSON.stringify(this.#ground.departures)) this.#put(this.#ground);
    return placed;
  }

  /**
   * Has the hours of the days to come spelled out anew when a day has gone by, or the clock was put back, and lets go what
   * was heard too long ago: a walkway is free again, a ride goes by its headway.
   */
  keepToClock(): void {
    const nowMs = this.#dependencies.clock.now().getTime();
    if (this.#crowd.size > 0 && Math.abs(nowMs - this.#crowdAtMs) >= crowdKeptMs) this.takeCrowd(new Map());
    if (this.#trips.length > 0 && Math.abs(nowMs - this.#tripsAtMs) > departuresKeptMs) this.takeTrips([], nowMs);
    if (this.#ground && Math.abs(nowMs - this.#spelledOutMs) > dayMs / 2) this.#put(this.#ground);
  }

  #put(next: Pick<WayGround, 'versionId' | 'version' | 'timeZone' | 'router' | 'closures' | 'codes'>): void {
    const nowMs = this.#dependencies.clock.now().getTime();
    const { versionId, version, timeZone, router, closures, codes } = next;
    const crowd = this.#crowd;
    const { departures } = placeTrips(router.graph, this.#trips, nowMs);
    const source = conditionsAt(nowMs, { timeZone, closures, crowd, departures });
    const conditions = makeConditions(router.graph, source);
    router.setConditions(conditions);
    this.#spelledOutMs = nowMs;
    this.#revision += 1;
    this.#ground = {
      versionId,
      version,
      timeZone,
      router,
      closures,
      codes,
      crowd,
      departures,
      conditions,
      revision: this.#revision,
    };
  }
}

/** Conditions as the router takes them, with the hours of a day ago to two weeks ahead. */
export function conditionsAt(
  nowMs: number,
  { timeZone, closures, crowd, departures }: Pick<WayGround, 'timeZone' | 'closures' | 'crowd' | 'departures'>,
): ConditionsSource {
  return {
    ...{ timeZone, fromMs: nowMs - dayMs, untilMs: nowMs + aheadMs, crowd, departures },
    closures: closures.map(({ walkwayIds, startsAt, until }) => ({
      walkwayIds,
      fromMs: startsAt.getTime(),
      ...(until && { untilMs: until.getTime() }),
    })),
  };
}

/** The crowd of one plan on those walkways that another has as they are: until the next epoch, or ways would sway. */
function carriedOver(crowd: ReadonlyMap<string, number>, before: CompiledGraph, now: CompiledGraph) {
  const formOf = ({ walkways, walkwayIndex }: CompiledGraph, id: string) => {
    const { from, to, kind, lengthM, widthM } = walkways[walkwayIndex.get(id) ?? -1] ?? {};
    return JSON.stringify([from, to, kind, lengthM, widthM]);
  };
  return new Map([...crowd].filter(([id]) => now.walkwayIndex.has(id) && formOf(before, id) === formOf(now, id)));
}

const boards = new WeakMap<Database, Promise<WayBoard>>();

/** The one board of this database in this process; read from the database when it is first asked for. */
export async function wayBoardOf(dependencies: BoardDependencies): Promise<WayBoard> {
  const board = await (boards.get(dependencies.database) ?? openBoard(dependencies));
  board.keepToClock();
  return board;
}

function openBoard(dependencies: BoardDependencies): Promise<WayBoard> {
  const board = new WayBoard(dependencies);
  const ready = board.rebuild().then(() => board);
  boards.set(dependencies.database, ready);
  // A database that could not be read now may be there at the next question.
  ready.catch(() => boards.delete(dependencies.database));
  return ready;
}

/** Has the board read again after a plan was published or a closure changed. */
export async function rebuildWayBoard(dependencies: BoardDependencies): Promise<void> {
  try {
    await (await wayBoardOf(dependencies)).rebuild();
  } catch (error) {
    boards.delete(dependencies.database);
    throw error;
  }
}
