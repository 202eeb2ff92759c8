import { z } from '@hono/zod-openapi';
import { permissions } from '../kernel/permissions.contract.ts';
import { readingPlainly } from '../kernel/reading.limits.ts';
import { defineRoute, newRoutes } from '../kernel/route.ts';
import { type AsyncApiDocument, type AsyncApiTerms, describeTopics } from './asyncapi.ts';
import type { Hub } from './hub.ts';

const route = defineRoute({
  method: 'get',
  path: '/api/asyncapi.json',
  permission: permissions.readInterface,
  limit: readingPlainly,
  summary: 'What goes over the socket at /api/live',
  responses: {
    200: {
      description: 'AsyncAPI 3.0',
      content: { 'application/json': { schema: z.looseObject({ asyncapi: z.literal('3.0.0') }) } },
    },
  },
});

/** Describes all topics that are served when it is first asked. */
export function asyncApiRoutes({ live, ...terms }: AsyncApiTerms & { readonly live: Pick<Hub, 'topics'> }) {
  let document: AsyncApiDocument | undefined;
  return newRoutes().openapi(route, (c) => {
    document ??= describeTopics(live.topics, terms);
    return c.json(document, 200);
  });
}
