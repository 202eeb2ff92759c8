// shared with pages: pure
import type { Walkway } from '../venue/venue.contract.ts';
import type { CompiledGraph } from './compiled-graph.ts';

const outside = new Set(['street', 'crossing', 'bridge']);
const inside = new Set(['corridor', 'open_room']);
/** What these are, the sky may be over or not. */
const either = new Set([undefined, 'ramp', 'tunnel']);

/** By walkway: 1 where it is in the open. A graph never changes. */
const kept = new WeakMap<CompiledGraph, Uint8Array>();

/**
 * Whether one walks in the open there. Plans call few of their walkways a street or a bridge: yards, quays and footpaths
 * have no feature. They are in the open where one comes to them on foot from a street or a stop, on its level, and through
 * nothing with which the inside begins: a gate, a door, a corridor or a room.
 */
export function isInTheOpen(graph: CompiledGraph, walkway: number): boolean {
  const known = kept.get(graph) ?? lookAround(graph);
  kept.set(graph, known);
  return known[walkway] === 1;
}

const isRide = ({ kind }: Walkway) => kind === 'shuttle' || kind === 'boat';

function lookAround(graph: CompiledGraph): Uint8Array {
  const isOpen = new Uint8Array(graph.walkways.length);
  const isReached = new Uint8Array(graph.nodeIds.length);
  const isInside = new Uint8Array(graph.nodeIds.length);
  const open: number[] = [];
  const reach = (node: number) => {
    if (isReached[node] === 1 || isInside[node] === 1) return;
    isReached[node] = 1;
    open.push(node);
  };
  for (const [i, { feature }] of graph.walkways.entries()) {
    if (feature !== undefined && inside.has(feature)) for (const node of endsOf(graph, i)) isInside[node] = 1;
  }
  for (const [i, walkway] of graph.walkways.entries()) {
    const { feature } = walkway;
    if (feature !== undefined && outside.has(feature) && !isRide(walkway)) isOpen[i] = 1;
    if (feature === 'street' || feature === 'crossing' || isRide(walkway)) endsOf(graph, i).forEach(reach);
  }
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const arc of arcsAt(graph, node)) {
      if (isOpen[arc >> 1] === 1 || !goesOn(graph, arc >> 1)) continue;
      isOpen[arc >> 1] = 1;
      endsOf(graph, arc >> 1).forEach(reach);
    }
  }
  return isOpen;
}

const endsOf = ({ tailOf }: CompiledGraph, walkway: number): number[] => [
  tailOf[2 * walkway] as number,
  tailOf[2 * walkway + 1] as number,
];

/** Those that one may go along from here, and those by which one comes. */
function arcsAt({ outStart, outArc, inStart, inArc }: CompiledGraph, node: number): number[] {
  return [...outArc.subarray(outStart[node], outStart[node + 1]), ...inArc.subarray(inStart[node], inStart[node + 1])];
}

function goesOn(graph: CompiledGraph, index: number): boolean {
  const walkway = graph.walkways[index];
  const [from, to] = endsOf(graph, index);
  if (!walkway || graph.levelOf[from as number] !== graph.levelOf[to as number]) return false;
  const { kind, gateId, door, feature } = walkway;
  return (kind === 'walkway' || kind === 'stairs') && !gateId && !door && either.has(feature);
}
