import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { createBadgeReader } from '../badges/verify-badge.ts';
import { delegateDetails, delegatePage, delegateQuery } from './delegates.contract.ts';
import { describeDelegate } from './describe-delegate.ts';
import { findDelegates } from './find-delegates.ts';

const listDelegates = defineRoute({
  method: 'get',
  path: '/api/delegates',
  permission: permissions.findDelegates,
  summary: 'Find delegates by name in either script, reference, badge number or badge',
  request: { query: delegateQuery },
  responses: {
    200: { description: 'One page of delegates', content: { 'application/json': { schema: delegatePage } } },
  },
});

const getDelegate = defineRoute({
  method: 'get',
  path: '/api/delegates/{delegateId}',
  permission: permissions.findDelegates,
  summary: 'One delegate with all badges',
  request: { params: z.object({ delegateId: uuid }) },
  responses: { 200: { description: 'The delegate', content: { 'application/json': { schema: delegateDetails } } } },
});

export function delegatesRoutes(dependencies: Pick<Dependencies, 'database' | 'clock'>) {
  const badgeReader = createBadgeReader(dependencies);
  return newRoutes()
    .openapi(listDelegates, async (c) =>
      c.json(await findDelegates({ ...dependencies, badgeReader }, c.req.valid('query')), 200),
    )
    .openapi(getDelegate, async (c) =>
      c.json(await describeDelegate(dependencies, c.req.valid('param').delegateId), 200),
    );
}
