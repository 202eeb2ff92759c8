import { z } from '@hono/zod-openapi';
import type { Metrics } from './metrics.ts';
import { permissions } from './permissions.contract.ts';
import { defineRoute, newRoutes } from './route.ts';

const route = defineRoute({
  method: 'get',
  path: '/metrics',
  permission: permissions.readMetrics,
  summary: 'Figures of this server for Prometheus, in its text format',
  responses: { 200: { description: 'The figures', content: { 'text/plain': { schema: z.string() } } } },
});

/** For whatever watches over the server, with the key of the configuration, and for who looks after it. */
export function metricsRoutes({ metrics }: { metrics: Metrics }) {
  return newRoutes().openapi(route, async (c) => {
    const text = await metrics.text();
    return c.text(text, 200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
  });
}
