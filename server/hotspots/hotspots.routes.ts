import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import {
  historyQuery,
  hotspotCode,
  hotspotHistory,
  hotspotList,
  hotspotSpans,
  inventoryGeoJson,
  inventoryOutcome,
  maxInventoryBytes,
  maxReadingsBytes,
  readingsOutcome,
  spansQuery,
} from './hotspots.contract.ts';
import { importInventory } from './import-inventory.ts';
import { readHistory } from './read-history.ts';
import { readInventory } from './read-inventory.ts';
import { readInventoryCsv } from './read-inventory-csv.ts';
import { readInventoryGeoJson } from './read-inventory-geojson.ts';
import { readSpans } from './read-spans.ts';
import { recordReadings } from './record-readings.ts';

export type HotspotsDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

const answer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: { description, content: { 'application/json': { schema } } },
});

const importRoute = defineRoute({
  method: 'post',
  path: '/api/hotspots/inventory',
  permission: permissions.importInventory,
  bodyLimitBytes: maxInventoryBytes,
  summary: 'Import the inventory of hotspots, whole or not at all',
  request: {
    body: { content: { 'text/csv': { schema: z.string() }, 'application/geo+json': { schema: inventoryGeoJson } } },
  },
  responses: answer('What the import changed', inventoryOutcome),
});

const listRoute = defineRoute({
  method: 'get',
  path: '/api/hotspots',
  permission: permissions.followHotspots,
  summary: 'The hotspots of the inventory and where they are',
  responses: answer('All of them, by code', hotspotList),
});

const readingsRoute = defineRoute({
  method: 'post',
  path: '/api/hotspots/readings',
  permission: permissions.reportReadings,
  bodyLimitBytes: maxReadingsBytes,
  summary: 'Report readings, one JSON object a line; good lines are kept, the others named',
  request: { body: { required: true, content: { 'application/x-ndjson': { schema: z.string() } } } },
  responses: answer('What was kept', readingsOutcome),
});

const historyRoute = defineRoute({
  method: 'get',
  path: '/api/hotspots/{code}/readings',
  permission: permissions.followHotspots,
  summary: 'The readings of one hotspot in the last minutes',
  request: { params: z.object({ code: hotspotCode }), query: historyQuery },
  responses: answer('Oldest first', hotspotHistory),
});

const spansRoute = defineRoute({
  method: 'get',
  path: '/api/hotspots/{code}/history',
  permission: permissions.followHotspots,
  summary: 'What the readings of one hotspot came to in the last hours, by minute or by quarter of an hour',
  request: { params: z.object({ code: hotspotCode }), query: spansQuery },
  responses: answer('Oldest first', hotspotSpans),
});

export function hotspotsRoutes(dependencies: HotspotsDependencies) {
  return newRoutes()
    .openapi(importRoute, async (c) => {
      const json = c.req.valid('json');
      const isCsv = /^\s*text\/csv/i.test(c.req.header('content-type') ?? '');
      const read =
        isCsv || typeof json === 'string'
          ? readInventoryCsv(new Uint8Array(await c.req.arrayBuffer()))
          : readInventoryGeoJson(json);
      return c.json(await importInventory(dependencies, staffOf(c), read), 200);
    })
    .openapi(listRoute, async (c) => c.json(await readInventory(dependencies), 200))
    .openapi(readingsRoute, async (c) => c.json(await recordReadings(dependencies, await c.req.text()), 200))
    .openapi(historyRoute, async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await readHistory(dependencies, code, c.req.valid('query').minutes), 200);
    })
    .openapi(spansRoute, async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await readSpans(dependencies, code, c.req.valid('query').hours), 200);
    });
}
