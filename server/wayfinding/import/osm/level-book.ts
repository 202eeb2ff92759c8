import { levelsOf } from './levels.ts';
import { isClosed, type OsmData, type OsmWay } from './osm-data.ts';
import { attributesOf, isDownward } from './walkable.ts';

/** On which level each point of a way is. */
export interface LevelBook {
  /** Of each of its nodes, on each level or storey that it is repeated on. */
  levelsAlong(way: OsmWay): number[][];
  /** Those that ways which stand on one level give a node. */
  toldOf(ref: string): ReadonlySet<number>;
}

const nowhere: ReadonlySet<number> = new Set();
const ground = 0;

/**
 * A way without a level is out of doors, on the ground. One of several levels (stairs, a ramp) leads from the lowest to the
 * highest: which end is which, the ways at its ends tell, then its incline.
 */
export function levelBook({ nodes, ways }: OsmData): LevelBook {
  const told = new Map<string, Set<number>>();
  const tell = (ref: string, level: number) => told.set(ref, (told.get(ref) ?? new Set()).add(level));
  for (const way of ways) {
    const levels = levelsOf(way.tags);
    const isStorey = levels?.length === 1 || (isClosed(way) && levels !== undefined) || way.tags.has('repeat_on');
    if (!isStorey) continue;
    for (const ref of way.refs) for (const level of levels ?? []) tell(ref, level);
  }
  for (const { id, tags } of nodes.values()) {
    const own = levelsOf(tags);
    if (own?.length === 1 && own[0] !== undefined) tell(id, own[0]);
  }
  const groundRefs = new Set(
    ways.filter((way) => !levelsOf(way.tags) && attributesOf(way.tags)).flatMap(({ refs }) => refs),
  );
  const toldOf = (ref: string) => told.get(ref) ?? nowhere;
  const endLevel = (ref: string | undefined, low: number, high: number): number | undefined => {
    const known = [...toldOf(ref ?? ''), ...(groundRefs.has(ref ?? '') ? [ground] : [])];
    const [isLow, isHigh] = [known.includes(low), known.includes(high)];
    return isLow === isHigh ? undefined : isLow ? low : high;
  };
  const ends = (way: OsmWay, low: number, high: number): [number, number] => {
    const [first, last] = [endLevel(way.refs[0], low, high), endLevel(way.refs.at(-1), low, high)];
    const usual: [number, number] = isDownward(way.tags) ? [high, low] : [low, high];
    if (first !== undefined) return [first, first === low ? high : low];
    if (last !== undefined) return [last === low ? high : low, last];
    return usual;
  };
  return {
    toldOf,
    levelsAlong(way) {
      const levels = levelsOf(way.tags);
      if (!levels) return [way.refs.map(() => ground)];
      const [low = ground] = levels;
      const high = levels.at(-1) ?? low;
      if (low === high || way.tags.has('repeat_on')) return levels.map((level) => way.refs.map(() => level));
      const [first, last] = ends(way, low, high);
      return [way.refs.map((ref, at) => levelBetween(toldOf(ref), at / (way.refs.length - 1), first, last))];
    },
  };
}

/** Landings that other ways meet are on the level of these. */
function levelBetween(told: ReadonlySet<number>, share: number, first: number, last: number): number {
  if (share === 0) return first;
  if (share === 1) return last;
  const between = [...told].filter((level) => level > Math.min(first, last) && level < Math.max(first, last));
  return between[0] ?? (share < 0.5 ? first : last);
}
