import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import { strangerAttempts } from '../network-access.contract.ts';
import { listStrangerAttempts } from './list-stranger-attempts.ts';

const list = defineRoute({
  method: 'get',
  path: '/api/network/stranger-attempts',
  permission: permissions.findNetworkAccounts,
  summary:
    'How often devices that nobody knows were turned away in the last hour, by where and why; no device is told of',
  responses: {
    200: { description: 'The most frequent first', content: { 'application/json': { schema: strangerAttempts } } },
  },
});

export const strangersRoutes = (deps: Pick<Dependencies, 'database' | 'clock'>) =>
  newRoutes().openapi(list, async (c) => c.json(await listStrangerAttempts(deps), 200));
