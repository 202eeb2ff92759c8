import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import { typedCode } from '../places/places.contract.ts';
import { readingCards } from '../places/places.limits.ts';
import type { PlacesDependencies } from '../places/places-of-asker.ts';
import { stopDepartures } from './departures.contract.ts';
import { listDepartures } from './list-departures.ts';

const departures = defineRoute({
  method: 'get',
  path: '/api/places/{code}/departures',
  permission: permissions.findWays,
  limit: readingCards,
  summary: 'When shuttles and boats leave next from the stop whose code this is',
  request: { params: z.object({ code: typedCode }) },
  responses: { 200: { description: 'The soonest first', content: { 'application/json': { schema: stopDepartures } } } },
});

export function departuresRoutes(deps: PlacesDependencies) {
  return newRoutes().openapi(departures, async (c) => {
    c.header('cache-control', 'private, no-cache');
    return c.json(await listDepartures(deps, c.get('actor'), c.req.valid('param').code), 200);
  });
}
