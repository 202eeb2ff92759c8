import { z } from '@hono/zod-openapi';
import type { Dependencies } from './dependencies.ts';
import { permissions } from './permissions.contract.ts';
import { askingForHealth } from './reading.limits.ts';
import { defineRoute, newRoutes } from './route.ts';

const state = z.object({ status: z.literal('ok') });
const answers = { 200: { description: 'It does', content: { 'application/json': { schema: state } } } };

const lives = defineRoute({
  method: 'get',
  path: '/healthz',
  summary: 'Whether the process lives',
  permission: permissions.readHealth,
  limit: askingForHealth,
  responses: answers,
});

const serves = defineRoute({
  method: 'get',
  path: '/readyz',
  summary: 'Whether requests can be served: the database answers',
  permission: permissions.readHealth,
  limit: askingForHealth,
  responses: answers,
});

/** For whatever watches over the process. */
export function healthRoutes({ database }: Pick<Dependencies, 'database'>) {
  return newRoutes()
    .openapi(lives, (c) => c.json({ status: 'ok' } as const, 200))
    .openapi(serves, async (c) => {
      await database.reach();
      return c.json({ status: 'ok' } as const, 200);
    });
}
