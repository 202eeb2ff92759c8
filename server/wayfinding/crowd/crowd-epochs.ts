import { loadBoardOf } from '../../hotspots/load-board.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import type { CompiledGraph } from '../router/compiled-graph.ts';
import { makeConditions } from '../router/conditions.ts';
import { makeRouter } from '../router/router.ts';
import { wayBoardOf } from '../ways/way-board.ts';
import { countedZones } from './counted-zones.ts';
import { listPlacedHotspots, listZoneCounts, type PlacedHotspot } from './crowd.queries.ts';
import { groundsOf } from './grounds.ts';
import { slowDownAt } from './slow-down.ts';
import { type CrowdSource, SpreadPeople } from './spread-people.ts';
import { UsualClients } from './usual-clients.ts';
import { walkedShares } from './walked-shares.ts';

type CrowdDependencies = Pick<Dependencies, 'database' | 'clock'>;

/** What is spread over a plan by an inventory: made anew when either changes. */
interface Spread {
  readonly key: string;
  readonly graph: CompiledGraph;
  readonly people: SpreadPeople;
  /** Of that inventory, whatever the plan. */
  readonly usual: UsualClients;
}

/** Less than this slower is as good as free: nobody is sent another way for it. */
const leastFactor = 1.0625;
/** When plans are published faster than an epoch is found, the next one is soon enough. */
const mostTries = 3;

/**
 * Finds, once an epoch, how slow the crowd makes each walkway, and has ways found by it. A hotspot that has not told for as
 * long as makes it silent tells of nobody, so that a walkway is free again when nothing is heard of it.
 */
export class CrowdEpochs {
  readonly #deps: CrowdDependencies;
  #spread: Spread | undefined;
  #walked: { readonly graph: CompiledGraph; readonly shares: Float64Array } | undefined;

  constructor(deps: CrowdDependencies) {
    this.#deps = deps;
  }

  /** One epoch; gives by walkway id how slow those are that are not free. */
  async take(): Promise<ReadonlyMap<string, number>> {
    for (let tries = 0; ; tries++) {
      const { ground } = await wayBoardOf(this.#deps);
      if (!ground) return new Map();
      const crowd = await this.#crowdOn(ground.router.graph);
      const board = await wayBoardOf(this.#deps);
      // Another plan was published meanwhile: an id may be another walkway's there.
      const isSame = board.ground?.versionId === ground.versionId;
      if (isSame) board.takeCrowd(crowd);
      if (isSame || tries === mostTries) return crowd;
    }
  }

  async #crowdOn(graph: CompiledGraph): Promise<ReadonlyMap<string, number>> {
    const db = this.#deps.database.drizzle;
    const [hotspots, zones] = [await listPlacedHotspots(db), await listZoneCounts(db)];
    const { countedZoneOf, inside } = countedZones(zones);
    const { people, usual } = this.#spreadOver(graph, hotspots, countedZoneOf);
    const clients = await this.#clients(hotspots);
    usual.take(
      clients,
      [...inside.values()].reduce((sum, count) => sum + count, 0),
    );
    const densities = people.densities({ clients, usual: usual.means, inside });
    const crowd = new Map<string, number>();
    for (const [walkway, { id }] of graph.walkways.entries()) {
      const factor = slowDownAt(densities[walkway] ?? 0);
      if (factor >= leastFactor) crowd.set(id, factor);
    }
    return crowd;
  }

  #spreadOver(
    graph: CompiledGraph,
    hotspots: readonly PlacedHotspot[],
    zoneOf: ReturnType<typeof countedZones>['countedZoneOf'],
  ): Spread {
    const sources = hotspots.map(
      ({ zoneId, level, latitude, longitude }): CrowdSource => ({
        ...{ levelOrdinal: level, latitude, longitude, countedZoneId: zoneOf(zoneId) },
      }),
    );
    const key = JSON.stringify(sources);
    if (this.#spread?.graph !== graph || this.#spread.key !== key) {
      const grounds = groundsOf(graph, { walkedShares: this.#walkedShares(graph), countedZoneOf: zoneOf });
      const usual = this.#spread?.key === key ? this.#spread.usual : new UsualClients();
      this.#spread = { key, graph, usual, people: new SpreadPeople(sources, grounds) };
    }
    return this.#spread;
  }

  /** By the ways of an empty venue: what is crowded or closed now does not say where people usually walk. */
  #walkedShares(graph: CompiledGraph): Float64Array {
    if (this.#walked?.graph !== graph) {
      const empty = makeConditions(graph, { timeZone: 'UTC', fromMs: 0, untilMs: 0 });
      this.#walked = { graph, shares: walkedShares(makeRouter(graph, empty)) };
    }
    return this.#walked.shares;
  }

  /** Of each hotspot, how many devices it has; -1 where that is not known, or not to be believed. */
  async #clients(hotspots: readonly PlacedHotspot[]): Promise<Int32Array> {
    const loads = await loadBoardOf(this.#deps);
    return Int32Array.from(hotspots, ({ number }) => loads.believedClientsOf(number) ?? -1);
  }
}
