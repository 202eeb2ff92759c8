import type { TypedResponse } from 'hono';
import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import { graphConditions, graphKey, wayDrawing } from './graph.contract.ts';
import { type GraphEncoding, graphEncodings } from './graph-shelf.ts';
import { readDrawing } from './read-drawing.ts';
import { type GraphDependencies, readGraph } from './read-graph.ts';
import { readGraphConditions } from './read-graph-conditions.ts';
import { fetchingGraphs, findingWays } from './ways.limits.ts';

const permission = permissions.findWays;
const heldTag = z.string().max(2000).optional();
const noneNewer = { 304: { description: 'What If-None-Match names is what there is now' } };
const tagOf = (header: string | undefined) => /"([^"]*)"/.exec(header ?? '')?.[1];

const graph = defineRoute({
  ...{ method: 'get', path: '/api/ways/graph', permission, limit: fetchingGraphs },
  summary: 'The graph of what who asks may walk, packed: for phones that find ways by themselves',
  request: { headers: z.object({ 'if-none-match': heldTag, 'accept-encoding': z.string().max(500).optional() }) },
  responses: {
    200: {
      description: 'The graph',
      content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
    },
    ...noneNewer,
  },
});

const conditions = defineRoute({
  ...{ method: 'get', path: '/api/ways/graph/{key}/conditions', permission, limit: findingWays },
  summary: 'What is closed and where it is crowded in a graph that a phone holds',
  request: { params: z.object({ key: graphKey }), headers: z.object({ 'if-none-match': heldTag }) },
  responses: {
    200: { description: 'As it is now', content: { 'application/json': { schema: graphConditions } } },
    ...noneNewer,
  },
});

const drawing = defineRoute({
  ...{ method: 'get', path: '/api/ways/drawing', permission, limit: fetchingGraphs },
  summary: 'The drawing of the venue under ways, without what who asks may not enter',
  request: { headers: z.object({ 'if-none-match': heldTag }) },
  responses: {
    200: { description: 'Level by level', content: { 'application/json': { schema: wayDrawing } } },
    ...noneNewer,
  },
});

/** The first of ours that the browser takes. */
function encodingFor(accepted: string | undefined): GraphEncoding {
  const taken = (accepted ?? '').split(',').map((each) => each.trim().split(';')[0]);
  return graphEncodings.find((encoding) => taken.includes(encoding)) ?? 'identity';
}

export function graphRoutes(deps: GraphDependencies) {
  return newRoutes()
    .openapi(graph, async (c) => {
      const { 'if-none-match': held, 'accept-encoding': accepted } = c.req.valid('header');
      const encoding = encodingFor(accepted);
      const { key, body } = await readGraph(deps, c.get('actor'), { heldKey: tagOf(held), encoding });
      c.header('etag', `W/"${key}"`);
      c.header('cache-control', 'private, no-cache');
      c.header('vary', 'accept-encoding, cookie');
      if (!body) return c.body(null, 304);
      if (encoding !== 'identity') c.header('content-encoding', encoding);
      const answer = c.body(new Uint8Array(body), 200, { 'content-type': 'application/octet-stream' });
      return answer as unknown as Response & TypedResponse<string, 200, 'json'>;
    })
    .openapi(conditions, async (c) => {
      const held = { key: c.req.valid('param').key, revision: tagOf(c.req.valid('header')['if-none-match']) };
      const { revision, conditions: now } = await readGraphConditions(deps, c.get('actor'), held);
      c.header('etag', `W/"${revision}"`);
      c.header('cache-control', 'private, no-cache');
      return now ? c.json(now, 200) : c.body(null, 304);
    })
    .openapi(drawing, async (c) => {
      const held = tagOf(c.req.valid('header')['if-none-match']);
      const { version, drawing: now } = await readDrawing(deps, c.get('actor'), held);
      c.header('etag', `W/"${version}"`);
      c.header('cache-control', 'private, no-cache');
      return now ? c.json(now, 200) : c.body(null, 304);
    });
}
