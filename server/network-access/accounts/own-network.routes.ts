import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, delegateOf, newRoutes } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { makeCredential } from '../credentials/make-credential.ts';
import { removeCredential } from '../credentials/remove-credential.ts';
import { renameCredential } from '../credentials/rename-credential.ts';
import {
  credentialName,
  madeCredential,
  networkCredential,
  newCredential,
  ownNetwork,
} from '../network-access.contract.ts';
import { makingCredentials } from '../network-access.limits.ts';
import type { SetUpDependencies } from '../onboarding/set-up-device.ts';
import { describeOwnNetwork } from './describe-own-network.ts';

const params = z.object({ credentialId: uuid });
const permission = permissions.useOwnPage;
const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } });
const taking = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, ...json(schema) } });

const describe = defineRoute({
  ...{ method: 'get', path: '/api/delegate/network', permission },
  summary: "The delegate's own network account, and its devices",
  responses: { 200: { description: 'How it stands', ...json(ownNetwork) } },
});

const make = defineRoute({
  ...{ method: 'post', path: '/api/delegate/network/credentials', permission },
  limit: makingCredentials,
  summary: 'Make a credential for one more device; its secret or key is told now, and never again',
  request: taking(newCredential),
  responses: { 201: { description: 'Made', ...json(madeCredential) } },
});

const rename = defineRoute({
  ...{ method: 'put', path: '/api/delegate/network/credentials/{credentialId}/name', permission },
  summary: 'Call a device something else',
  request: { params, ...taking(credentialName) },
  responses: { 200: { description: 'Renamed', ...json(networkCredential) } },
});

const remove = defineRoute({
  ...{ method: 'delete', path: '/api/delegate/network/credentials/{credentialId}', permission },
  summary: 'Remove a device, which is disconnected at once',
  request: { params },
  responses: { 204: { description: 'Removed' } },
});

/** Who has what is told here is on the network: no cache keeps it. */
const notKept = { 'cache-control': 'no-store' };

export function ownNetworkRoutes(deps: SetUpDependencies) {
  return newRoutes()
    .openapi(describe, async (c) => c.json(await describeOwnNetwork(deps, delegateOf(c)), 200, notKept))
    .openapi(make, async (c) => c.json(await makeCredential(deps, delegateOf(c), c.req.valid('json')), 201, notKept))
    .openapi(rename, async (c) => {
      const renamed = { id: c.req.valid('param').credentialId, ...c.req.valid('json') };
      return c.json(await renameCredential(deps, delegateOf(c), renamed), 200);
    })
    .openapi(remove, async (c) => {
      await removeCredential(deps, delegateOf(c), c.req.valid('param').credentialId);
      return c.body(null, 204);
    });
}
