import type { Venue, WalkPlan } from '../../../ops/demo/venue/venue.ts';
import { countedZones } from '../../../server/wayfinding/crowd/counted-zones.ts';
import { groundsOf } from '../../../server/wayfinding/crowd/grounds.ts';
import { slowDownAt } from '../../../server/wayfinding/crowd/slow-down.ts';
import { SpreadPeople } from '../../../server/wayfinding/crowd/spread-people.ts';
import { UsualClients } from '../../../server/wayfinding/crowd/usual-clients.ts';
import { walkedShares } from '../../../server/wayfinding/crowd/walked-shares.ts';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import type { CompiledGraph } from '../../../server/wayfinding/router/compiled-graph.ts';
import { makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter, type Router } from '../../../server/wayfinding/router/router.ts';
import { venuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';

const always = { timeZone: 'Asia/Shanghai', fromMs: 0, untilMs: 1 };

/** What the server makes of hotspots and gates, by its own parts: as `CrowdEpochs`, without the database. */
export class ServersView {
  readonly graph: CompiledGraph;
  readonly router: Router;
  /** By walkway, in square metres; 0 where nobody is in anybody's way. */
  readonly areas: readonly number[];
  /** How many it takes to be on each walkway, and how slow it tells each to be. */
  people = new Float64Array();
  factors: readonly number[] = [];
  readonly #zones: (inside: ReadonlyMap<string, number>) => ReturnType<typeof countedZones>;
  readonly #spread: SpreadPeople;
  readonly #usual = new UsualClients();

  constructor({ walking, zones, gates, hotspots }: Venue & { readonly walking: WalkPlan }) {
    this.graph = compileGraph(venuePlan.parse(walking));
    this.router = makeRouter(this.graph, makeConditions(this.graph, always));
    const guarded = new Set(gates.map(({ innerZoneId }) => innerZoneId));
    this.#zones = (inside) =>
      countedZones(
        zones.map(({ id, parentId = null }) => {
          return { id, parentId, isCounted: guarded.has(id), inside: inside.get(id) ?? 0 };
        }),
      );
    const { countedZoneOf } = this.#zones(new Map());
    const grounds = groundsOf(this.graph, { walkedShares: walkedShares(this.router), countedZoneOf });
    this.areas = grounds.map(({ areaM2 }) => areaM2);
    this.#spread = new SpreadPeople(
      hotspots.map(({ level, zoneId, longitude, latitude }) => {
        return { levelOrdinal: level, longitude, latitude, countedZoneId: countedZoneOf(zoneId) };
      }),
      grounds,
    );
  }

  /** One epoch: `inside` is how many are in each zone or below it. */
  take(clients: Int32Array, inside: ReadonlyMap<string, number>): void {
    const zones = this.#zones(inside);
    this.#usual.take(
      clients,
      [...zones.inside.values()].reduce((sum, count) => sum + count, 0),
    );
    const densities = this.#spread.densities({ clients, usual: this.#usual.means, inside: zones.inside });
    this.people = densities.map((density, walkway) => density * (this.areas[walkway] ?? 0));
    this.factors = Array.from(densities, slowDownAt);
    const crowd = new Map(this.graph.walkways.map(({ id }, walkway) => [id, this.factors[walkway] ?? 1]));
    this.router.setConditions(makeConditions(this.graph, { ...always, crowd }));
  }

  secondsBetween(from: string, to: string): number {
    const ends = { from: { place: from }, to: { place: to } };
    const answer = this.router.findWay({ ...ends, profile: 'walking', departAtMs: 0 });
    return answer.isFound ? answer.way.seconds : Number.POSITIVE_INFINITY;
  }
}
