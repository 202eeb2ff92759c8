import type { Database } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { compileGraph } from '../router/compile-graph.ts';
import { type ConditionsSource, makeConditions } from '../router/conditions.ts';
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
  /** Counts up with each change of closures or crowd. */
  readonly revision: number;
}

/**
 * The published plan in memory, ready to be searched, with closures and crowd; the database stays the truth. A venue
 * without a published plan has no ground.
 */
export class WayBoard {
  readonly #dependencies: BoardDependencies;
  #ground: WayGround | undefined;
  #crowd: ReadonlyMap<string, number> = new Map();
  #spelledOutMs = Number.NEGATIVE_INFINITY;
  #revision = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(dependencies: BoardDependencies) {
    this.#dependencies = dependencies;
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
    const { id: versionId, number: version } = published;
    const codeOf = await listPlaceCodes(db);
    const keyOf = new Map([...codeOf].map(([key, code]) => [code, key]));
    this.#put({ versionId, version, timeZone, router, closures, codes: { codeOf, keyOf } });
  }

  #compile(plan: Parameters<typeof compileGraph>[0], timeZone: string): Router {
    const graph = compileGraph(plan);
    return makeRouter(graph, makeConditions(graph, { timeZone, fromMs: 0, untilMs: 0 }));
  }

  /** Takes how slow the walkways are now; those that are not named are free. */
  takeCrowd(crowd: ReadonlyMap<string, number>): void {
    this.#crowd = crowd;
    if (this.#ground) this.#put(this.#ground);
  }

  /** Has the hours of the days to come spelled out anew when a day has gone by, or the clock was put back. */
  keepToClock(): void {
    const away = Math.abs(this.#dependencies.clock.now().getTime() - this.#spelledOutMs);
    if (this.#ground && away > dayMs / 2) this.#put(this.#ground);
  }

  #put(next: Pick<WayGround, 'versionId' | 'version' | 'timeZone' | 'router' | 'closures' | 'codes'>): void {
    const nowMs = this.#dependencies.clock.now().getTime();
    const { versionId, version, timeZone, router, closures, codes } = next;
    const crowd = this.#crowd;
    router.setConditions(makeConditions(router.graph, conditionsAt(nowMs, { timeZone, closures, crowd })));
    this.#spelledOutMs = nowMs;
    this.#revision += 1;
    this.#ground = { versionId, version, timeZone, router, closures, codes, crowd, revision: this.#revision };
  }
}

/** Conditions as the router takes them, with the hours of a day ago to two weeks ahead. */
export function conditionsAt(
  nowMs: number,
  { timeZone, closures, crowd }: Pick<WayGround, 'timeZone' | 'closures' | 'crowd'>,
): ConditionsSource {
  return {
    ...{ timeZone, fromMs: nowMs - dayMs, untilMs: nowMs + aheadMs, crowd },
    closures: closures.map(({ walkwayIds, startsAt, until }) => ({
      walkwayIds,
      fromMs: startsAt.getTime(),
      ...(until && { untilMs: until.getTime() }),
    })),
  };
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
