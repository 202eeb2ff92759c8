import type { Context } from 'hono';
import { z } from 'zod';
import { Allowance } from '../../kernel/allowance.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import type { RequestEnv } from '../../kernel/request-env.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { findByName } from '../../registration/delegates/find-by-name.ts';
import { lookUpWhereabouts } from './look-up-whereabouts.ts';
import { namesFound, namesQuery, whereaboutsAnswer, whereaboutsQuestion } from './whereabouts.contract.ts';
import { whereaboutsFaults } from './whereabouts.errors.ts';

const find = defineRoute({
  method: 'get',
  path: '/api/whereabouts/delegates',
  permission: permissions.lookUpWhereabouts,
  summary: 'Who is meant, by name or badge number: eight at most, and nothing but who they are',
  request: { query: namesQuery },
  responses: { 200: { description: 'Who is found', content: { 'application/json': { schema: namesFound } } } },
});

const lookUp = defineRoute({
  method: 'post',
  path: '/api/delegates/{delegateId}/whereabouts',
  permission: permissions.lookUpWhereabouts,
  summary: 'Where a delegate was last seen, for a reason; it is recorded, and all administrators are told at once',
  request: {
    params: z.object({ delegateId: uuid }),
    body: { required: true, content: { 'application/json': { schema: whereaboutsQuestion } } },
  },
  responses: { 200: { description: 'Where', content: { 'application/json': { schema: whereaboutsAnswer } } } },
});

/** Of one person: enough for an emergency, too little to follow somebody. */
const lookUpTerms = { burst: 10, refillMs: 6_000 };
/** Enough to mistype a name, too little to copy the register. */
const findTerms = { burst: 30, refillMs: 2_000 };

export function whereaboutsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  const lookUps = new Allowance(deps.clock, lookUpTerms);
  const finds = new Allowance(deps.clock, findTerms);
  return newRoutes()
    .openapi(find, async (c) => {
      take(finds, c);
      return c.json(await findByName(deps, c.req.valid('query').search), 200);
    })
    .openapi(lookUp, async (c) => {
      take(lookUps, c);
      const { delegateId } = c.req.valid('param');
      return c.json(await lookUpWhereabouts(deps, staffOf(c), { delegateId, ...c.req.valid('json') }), 200);
    });
}

/** By the person, not by the sign-in: a second device gives nobody more. */
function take(allowance: Allowance, c: Context<RequestEnv>): void {
  const waitMs = allowance.take(staffOf(c).id);
  if (waitMs === 0) return;
  c.header('Retry-After', String(Math.ceil(waitMs / 1000)));
  throw new DomainError(whereaboutsFaults.too_many_look_ups);
}
