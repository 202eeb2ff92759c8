import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, delegateOf, newRoutes } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import { describeOwnProgramme } from './describe-own-programme.ts';
import { describeSessionFor, listSessionsFor } from './list-sessions-for.ts';
import { markSession } from './mark-session.ts';
import { ownProgramme, ownProgrammeQuery, sessionDetails, sessionList } from './own-programme.contract.ts';
import { markingSessions } from './programme.limits.ts';
import { unmarkSession } from './unmark-session.ts';

const permission = permissions.useOwnPage;
const params = z.object({ sessionId: uuid });

const answer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: { description, content: { 'application/json': { schema } } },
});

const listRoute = defineRoute({
  ...{ method: 'get', path: '/api/delegate/programme', permission },
  summary: 'The programme, with what the delegate marked of it',
  responses: answer('All sessions by time', sessionList),
});

const sessionRoute = defineRoute({
  ...{ method: 'get', path: '/api/delegate/programme/{sessionId}', permission },
  summary: 'All of one session',
  request: { params },
  responses: answer('The session', sessionDetails),
});

const ownRoute = defineRoute({
  ...{ method: 'get', path: '/api/delegate/favourites', permission },
  summary: 'What the delegate marked, what became of it since, and whether its hall is full',
  request: { query: ownProgrammeQuery },
  responses: answer('Marked sessions by time', ownProgramme),
});

const markRoute = defineRoute({
  ...{ method: 'put', path: '/api/delegate/favourites/{sessionId}', permission, limit: markingSessions },
  summary: 'Mark a session: its changes are told from now on',
  request: { params },
  responses: { 204: { description: 'Marked' } },
});

const unmarkRoute = defineRoute({
  ...{ method: 'delete', path: '/api/delegate/favourites/{sessionId}', permission, limit: markingSessions },
  summary: 'Mark a session no longer',
  request: { params },
  responses: { 204: { description: 'Not marked any more' } },
});

const notKept = { 'cache-control': 'no-store' };

export function ownProgrammeRoutes(deps: Pick<Dependencies, 'database' | 'clock'>) {
  return newRoutes()
    .openapi(listRoute, async (c) => c.json(await listSessionsFor(deps, delegateOf(c)), 200, notKept))
    .openapi(sessionRoute, async (c) => {
      const { sessionId } = c.req.valid('param');
      return c.json(await describeSessionFor(deps, delegateOf(c), sessionId), 200, notKept);
    })
    .openapi(ownRoute, async (c) => {
      const { since } = c.req.valid('query');
      return c.json(await describeOwnProgramme(deps, delegateOf(c), since ? new Date(since) : undefined), 200, notKept);
    })
    .openapi(markRoute, async (c) => {
      await markSession(deps, delegateOf(c), c.req.valid('param').sessionId);
      return c.body(null, 204);
    })
    .openapi(unmarkRoute, async (c) => {
      await unmarkSession(deps, delegateOf(c), c.req.valid('param').sessionId);
      return c.body(null, 204);
    });
}
