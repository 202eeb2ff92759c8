import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { collectorKey, collectorKeyList, madeCollectorKey, newCollectorKey } from '../identity.contract.ts';
import { listCollectorKeys } from './list-collector-keys.ts';
import { makeCollectorKey } from './make-collector-key.ts';
import { revokeCollectorKey } from './revoke-collector-key.ts';

const keyParams = z.object({ collectorKeyId: uuid });

const makeKey = defineRoute({
  method: 'post',
  path: '/api/collector-keys',
  permission: permissions.makeCollectorKeys,
  needsProof: true,
  summary: 'Make a key for a program that reports readings or hands in returned mail',
  request: { body: { required: true, content: { 'application/json': { schema: newCollectorKey } } } },
  responses: {
    201: { description: 'The key is told this once', content: { 'application/json': { schema: madeCollectorKey } } },
  },
});

const listKeys = defineRoute({
  method: 'get',
  path: '/api/collector-keys',
  permission: permissions.makeCollectorKeys,
  summary: 'All collector keys, without the keys themselves',
  responses: { 200: { description: 'By age', content: { 'application/json': { schema: collectorKeyList } } } },
});

const revokeKey = defineRoute({
  method: 'delete',
  path: '/api/collector-keys/{collectorKeyId}',
  permission: permissions.makeCollectorKeys,
  summary: 'Revoke a collector key',
  request: { params: keyParams },
  responses: { 200: { description: 'Revoked', content: { 'application/json': { schema: collectorKey } } } },
});

export function collectorKeysRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  return newRoutes()
    .openapi(makeKey, async (c) => c.json(await makeCollectorKey(deps, staffOf(c), c.req.valid('json')), 201))
    .openapi(listKeys, async (c) => c.json({ keys: await listCollectorKeys(deps) }, 200))
    .openapi(revokeKey, async (c) => {
      const { collectorKeyId } = c.req.valid('param');
      return c.json(await revokeCollectorKey(deps, staffOf(c), collectorKeyId), 200);
    });
}
