import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Database } from '../../../db/client.ts';
import type { RoutedPlan } from '../router/compiled-graph.ts';
import { encodeGraph } from '../router/encode-graph.ts';
import type { Router } from '../router/router.ts';
import { closeEnvelope } from './graph-envelope.ts';
import type { WayGround } from './way-board.ts';
import { findConferenceName } from './ways.queries.ts';

export const graphEncodings = ['br', 'gzip', 'identity'] as const;
export type GraphEncoding = (typeof graphEncodings)[number];

/** A graph as it is sent. */
export interface KeptGraph {
  /** By what is in it: whoever may walk the same has the same. */
  readonly key: string;
  /** By walkway id, its number in the packed graph. */
  readonly numberOf: ReadonlyMap<string, number>;
  body(encoding: GraphEncoding): Promise<Uint8Array>;
}

/** So many sets of zones are kept: there are as many as categories that may enter different ones. */
const mostKept = 32;
const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };

const shelves = new WeakMap<Router, Map<string, Promise<KeptGraph>>>();

/** The graph of what these zones let one walk, packed once for all who may enter the same. */
export function keptGraph(
  database: Database,
  ground: WayGround,
  zones: ReadonlySet<string> | undefined,
): Promise<KeptGraph> {
  const shelf = shelves.get(ground.router) ?? new Map<string, Promise<KeptGraph>>();
  shelves.set(ground.router, shelf);
  const name = zones ? [...zones].sort().join(' ') : '*';
  const kept = shelf.get(name) ?? pack(database, ground, zones);
  // What was asked for last goes last.
  shelf.delete(name);
  shelf.set(name, kept);
  kept.catch(() => shelf.delete(name));
  if (shelf.size > mostKept) for (const oldest of [...shelf.keys()].slice(0, 1)) shelf.delete(oldest);
  return kept;
}

async function pack(
  database: Database,
  { router: { graph }, version, timeZone, codes }: WayGround,
  zones: ReadonlySet<string> | undefined,
): Promise<KeptGraph> {
  const nodes = graph.nodeIds.map((id, node) => ({
    id,
    levelId: graph.levels[graph.levelOf[node] ?? -1]?.id ?? '',
    point: [graph.longitude[node] ?? 0, graph.latitude[node] ?? 0] as [number, number],
  }));
  const plan: RoutedPlan = {
    levels: graph.levels.slice(),
    places: graph.places.slice(),
    nodes,
    walkways: graph.walkways.slice(),
  };
  const conference = await findConferenceName(database.drizzle);
  const { bytes: packed, walkwayIds } = encodeGraph(plan, zones);
  const told = plan.places.filter(({ zoneId }) => !zones || zoneId === undefined || zones.has(zoneId));
  const header = {
    ...{ version, timeZone, codes: told.map(({ key }) => codes.codeOf.get(key) ?? '') },
    ...(conference && { conference }),
  };
  const plain = closeEnvelope(header, packed);
  const bodies = new Map<GraphEncoding, Promise<Uint8Array>>();
  return {
    key: createHash('sha256').update(plain).digest('hex').slice(0, 20),
    numberOf: new Map(walkwayIds.map((id, number) => [id, number])),
    body(encoding) {
      const made =
        bodies.get(encoding) ?? (encoding === 'identity' ? Promise.resolve(plain) : compress[encoding](plain));
      bodies.set(encoding, made);
      return made;
    },
  };
}
