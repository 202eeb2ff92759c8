import { type OwnProgramme, ownProgramme } from '../../server/programme/own-programme.contract.ts';
import { type NameCard, nameCard } from '../../server/wayfinding/places/places.contract.ts';
import {
  type GraphConditions,
  graphConditions,
  type WayDrawing,
  wayDrawing,
} from '../../server/wayfinding/ways/graph.contract.ts';
import type { FetchedGraph } from './way-server.ts';

/** What this browser keeps, so that ways are found without network. */
export interface KeptWay {
  graph(): Promise<FetchedGraph | undefined>;
  keepGraph(graph: FetchedGraph): Promise<void>;
  conditions(): Promise<GraphConditions | undefined>;
  keepConditions(conditions: GraphConditions): Promise<void>;
  card(code: string): Promise<NameCard | undefined>;
  keepCard(card: NameCard): Promise<void>;
  drawing(): Promise<WayDrawing | undefined>;
  keepDrawing(drawing: WayDrawing): Promise<void>;
  favourites(): Promise<OwnProgramme | undefined>;
  /** None: nobody is signed in any more. */
  keepFavourites(favourites: OwnProgramme | undefined): Promise<void>;
}

const venue = 'causeway-ways';
/** Goes with the delegate's own page, when they sign out. */
const own = 'causeway-own-page';
const keyHeader = 'x-graph-key';

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

async function read<T>(cacheName: string, address: string, schema: Schema<T>): Promise<T | undefined> {
  try {
    const kept = await caches.match(address, { cacheName });
    const value = kept && schema.safeParse(await kept.json());
    return value?.success ? value.data : undefined;
  } catch {
    return undefined;
  }
}

async function put(cacheName: string, address: string, body: BodyInit, headers: Record<string, string> = {}) {
  try {
    const cache = await caches.open(cacheName);
    await cache.put(address, new Response(body, { headers }));
  } catch {
    // A private window keeps nothing: the page works with network only.
  }
}

export const wayKeptHere: KeptWay = {
  async graph() {
    const kept = await caches.match('/p/kept/graph', { cacheName: venue }).catch(() => undefined);
    const key = kept?.headers.get(keyHeader);
    return kept && key ? { key, bytes: new Uint8Array(await kept.arrayBuffer()) } : undefined;
  },
  keepGraph: ({ key, bytes }) => put(venue, '/p/kept/graph', new Blob([new Uint8Array(bytes)]), { [keyHeader]: key }),
  conditions: () => read(venue, '/p/kept/conditions', graphConditions),
  keepConditions: (conditions) => put(venue, '/p/kept/conditions', JSON.stringify(conditions)),
  card: (code) => read(venue, `/p/kept/card/${code}`, nameCard),
  keepCard: (card) => put(venue, `/p/kept/card/${card.code}`, JSON.stringify(card)),
  drawing: () => read(venue, '/p/kept/drawing', wayDrawing),
  keepDrawing: (drawing) => put(venue, '/p/kept/drawing', JSON.stringify(drawing)),
  favourites: () => read(own, '/p/kept/favourites', ownProgramme),
  async keepFavourites(favourites) {
    if (favourites) return put(own, '/p/kept/favourites', JSON.stringify(favourites));
    const cache = await caches.open(own).catch(() => undefined);
    await cache?.delete('/p/kept/favourites').catch(() => false);
  },
};
