// shared with pages: pure
import { unreachable } from './metric.ts';
import { opennessOf } from './metric-shelf.ts';
import type { PathFinder } from './path-finder.ts';
import { type ReverseTree, sweepTo } from './reverse-tree.ts';
import type { Slice, Slices } from './time-slices.ts';
import type { SearchGround, Terminal } from './timed-search.ts';
import type { WayEnd, WayRequest } from './way.ts';
import { terminalsOf } from './way-ends.ts';

interface KeptTree extends ReverseTree {
  /** Its cost where rides that tell their departures do not count: where it is the same, no such ride is on the way. */
  readonly costWithoutRidesMs: Int32Array;
}

/** One tree for each place and each set of bans, while the same walkways are open. */
export interface TreeShelf {
  /** Undefined where a tree does not tell: something opens or closes before the arrival, or a ride is waited for. */
  readonly secondsTo: (ground: SearchGround, slices: Slices, request: WayRequest) => number | undefined;
  readonly clear: () => void;
}

const bytesKept = 64 * 1024 * 1024;

export function treeShelf(finder: PathFinder): TreeShelf {
  const trees = new Map<string, KeptTree>();
  const most = Math.max(8, Math.floor(bytesKept / (12 * Math.max(1, finder.hierarchy.parent.length))));
  const treeTo = (ground: SearchGround, slice: Slice, request: WayRequest, name: string): KeptTree | undefined => {
    const key = `${name} ${ground.key} ${slice.key}`;
    const known = trees.get(key);
    if (known) return known;
    const end = terminalsOf(ground, request.to, 'to', request.profile);
    if (!end.isAllowed || end.nodes.length === 0) return undefined;
    const made = growTree(finder, ground, slice, end.nodes);
    trees.set(key, made);
    const [oldest] = trees.keys();
    if (trees.size > most && oldest !== undefined) trees.delete(oldest);
    return made;
  };
  const secondsTo: TreeShelf['secondsTo'] = (ground, slices, request) => {
    const name = nameOf(request.to);
    if (name === undefined || 'point' in request.from) return undefined;
    const slice = slices.at(request.departAtMs);
    const tree = treeTo(ground, slice, request, name);
    const from = terminalsOf(ground, request.from, 'from', request.profile);
    if (!tree || !from.isAllowed) return undefined;
    const node = cheapest(tree, from.nodes);
    if (node < 0) return undefined;
    const [cost, time] = [tree.costMs[node] as number, tree.timeMs[node] as number];
    if (time >= unreachable || cost !== tree.costWithoutRidesMs[node]) return undefined;
    return request.departAtMs + cost <= slice.untilMs ? time / 1000 : undefined;
  };
  return { secondsTo, clear: () => trees.clear() };
}

function nameOf(end: WayEnd): string | undefined {
  if ('point' in end) return undefined;
  if ('place' in end) return `place ${end.place}`;
  return 'node' in end ? `node ${end.node}` : `nodes ${end.nodes.join(' ')}`;
}

function cheapest({ costMs }: KeptTree, from: readonly Terminal[]): number {
  let best = -1;
  for (const { node } of from)
    if ((costMs[node] as number) < (best < 0 ? unreachable : (costMs[best] as number))) best = node;
  return best;
}

function growTree(
  { hierarchy, shelf }: PathFinder,
  ground: SearchGround,
  slice: Slice,
  ends: readonly Terminal[],
): KeptTree {
  const tree = sweepTo(ground, hierarchy, shelf.metricFor(ground, slice), ends, opennessOf(ground, slice));
  if (ground.conditions.departures.size === 0) return { ...tree, costWithoutRidesMs: tree.costMs };
  const walked: SearchGround = { ...ground, isWithoutRides: true, key: `${ground.key} walked` };
  const without = sweepTo(walked, hierarchy, shelf.metricFor(walked, slice), ends, opennessOf(walked, slice));
  return { ...tree, costWithoutRidesMs: without.costMs };
}
