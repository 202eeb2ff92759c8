import type { Person } from '../../../ops/demo/simulator/person.ts';
import type { Venue, WalkPlan } from '../../../ops/demo/venue/venue.ts';
import { footOn } from '../../../server/wayfinding/router/geometry.ts';
import { lineOf } from '../../../server/wayfinding/router/way-ends.ts';
import type { LonLat } from '../../../server/wayfinding/venue/venue.contract.ts';
import type { ServersView } from './servers-view.ts';

/** Nobody further off than this is on a walkway. */
const besideM = 60;
const besideDegrees = 0.0012;

/** On which walkway each simulated person truly is: the nearest one with ground, of their floor. */
export class WhoIsWhere {
  readonly #town: Venue & { readonly walking: WalkPlan };
  readonly #ground: readonly { walkway: number; level: number; line: readonly LonLat[] }[];
  readonly #levels: ReadonlyMap<string, number>;
  readonly #known = new Map<string, number | undefined>();

  constructor(town: Venue & { readonly walking: WalkPlan }, { graph, areas }: ServersView) {
    this.#town = town;
    this.#levels = new Map(town.walking.levels.map(({ id, ordinal }) => [id, ordinal]));
    this.#ground = [...graph.walkways.keys()]
      .filter((walkway) => (areas[walkway] ?? 0) > 0)
      .map((walkway) => {
        const level = graph.levels[graph.levelOf[graph.tailOf[2 * walkway] ?? -1] ?? -1]?.ordinal ?? 0;
        return { walkway, level, line: lineOf(graph, walkway) };
      });
  }

  countOnWalkways(people: readonly Person[]): Float64Array {
    const counts = new Float64Array(1 + Math.max(...this.#ground.map(({ walkway }) => walkway)));
    for (const person of people) {
      const walkway = this.#walkwayOf(person);
      if (walkway !== undefined) counts[walkway] = (counts[walkway] ?? 0) + 1;
    }
    return counts;
  }

  #walkwayOf({ standsAt, zoneId, devices }: Person): number | undefined {
    if (zoneId === undefined) return undefined;
    if (standsAt) return this.#nearest(standsAt.at, this.#levels.get(standsAt.levelId) ?? 0);
    // Who sits has a seat, which is told by its hotspot.
    const seat = this.#town.hotspots[devices[0]?.seat ?? -1];
    return seat && this.#nearest([seat.longitude, seat.latitude], seat.level);
  }

  #nearest(at: LonLat, level: number): number | undefined {
    const key = `${at[0].toFixed(5)} ${at[1].toFixed(5)} ${level}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#find(at, level));
    return this.#known.get(key);
  }

  #find(at: LonLat, level: number): number | undefined {
    let best: { walkway: number; metres: number } | undefined;
    for (const { walkway, level: itsLevel, line } of this.#ground) {
      const [longitude, latitude] = line[0] ?? [0, 0];
      if (itsLevel !== level || Math.abs(longitude - at[0]) + Math.abs(latitude - at[1]) > 2 * besideDegrees) continue;
      const { metres } = footOn(line, at);
      if (metres < (best?.metres ?? besideM)) best = { walkway, metres };
    }
    return best?.walkway;
  }
}
