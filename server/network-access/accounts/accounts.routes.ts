import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { becauseOf, networkAccount } from '../network-access.contract.ts';
import { describeAccount } from './describe-account.ts';
import { accountLookUps } from './look-up-account.ts';
import { restoreAccount, revokeAccount } from './revoke-account.ts';

const params = z.object({ delegateId: uuid });
const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } });
const deciding = { params, body: { required: true, ...json(becauseOf) } };

const describe = defineRoute({
  method: 'get',
  path: '/api/network/accounts/{delegateId}',
  permission: permissions.readNetworkAccounts,
  summary:
    "One delegate's network account: how it stands, its devices, the last attempts to join, what is connected; it is recorded",
  request: { params },
  responses: { 200: { description: 'The account, without secrets', ...json(networkAccount) } },
});

const revoke = defineRoute({
  method: 'post',
  path: '/api/network/accounts/{delegateId}/revoke',
  permission: permissions.revokeNetworkAccounts,
  summary: 'Take a delegate off the network, what is connected at once',
  request: deciding,
  responses: { 200: { description: 'As it is now', ...json(networkAccount) } },
});

const restore = defineRoute({
  method: 'post',
  path: '/api/network/accounts/{delegateId}/restore',
  permission: permissions.revokeNetworkAccounts,
  summary: 'Take a revocation back',
  request: deciding,
  responses: { 200: { description: 'As it is now', ...json(networkAccount) } },
});

export function accountsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  const lookUp = accountLookUps(deps);
  return newRoutes()
    .openapi(describe, async (c) => c.json(await lookUp(staffOf(c), c.req.valid('param').delegateId), 200))
    .openapi(revoke, async (c) => {
      const decision = { ...c.req.valid('param'), ...c.req.valid('json') };
      await revokeAccount(deps, staffOf(c), decision);
      return c.json(await describeAccount(deps, decision.delegateId), 200);
    })
    .openapi(restore, async (c) => {
      const decision = { ...c.req.valid('param'), ...c.req.valid('json') };
      await restoreAccount(deps, staffOf(c), decision);
      return c.json(await describeAccount(deps, decision.delegateId), 200);
    });
}
