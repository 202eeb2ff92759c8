import type { TypedResponse } from 'hono';
import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { drawMap } from './draw-map.ts';
import { readMap } from './read-map.ts';
import { mapOutcome, maxMapBytes, type VenueMap, venueMap } from './wayfinding.contract.ts';

export type WayfindingDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

const drawRoute = defineRoute({
  method: 'put',
  path: '/api/map',
  permission: permissions.drawMap,
  bodyLimitBytes: maxMapBytes,
  summary: 'Put the map of the venue, whole',
  request: { body: { required: true, content: { 'application/json': { schema: venueMap } } } },
  responses: {
    200: { description: 'What was put', content: { 'application/json': { schema: mapOutcome } } },
  },
});

const readRoute = defineRoute({
  method: 'get',
  path: '/api/map',
  permission: permissions.readMap,
  summary: 'The map of the venue, level by level',
  request: { headers: z.object({ 'if-none-match': z.string().max(1000).optional() }) },
  responses: {
    200: { description: 'All levels', content: { 'application/json': { schema: venueMap } } },
    304: { description: 'The map named by If-None-Match is the one of now' },
  },
});

export function wayfindingRoutes(dependencies: WayfindingDependencies) {
  return newRoutes()
    .openapi(drawRoute, async (c) => c.json(await drawMap(dependencies, staffOf(c), c.req.valid('json')), 200))
    .openapi(readRoute, async (c) => {
      const held = /"([^"]*)"/.exec(c.req.valid('header')['if-none-match'] ?? '')?.[1];
      const { version, text } = await readMap(dependencies, held);
      c.header('etag', `W/"${version}"`);
      c.header('cache-control', 'private, no-cache');
      if (text === undefined) return c.body(null, 304);
      return c.body(text, 200, { 'content-type': 'application/json' }) as unknown as Response &
        TypedResponse<VenueMap, 200, 'json'>;
    });
}
