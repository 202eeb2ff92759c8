import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { closeHandOver } from './close-hand-over.ts';
import {
  colleagueList,
  handOver as handOverSchema,
  handOverToMake,
  sentToStation,
  walkInRegistered,
  walkInToRegister,
} from './desk.contract.ts';
import { handOver } from './hand-over.ts';
import { listColleagues } from './list-colleagues.ts';
import { registerWalkIn } from './register-walk-in.ts';
import { sendToStation } from './send-to-station.ts';
import { takeHandOver } from './take-hand-over.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const ofOneHandOver = z.object({ handOverId: uuid });

const postWalkIn = defineRoute({
  method: 'post',
  path: '/api/desk/walk-ins',
  permission: permissions.registerWalkIns,
  bodyLimitBytes: 16 * 1024,
  summary: 'Register somebody who stands at the desk, with both badges where they are approved at once',
  request: { body: { content: json(walkInToRegister), required: true } },
  responses: { 200: { description: 'How the registration stands', content: json(walkInRegistered) } },
});

const postStation = defineRoute({
  method: 'post',
  path: '/api/desk/delegates/{delegateId}/station',
  permission: permissions.sendToStation,
  summary: 'Send somebody to the least busy station, where they are expected then',
  request: { params: z.object({ delegateId: uuid }) },
  responses: { 200: { description: 'The station', content: json(sentToStation) } },
});

const getColleagues = defineRoute({
  method: 'get',
  path: '/api/desk/colleagues',
  permission: permissions.handOver,
  summary: 'Whom a delegate can be handed over to',
  responses: { 200: { description: 'By name', content: json(colleagueList) } },
});

const postHandOver = defineRoute({
  method: 'post',
  path: '/api/hand-overs',
  permission: permissions.handOver,
  summary: 'Hand a delegate over to a colleague, or to whoever is free',
  request: { body: { content: json(handOverToMake), required: true } },
  responses: { 201: { description: 'Handed over', content: json(handOverSchema) } },
});

const postTake = defineRoute({
  method: 'post',
  path: '/api/hand-overs/{handOverId}/take',
  permission: permissions.handOver,
  summary: 'Take somebody who was handed over',
  request: { params: ofOneHandOver },
  responses: { 200: { description: 'Taken', content: json(handOverSchema) } },
});

const postClose = defineRoute({
  method: 'post',
  path: '/api/hand-overs/{handOverId}/close',
  permission: permissions.handOver,
  summary: 'Say that it is settled',
  request: { params: ofOneHandOver },
  responses: { 204: { description: 'Settled' } },
});

export function deskRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes()
    .openapi(postWalkIn, async (c) => c.json(await registerWalkIn(deps, staffOf(c), c.req.valid('json')), 200))
    .openapi(postStation, async (c) =>
      c.json(await sendToStation(deps, staffOf(c), c.req.valid('param').delegateId), 200),
    )
    .openapi(getColleagues, async (c) => c.json(await listColleagues(deps), 200))
    .openapi(postHandOver, async (c) => c.json(await handOver(deps, staffOf(c), c.req.valid('json')), 201))
    .openapi(postTake, async (c) => c.json(await takeHandOver(deps, staffOf(c), c.req.valid('param').handOverId), 200))
    .openapi(postClose, async (c) => {
      await closeHandOver(deps, staffOf(c), c.req.valid('param').handOverId);
      return c.body(null, 204);
    });
}
