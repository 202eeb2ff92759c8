import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { permissions } from './permissions.contract.ts';
import { readingPlainly } from './reading.limits.ts';
import type { RequestEnv } from './request-env.ts';
import { defineRoute } from './route.ts';

const route = defineRoute({
  method: 'get',
  path: '/api/openapi.json',
  summary: 'This document',
  permission: permissions.readInterface,
  limit: readingPlainly,
  responses: {
    200: {
      description: 'OpenAPI 3.1',
      content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }) } },
    },
  },
});

const info = {
  title: 'Causeway',
  version: '1',
  description:
    'Each operation names who may use it, as `x-who-may`, and the line of the table that says so, as `x-permission`; with `x-needs-proof`, members of staff must have shown their passkey within five minutes. What goes wrong is answered as problem details (RFC 9457) with a stable `code`.',
};

/** Describes all routes of the app as they are when it is first asked. */
export function describeInterface(app: OpenAPIHono<RequestEnv>): void {
  let document: { openapi: string } | undefined;
  app.openapi(route, (c) => {
    document ??= app.getOpenAPI31Document({ openapi: '3.1.0', info });
    return c.json(document, 200);
  });
}
