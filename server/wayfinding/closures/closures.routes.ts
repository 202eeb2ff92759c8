import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { closeWalkways } from './close-walkways.ts';
import { closureEffect, closureMade, newClosure } from './closures.contract.ts';
import { endClosure } from './end-closure.ts';
import { foreseeClosure } from './foresee-closure.ts';

const body = { required: true, content: { 'application/json': { schema: newClosure } } };

const foresee = defineRoute({
  method: 'post',
  path: '/api/closures/foreseen',
  permission: permissions.closeWalkways,
  summary: 'What this closure would do to sessions, ways and places; nothing is closed',
  request: { body },
  responses: { 200: { description: 'Whom it touches', content: { 'application/json': { schema: closureEffect } } } },
});

const close = defineRoute({
  method: 'post',
  path: '/api/closures',
  permission: permissions.closeWalkways,
  summary: 'Close walkways: ways lead around them from now on, or from the time that is told',
  request: { body },
  responses: { 201: { description: 'Closed', content: { 'application/json': { schema: closureMade } } } },
});

const open = defineRoute({
  method: 'delete',
  path: '/api/closures/{closureId}',
  permission: permissions.closeWalkways,
  summary: 'End a closure, or call one off',
  request: { params: z.object({ closureId: uuid }) },
  responses: { 204: { description: 'Open again' } },
});

export function closuresRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes()
    .openapi(foresee, async (c) => c.json(await foreseeClosure(deps, c.req.valid('json')), 200))
    .openapi(close, async (c) => c.json(await closeWalkways(deps, staffOf(c), c.req.valid('json')), 201))
    .openapi(open, async (c) => {
      await endClosure(deps, staffOf(c), c.req.valid('param').closureId);
      return c.body(null, 204);
    });
}
