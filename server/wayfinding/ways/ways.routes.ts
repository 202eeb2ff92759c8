import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import { findWay } from './find-way.ts';
import { listWalkways } from './list-walkways.ts';
import { readConditions } from './read-conditions.ts';
import { walkwayList, wayAnswer, wayConditions, wayQuery } from './ways.contract.ts';
import { findingWays } from './ways.limits.ts';

const find = defineRoute({
  method: 'get',
  path: '/api/ways',
  permission: permissions.findWays,
  limit: findingWays,
  summary: 'The way from one sign to another, for who asks; where there is none, why',
  request: { query: wayQuery },
  responses: {
    200: { description: 'A way, or why there is none', content: { 'application/json': { schema: wayAnswer } } },
  },
});

const conditions = defineRoute({
  method: 'get',
  path: '/api/ways/conditions',
  permission: permissions.followLateness,
  summary: 'What is closed and where it is crowded, in the whole venue: for programs of staff',
  request: { headers: z.object({ 'if-none-match': z.string().max(1000).optional() }) },
  responses: {
    200: { description: 'As it is now', content: { 'application/json': { schema: wayConditions } } },
    304: { description: 'The conditions named by If-None-Match are those of now' },
  },
});

const walkways = defineRoute({
  method: 'get',
  path: '/api/ways/walkways',
  permission: permissions.followLateness,
  summary: 'The walkways of the published plan, with their lines: for boards of staff',
  request: { headers: z.object({ 'if-none-match': z.string().max(1000).optional() }) },
  responses: {
    200: { description: 'All of them', content: { 'application/json': { schema: walkwayList } } },
    304: { description: 'The walkways named by If-None-Match are those of now' },
  },
});

export function waysRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes()
    .openapi(find, async (c) => {
      c.header('cache-control', 'private, no-store');
      return c.json(await findWay(deps, c.get('actor'), c.req.valid('query')), 200);
    })
    .openapi(walkways, async (c) => {
      const held = /"([^"]*)"/.exec(c.req.valid('header')['if-none-match'] ?? '')?.[1];
      const { versionId, list } = await listWalkways(deps, held);
      c.header('etag', `W/"${versionId}"`);
      c.header('cache-control', 'private, no-cache');
      return list ? c.json(list, 200) : c.body(null, 304);
    })
    .openapi(conditions, async (c) => {
      const held = /"([^"]*)"/.exec(c.req.valid('header')['if-none-match'] ?? '')?.[1];
      const { revision, conditions: now } = await readConditions(deps, held);
      c.header('etag', `W/"${revision}"`);
      c.header('cache-control', 'private, no-cache');
      return now ? c.json(now, 200) : c.body(null, 304);
    });
}
