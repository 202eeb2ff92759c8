import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import { listPlaces } from './list-places.ts';
import { nameCard, placeList, placesQuery, typedCode } from './places.contract.ts';
import { readingCards, searchingPlaces } from './places.limits.ts';
import type { PlacesDependencies } from './places-of-asker.ts';
import { readCard } from './read-card.ts';

const card = defineRoute({
  method: 'get',
  path: '/api/places/{code}',
  permission: permissions.findWays,
  limit: readingCards,
  summary: 'The name card of a place, by the code on its sign',
  request: { params: z.object({ code: typedCode }) },
  responses: { 200: { description: 'The place', content: { 'application/json': { schema: nameCard } } } },
});

const list = defineRoute({
  method: 'get',
  path: '/api/places',
  permission: permissions.findWays,
  limit: searchingPlaces,
  summary: 'Places to go to, of those that who asks may be told of',
  request: { query: placesQuery },
  responses: { 200: { description: 'The best first', content: { 'application/json': { schema: placeList } } } },
});

export function placesRoutes(deps: PlacesDependencies) {
  return newRoutes()
    .openapi(list, async (c) => {
      c.header('cache-control', 'private, no-cache');
      return c.json(await listPlaces(deps, c.get('actor'), c.req.valid('query')), 200);
    })
    .openapi(card, async (c) => {
      c.header('cache-control', 'private, no-cache');
      return c.json(await readCard(deps, c.get('actor'), c.req.valid('param').code), 200);
    });
}
