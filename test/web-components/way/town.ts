import { vi } from 'vitest';
import type { OwnProgramme } from '../../../server/programme/own-programme.contract.ts';
import { placeCodeOf } from '../../../server/wayfinding/places/place-code.ts';
import { encodeGraph } from '../../../server/wayfinding/router/encode-graph.ts';
import type { GraphConditions, WayDrawing } from '../../../server/wayfinding/ways/graph.contract.ts';
import { closeEnvelope } from '../../../server/wayfinding/ways/graph-envelope.ts';
import { ApiProblem, noAnswer } from '../../../web-components/api/problem.ts';
import type { KeptWay } from '../../../web-components/way/kept-way.ts';
import type { FetchedGraph, WayServer } from '../../../web-components/way/way-server.ts';
import { at, town } from '../../wayfinding/canal-town.ts';

export const codeOf = (key: string): string => placeCodeOf(2000 + town.places.findIndex((each) => each.key === key));
const { bytes: packed, walkwayIds } = encodeGraph(town);
const header = {
  ...{ version: 3, timeZone: 'Asia/Shanghai', codes: town.places.map(({ key }) => codeOf(key)) },
  conference: { en: 'Water Town Congress', 'zh-CN': '水乡大会' },
};
export const graph: FetchedGraph = { key: '0123456789abcdef0123', bytes: closeEnvelope(header, packed) };
export const numberOf = (id: string): number => walkwayIds.indexOf(id);

export const conditions = (change: Partial<GraphConditions> = {}): GraphConditions => ({
  ...{ graph: graph.key, at: new Date().toISOString(), closures: [], crowd: {} },
  ...change,
});

const drawing: WayDrawing = {
  levels: [
    {
      level: 0,
      name: { en: 'Ground' },
      drawing: {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'LineString', coordinates: [at(150, -200), at(150, 300)] },
            properties: { kind: 'water', widthM: 20 },
          },
        ],
      },
    },
  ],
};

/** One session that was marked, so many minutes ahead in a place. */
export function marked(minutes: number, key: string, title = 'Who keeps the last metre?'): OwnProgramme {
  const [startsAt, endsAt] = [minutes, minutes + 60].map((each) => new Date(Date.now() + each * 60_000).toISOString());
  const times = { startsAt: startsAt!, endsAt: endsAt!, markedAt: '2026-11-01T00:00:00.000Z' };
  const name = town.places.find((each) => each.key === key)?.name ?? { en: key };
  return {
    ...{ delegateId: '019a9f00-0000-7000-8000-000000000002', timeZone: 'Asia/Shanghai' },
    sessions: [
      {
        ...{ id: '019a9f00-0000-7000-8000-000000000001', title: { en: title }, ...times },
        ...{ isCancelled: false, speakers: [], isMarked: true, isFull: false, changes: [] },
        room: { name: 'Hall 3', place: { key, name } },
      },
    ],
  };
}

/** A server that tests change as they go, and what the phone keeps. */
export function newWayWorld() {
  const world = {
    isAway: false,
    told: conditions(),
    favourites: undefined as OwnProgramme | undefined,
    /** As the server does, once the page listens. */
    tellNews: () => undefined as unknown,
    kept: { graph: undefined as FetchedGraph | undefined, conditions: undefined as GraphConditions | undefined },
  };
  const online = async <T>(value: T): Promise<T> => {
    if (world.isAway) throw noAnswer();
    return value;
  };
  const nobody = () => new ApiProblem({ type: 'about:blank', title: 'link', status: 401, code: 'request.link_needed' });
  const server: WayServer = {
    graph: vi.fn(async (held) => online(held === graph.key ? undefined : graph)),
    conditions: vi.fn(async () => online(world.told)),
    card: vi.fn(async (code) => {
      const found = town.places.find(({ key }) => codeOf(key) === code);
      if (!found) throw new ApiProblem({ type: 'about:blank', title: code, status: 404, code: 'ways.unknown_place' });
      const { name, kind, point } = found;
      const card = { code, name, kind, point, level: { name: { en: 'Ground floor' }, ordinal: 0 } };
      return online({ ...card, telephone: '+86 573 8888', introduction: { en: 'Beside the canal.' } });
    }),
    favourites: vi.fn(async () => (world.favourites ? online(world.favourites) : Promise.reject(nobody()))),
    news: vi.fn((onNews) => {
      world.tellNews = onNews;
      return { isOver: false, close: () => undefined };
    }),
    refusal: vi.fn(async () => Promise.reject(noAnswer())),
    drawing: vi.fn(async () => online(drawing)),
  };
  const kept: KeptWay = {
    graph: async () => world.kept.graph,
    keepGraph: async (fresh) => {
      world.kept.graph = fresh;
    },
    conditions: async () => world.kept.conditions,
    keepConditions: async (told) => {
      world.kept.conditions = told;
    },
    card: async () => undefined,
    keepCard: async () => undefined,
    drawing: async () => undefined,
    keepDrawing: async () => undefined,
    favourites: async () => undefined,
    keepFavourites: async () => undefined,
  };
  return Object.assign(world, { server, keeping: kept });
}
